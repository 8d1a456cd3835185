"""The summary card: its words, chosen by pure functions, and its widgets; shared by both desks."""
