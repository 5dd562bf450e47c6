"""A room kept: made with its log, taken up again from it, and the snapshots beside it."""
