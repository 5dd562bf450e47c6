"""A room on the wall."""
