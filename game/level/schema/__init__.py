"""The JSON Schema of level files and packs, by which editors complete and explain them."""
