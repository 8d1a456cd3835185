"""The live picture of a document camera, which captures by itself; for any page."""
