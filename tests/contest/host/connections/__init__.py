"""Who connects to a host."""
