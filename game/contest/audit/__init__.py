"""Results that anyone can work out again: the audit of a room, and what is checked in one."""
