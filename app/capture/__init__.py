"""Images and text in: files, a watched folder, cameras; later scanners and wedges."""
