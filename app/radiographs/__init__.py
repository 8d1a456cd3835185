"""Radiographs: reading, viewing and marking NII images."""
