"""What is told of a room, in words and in order."""
