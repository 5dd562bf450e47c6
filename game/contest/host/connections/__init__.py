"""Who connects to a host: the sockets they come by, strangers, and who is let in."""
