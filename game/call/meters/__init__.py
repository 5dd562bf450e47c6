"""The four meters of a call: units, gains on their way to them, and what explains a change."""
