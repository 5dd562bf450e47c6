"""A call line by line."""
