"""Where rooms lie on a machine: their logs, and the keys that open them."""
