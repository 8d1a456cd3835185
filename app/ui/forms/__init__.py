"""Parts of forms that several pages fill in."""
