"""The port's server: takes in every station's records exactly once and passes on what others need."""
