"""What a trainee sees of a call at one moment and what they can do in it, as values; pure."""
