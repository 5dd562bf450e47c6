"""Timed competitions: a room in which many play the same calls against the clock."""
