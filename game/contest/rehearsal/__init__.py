"""Bots that play a room as people do, so that whoever leads one can practise it."""
