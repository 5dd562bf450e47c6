"""The browser page in a real browser: what drives it, what watches it, and its tests."""
