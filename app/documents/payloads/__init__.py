"""What barcodes say: one grammar, one file. Text in, fields out; nothing is looked up."""
