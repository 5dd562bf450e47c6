"""The four meters of a call, and what they stand at."""

from enum import StrEnum

from attrs import frozen


class Meter(StrEnum):
    """The four quantities a call moves. A player sees the first two as meters."""

    PATIENCE = "patience"
    SATISFACTION = "satisfaction"
    TENSION = "tension"
    HEARD = "heard"


# slots=False here: a frozen class with slots takes twice as long to build, and the engine builds
# these at every event.
@frozen(slots=False)
class Meters:
    """The four quantities, each 0 to 100,000 thousandths of a point."""

    patience: int
    """Whether the caller stays on the line: at 0 they hang up."""
    satisfaction: int
    """How the caller feels about us."""
    tension: int
    """How tense the caller is: higher is worse. The player sees it as the caller's mood."""
    heard: int
    """How far the caller's facts and feelings have been taken in. The player never sees it."""
