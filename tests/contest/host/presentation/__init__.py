"""What each is shown of a room."""
