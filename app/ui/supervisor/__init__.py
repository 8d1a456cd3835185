"""The supervisor's page: what needs them, the shift in figures, its records, its report."""
