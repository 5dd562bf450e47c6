"""What is said to whoever joins a room with a phone: the same on a screen, a page and in lines."""

from typing import Final

CAMERA: Final = "Phones: point the camera here, or open"
"""Before the address, where there is the code for cameras."""
OPEN: Final = "Phones: open"
"""Before the link, where there is none."""

LET_JOIN: Final = "Let somebody else join"
"""What a player's page calls showing them."""
