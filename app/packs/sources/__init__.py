"""Public lists as they come: read as a stream, each row kept or counted with a reason."""
