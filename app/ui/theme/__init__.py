"""The look: colors from a theme file, type and space from font metrics, one stylesheet."""
