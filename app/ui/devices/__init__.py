"""The set-up page of the desk's devices: choose, see the state, test."""
