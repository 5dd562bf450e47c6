"""A room kept: made, taken up again, and its snapshots."""
