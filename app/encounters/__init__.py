"""The encounter at primary: decide or refer."""
