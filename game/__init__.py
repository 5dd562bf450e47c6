"""Callcraft: a flight simulator for difficult customer calls, in a terminal."""

__version__ = "0.1.0"
