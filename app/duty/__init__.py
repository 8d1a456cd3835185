"""Who is working: officers, roles, stations, shifts."""
