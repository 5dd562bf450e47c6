"""What each is shown of a room: how it stands, their calls, and how both went."""
