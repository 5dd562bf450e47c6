"""Calls that are played from the middle on."""
