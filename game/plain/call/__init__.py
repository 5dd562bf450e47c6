"""A call line by line: what is typed, what is said of it, and how it ends."""
