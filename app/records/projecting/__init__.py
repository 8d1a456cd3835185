"""From facts to projections, room by room."""
