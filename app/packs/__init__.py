"""Reference packs: lookouts and lost documents, built, verified, sealed on the station, opened."""
