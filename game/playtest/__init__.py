"""Playtests: plays kept beside a level, and whether the level still plays so."""
