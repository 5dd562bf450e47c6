"""What goes over the network and into the log: values as JSON, and back, strictly."""
