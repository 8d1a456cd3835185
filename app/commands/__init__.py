"""The commands of the command line that are no room of their own: each file is one of them."""
