"""The host of a competition: one process, one log, one room."""
