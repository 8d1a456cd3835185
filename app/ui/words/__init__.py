"""The words officers read for codes, dates and names; all of them translatable."""
