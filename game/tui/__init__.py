"""The game in a terminal. Screens show a call's state and send events to its session."""
