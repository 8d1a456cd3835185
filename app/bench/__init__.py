"""The figures: `gatehouse bench NAME` measures and prints one JSON object per figure and line."""
