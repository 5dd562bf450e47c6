"""A whole small competition, message by message, as any client would see it."""
