"""Packs: folders of levels in an order, and what one call hands on to another."""
