"""Taking documents in: the watched folder, and the chooser in the window; for both desks."""
