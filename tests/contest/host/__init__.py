"""The host of a competition."""
