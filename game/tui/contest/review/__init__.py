"""A closed room, looked back on with everybody."""
