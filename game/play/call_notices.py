"""What a player is told when a key does not do anything now: the same wherever they play."""

from typing import Final

MARK_FIRST: Final = "Press the number of a reply, or move to one with the arrows first."
CHOOSE_FIRST: Final = "Press the key before a row, or move to one with the arrows first."
NOTHING_FOUND: Final = "Nothing is found. Backspace takes back a letter."
NOTHING_MORE: Final = "Nothing more is said in this call unless you speak. Choose a reply."
NOT_NOW: Final = "That cannot be done just now."
NOBODY_SPEAKS: Final = "Nobody is speaking just now."
OVER: Final = "The call is over."
BUSY: Final = "One thing at a time: wait until you are done, or park the message with p."
