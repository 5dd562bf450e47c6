"""Everything that can happen in a level: bots that play it by policy, and what comes of that."""
