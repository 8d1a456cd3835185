"""The characters the recognizer knows, in the order of its outputs."""

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
"""Class `i` of the net is character `i - 1`; class 0 is the blank of CTC."""

BLANK = 0
CLASS_COUNT = len(CHARACTERS) + 1
INDEX = {char: place for place, char in enumerate(CHARACTERS)}
"""Place of each character in `CHARACTERS` (its net class is one higher)."""

LINE_HEIGHT = 32
LINE_WIDTH = 640
"""Size, in pixels, of the picture of one line as the recognizer takes it."""
