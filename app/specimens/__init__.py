"""Invented documents of Utopia, drawn so that the reader has something true to read."""
