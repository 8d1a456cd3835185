"""Signing in, locking, taking up work again, handing the desk to the next officer."""
