"""What a view counts, so that a command can name it by a number instead of by an author's name."""

from typing import Final

from attrs import frozen

from game.call import Turn


@frozen
class Counted:
    """What has been counted in a call so far."""

    offers: int = 0
    """How often replies were offered anew: after each reply, and in each scene entered."""
    arrived: tuple[int, ...] = ()
    """The places of the messages that came in, in that order, answered by now or not."""

    def after(self, turn: Turn) -> "Counted":
        """Return what is counted once a turn has happened."""
        before, after = turn.before, turn.after
        offered = after.turns > before.turns or after.scene != before.scene
        fresh = tuple(each for each in after.pings if each not in self.arrived)
        if not (offered or fresh):
            return self
        return Counted(self.offers + offered, self.arrived + fresh)


NOTHING_COUNTED: Final = Counted()
"""What is counted in a call that rings."""
