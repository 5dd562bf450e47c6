"""Calls that are played from the middle on: from moves written down, or taken up again."""
