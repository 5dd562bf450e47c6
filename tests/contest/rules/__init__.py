"""The rules of a competition."""
