"""The codes of every problem a file can have. A code, once published, keeps its meaning."""

from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """How bad a problem is: an error fails a check, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """A kind of problem, and how bad such problems usually are: errors, if nothing else is said.

    CC0 the file itself, CC1 its shape, CC2 its references, CC3 packs, CC4 what can happen in a
    call, CC5 its words and times, CC6 what was promised of it and how it was played before.
    """

    _value_: str

    severity: Severity
    """How bad problems of this kind are where a pack does not say otherwise."""

    def __new__(cls, value: str, severity: Severity = Severity.ERROR) -> Self:
        """Make a code; what is written of it below is its value and its severity."""
        code = str.__new__(cls, value)
        code._value_ = value
        code.severity = severity
        return code

    UNREADABLE = "CC001"
    """There is no such file, or it cannot be opened."""
    TOO_LARGE = "CC002"
    """The file is larger than any level needs to be."""
    NOT_UTF8 = "CC003"
    """The file is not saved as UTF-8 text."""
    CONTROL = "CC004"
    """The file holds a control character."""
    EMPTY = "CC005"
    """There is nothing in the file."""
    SYNTAX = "CC006"
    """The file is not well-formed YAML."""
    SEVERAL = "CC007"
    """The file holds more than one document."""
    DEEP = "CC008"
    """Blocks are nested too deeply."""
    ALIAS = "CC009"
    """An alias (`*name`) stands for text written elsewhere."""
    ANCHOR = "CC010"
    """An anchor (`&name`) marks text for use elsewhere."""
    TAG = "CC011"
    """A tag (`!name`) gives a value a type."""
    DUPLICATE = "CC012"
    """The same key is written twice in one block."""
    MERGE = "CC013"
    """A merge key (`<<`) copies another block."""
    ODD_KEY = "CC014"
    """A key is a list or a block, not a word."""
    MANY_MORE = "CC015"
    """There are more problems than are worth listing."""

    UNKNOWN_KEY = "CC101"
    """A key that this block does not have."""
    MISSING_KEY = "CC102"
    """A key that this block needs."""
    WRONG_KIND = "CC103"
    """Text where a list belongs, a list where a block belongs, and so on."""
    UNKNOWN_WORD = "CC104"
    """A word that is not one of those to choose from."""
    NOT_A_NUMBER = "CC105"
    """Something that is not a number where a number belongs."""
    OUT_OF_RANGE = "CC106"
    """A number that is too small or too large."""
    EMPTY_TEXT = "CC107"
    """Text that is missing."""
    LONG_TEXT = "CC108"
    """Text that is too long to be shown."""
    HIDDEN_CHARACTER = "CC109"
    """Text with a character that hides or acts on a terminal."""
    WRONG_COUNT = "CC110"
    """Too few or too many entries."""
    BAD_NAME = "CC111"
    """A name that conditions could not be written with."""
    BAD_CONDITION = "CC112"
    """A condition that cannot be understood."""
    NEVER_HOLDS = "CC113"
    """A condition that no call can ever meet."""

    UNKNOWN_SCENE = "CC201"
    """The name of a scene that the file does not have."""
    UNKNOWN_CLUE = "CC202"
    """The name of a clue that the file does not have."""
    UNKNOWN_LIMIT = "CC203"
    """The name of a limit that the file does not have."""
    NO_REPLIES = "CC204"
    """A scene that neither ends the call nor offers a reply."""
    BUSY_END = "CC205"
    """A scene that ends the call and yet goes on."""
    NO_END = "CC206"
    """No scene ends the call."""
    SAME_NAME = "CC207"
    """Two names that differ only in capitals."""
    STRAY_TRAIT = "CC208"
    """A trait that does not belong to the reply's technique."""
    ENDS_AT_ONCE = "CC209"
    """The call starts in a scene that ends it."""
    UNKNOWN_PROMISE = "CC210"
    """The name of a promise that the file does not have."""
    UNKNOWN_DEPARTMENT = "CC211"
    """The name of a department that the file does not have."""
    BACKWARDS = "CC212"
    """A span of time that ends before it begins."""
    NEVER_MADE = "CC213"
    """A promise that is kept and never made."""
    WON_BY_TRANSFER = "CC214"
    """A department takes over in a scene that ends the call well."""
    SETTLED_AT_ONCE = "CC215"
    """A reply that makes a promise and in the same breath keeps it or takes it back."""

    OUTSIDE = "CC301"
    """A pack names a file that is not a plain file name in its own folder."""
    NO_LEVEL = "CC302"
    """A pack names a file that is not there."""
    TWICE = "CC303"
    """A pack names the same file twice."""
    NOT_IN_PACK = "CC304"
    """An entry of a pack points at a file that is not in the pack."""
    NOT_EARLIER = "CC305"
    """An entry of a pack points at itself, or at a file that comes after it."""
    NOT_SHARED = "CC306"
    """A clue or a promise is carried from one call to another, and one of them does not have it."""
    REFUSED = "CC307"
    """A pack carries something between two calls, and one of them cannot be read."""
    LEFT_OUT = "CC308", Severity.WARNING
    """A file lies in the folder of a pack, and the pack does not name it."""

    UNREACHED_SCENE = "CC401"
    """A scene that no play can reach."""
    NO_WAY_OUT = "CC402"
    """A scene from which no end of the call can be reached."""
    FREE_LOOP = "CC403"
    """Replies that lead round in a circle, at no cost."""
    STUCK = "CC404"
    """A moment in which no reply is open, and in which nothing can be done about it."""
    NEVER_TRUE = "CC405"
    """A condition that no play can meet."""
    ALWAYS_TRUE = "CC406", Severity.WARNING
    """A condition that every play meets, so that it decides nothing."""
    NEVER_CHOSEN = "CC407"
    """A reply that no play can come to choose."""
    NEVER_TAKEN = "CC408"
    """A way on that is never taken, as an earlier one always is."""
    SAME_REPLY = "CC409", Severity.WARNING
    """Two replies of a scene that do the same everywhere."""
    DOMINATED = "CC410", Severity.WARNING
    """A reply that is meant well and that another is better than, everywhere."""
    CANNOT_WIN = "CC411"
    """A call that cannot be resolved."""
    CANNOT_LOSE = "CC412"
    """A call that cannot be lost, whatever is said in it."""
    CONSTANT_WINS = "CC413"
    """A call in which saying the same kind of thing again and again earns gold."""
    HOSTILE_WINS = "CC414"
    """A call in which the hostile player does as well as the one who de-escalates."""
    TAUGHT_NOT_OFFERED = "CC415"
    """A technique that the call teaches and never offers."""
    TAUGHT_NOT_PAID = "CC416", Severity.WARNING
    """A technique that the call teaches and that does no good in it."""
    CLUE_NOT_REVEALED = "CC417"
    """A clue that no play can come to know."""
    CLUE_NOT_USED = "CC418", Severity.WARNING
    """A clue that makes no difference to anything."""
    LIMIT_NOT_TEMPTING = "CC419", Severity.WARNING
    """A limit that no reply breaks, or that nothing is gained by breaking."""
    PROMISE_NOT_KEPT = "CC420"
    """A promise that can be made and never kept."""
    PROMISE_NOT_MADE = "CC421", Severity.WARNING
    """A promise that no reply makes."""
    BEST_BY_PLACE = "CC422", Severity.WARNING
    """The best reply stands in the same place of every scene."""
    BEST_BY_LENGTH = "CC423", Severity.WARNING
    """The best reply is the longest one in every scene, or the shortest."""

    TOO_LONG_TO_SEE = "CC501", Severity.WARNING
    """A text that does not fit on a screen of 80 by 24 characters."""
    TOO_SHORT_A_TIME = "CC502", Severity.WARNING
    """A handle time in which the call cannot even be read and heard."""
    MARKUP = "CC503", Severity.WARNING
    """A text with what looks like markup, which is shown as it stands."""
    CUT_OFF = "CC504", Severity.WARNING
    """A text that a space and `#` cut off; the rest is a comment."""
    BEYOND_CAP = "CC505", Severity.WARNING
    """A stated effect that is larger than what one turn can move."""

    UNBALANCED = "CC601"
    """A call that does not play as it promises under `balance`."""
    PLAYS_OTHERWISE = "CC602"
    """A kept play that goes another way, or to another score, than it did."""
    PLAY_WITHOUT_LEVEL = "CC603"
    """A file of kept plays beside which there is no level."""
