"""A graph as a picture: what stands on its cards, where they stand, and how arrows run."""
