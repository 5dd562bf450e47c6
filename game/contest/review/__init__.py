"""A closed room looked back on by everybody: how each call went, and the moments to talk about."""
