"""What one part of a level says about another, and whether it is there."""
