"""The faces of a competition: whoever leads it, everybody who watches, everybody who plays."""
