"""What an agent can do in a call, one action a module: when it may be done, what comes of it."""
