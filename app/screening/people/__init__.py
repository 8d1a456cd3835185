"""Finding a traveler among a million listed people, and saying how sure that is."""
