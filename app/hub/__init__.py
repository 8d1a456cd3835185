"""The port's server: takes in every station's records exactly once, passes on what others need."""
