"""How large a zone is printed, in millimeters (ICAO Doc 9303-3 clause 4.4)."""

PITCH_MM = 2.54
"""From one character to the next: ten to the inch."""
LINE_MM = 6.35
"""From one line to the next (9303-4 figure 3, 9303-5 and -6 figure 6, 9303-7 figures 3 and 8)."""
LETTER_MM = 2.6
"""Height of a capital, its strokes included."""
