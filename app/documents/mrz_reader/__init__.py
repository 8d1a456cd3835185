"""Reads machine readable zones in pictures: engines behind the `MrzEngine` protocol."""
