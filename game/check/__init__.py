"""Checking: everything that is wrong with files, what it means and how to mend it."""
