"""The booth: one document, one card, one key."""
