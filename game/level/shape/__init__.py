"""The shape of level files and packs: their blocks, their values, and what is misshapen in them."""
