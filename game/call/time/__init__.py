"""Time in a call: how a caller waits, and what falls due, comes in or is done while it passes."""
