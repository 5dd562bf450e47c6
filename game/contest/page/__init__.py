"""A room drawn for a browser: what a page is told, and what it is made of."""
