"""A competition line by line: for those who host it, lead it, and take part."""
