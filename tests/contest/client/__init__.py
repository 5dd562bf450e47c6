"""A player's, and a facilitator's, end of the network."""
