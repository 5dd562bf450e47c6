"""What helps to begin a level."""
