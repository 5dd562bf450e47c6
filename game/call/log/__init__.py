"""The log of a call as plain data and as a line of text, and a call replayed from it."""
