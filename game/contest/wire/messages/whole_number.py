"""What a whole number in a message has to be."""

from typing import Final

from attrs.validators import ge, le

from game.call.event import whole

NUMBER: Final = (whole, ge(0), le(1_000_000_000))
"""From 0 on, and no longer than anything that is counted here."""
