"""A room as whoever leads it sees it."""
