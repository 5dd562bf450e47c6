"""Checking: every kind of defect, and what is made of it."""
