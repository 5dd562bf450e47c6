"""A room whose host is killed again and again, and what is compared afterwards."""
