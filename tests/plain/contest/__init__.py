"""A competition line by line."""
