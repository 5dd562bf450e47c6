"""A closed room looked back on."""
