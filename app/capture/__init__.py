"""Images and text in: files, a watched folder; later cameras, scanners and wedges."""
