"""The Arrivals page: who is announced, who of them needs attention, and what is done about it."""
