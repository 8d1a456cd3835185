"""Reference packs: people, documents and members on lists; built, verified, sealed, opened."""
