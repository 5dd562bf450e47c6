"""What a player is told of a room, in sentences: the same on a screen and a page."""
