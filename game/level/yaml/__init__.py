"""From a text in YAML to plain data that knows its lines and columns; nothing here is of calls."""
