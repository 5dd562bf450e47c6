"""What the screens are made of. A file each, with its own styles; none holds the game's state."""
