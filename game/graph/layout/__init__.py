"""Laying a graph out in layers, one below the other (Sugiyama, Tagawa and Toda 1981). Pure.

Vertices are whole numbers from 0; a link is a pair of them, upper and lower.
"""
