"""The second desk: receive, identify again, examine, find, close."""
