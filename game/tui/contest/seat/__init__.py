"""A room as its players see it: joining it, between its calls, in them, and afterwards."""
