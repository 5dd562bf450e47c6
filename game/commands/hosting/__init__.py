"""The command that hosts a competition."""

from game.commands.hosting.host_command import host
from game.commands.hosting.host_screen import lead_room, typed_again

__all__ = ["host", "lead_room", "typed_again"]
