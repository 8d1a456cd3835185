"""What supervisors look at: measures, exceptions, reviews and the shift report."""
