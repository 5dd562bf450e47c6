"""Graphs of a level: scenes as nodes, replies as arrows; mermaid, dot and svg."""
