"""The root of every error this program raises on purpose."""


class CallcraftError(Exception):
    """Something went wrong; the message says what, and what to do next."""
