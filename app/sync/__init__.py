"""The way to the hub and back: records out, other stations' records and pictures in."""
