"""The demonstration: a throwaway port with invented travelers, played by key events only."""
