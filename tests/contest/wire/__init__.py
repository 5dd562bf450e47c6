"""What goes over the network and into the log."""
