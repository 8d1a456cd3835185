"""The kinds of files that radiographs come in: one format, one file."""
