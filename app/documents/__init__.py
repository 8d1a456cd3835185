"""From an image to a document: machine readable zone, barcodes, checks."""
