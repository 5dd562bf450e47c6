"""A practice room: whoever opens its page plays alone, for as long as the server runs."""
