"""The composition root: builds every part and joins them. Nothing else knows every room."""
