"""Images and text in: files, a watched folder, page scanners, cameras, serial ports."""
