"""Results that anyone can work out again."""
