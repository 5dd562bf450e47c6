"""What stands beside the entries, and the changes of it that are written along with them."""

from attrs import frozen

Value = str | int | bytes | None
Statement = tuple[str, tuple[Value, ...]]
"""A sentence of SQL and the values in it."""


@frozen
class SeatRow:
    """A player's place in the competition."""

    seat: int
    """Its number."""
    name: str | None
    """What its player is called; None once forgotten."""
    salt: bytes | None
    """What entries mixed into digests of the name; it goes with the name."""
    token: bytes
    """A digest of what its player proves to be it with; never that itself."""


@frozen
class LevelRow:
    """A call that is played, as its author wrote it."""

    digest: str
    """What entries know it by."""
    name: str
    """The name of its file."""
    source: str
    """What the file held."""


@frozen
class SeatAdded:
    """There is a seat that was not there before."""

    row: SeatRow
    """The seat."""

    def statement(self) -> Statement:
        """Return the change in SQL."""
        row = self.row
        return "INSERT INTO seats VALUES (?, ?, ?, ?)", (row.seat, row.name, row.salt, row.token)


@frozen
class SeatRenamed:
    """A seat's player is called otherwise."""

    seat: int
    """The seat."""
    name: str
    """Its new name."""
    salt: bytes
    """The salt that belongs to it."""

    def statement(self) -> Statement:
        """Return the change in SQL."""
        values = (self.name, self.salt, self.seat)
        return "UPDATE seats SET name = ?, salt = ? WHERE seat = ?", values


@frozen
class NameForgotten:
    """A seat's player wants to be named no more; its entries stay."""

    seat: int
    """The seat."""

    def statement(self) -> Statement:
        """Return the change in SQL."""
        return "UPDATE seats SET name = NULL, salt = NULL WHERE seat = ?", (self.seat,)


@frozen
class LevelAdded:
    """A call is played from now on; nothing changes where it already was."""

    row: LevelRow
    """The call."""

    def statement(self) -> Statement:
        """Return the change in SQL."""
        row = self.row
        return "INSERT OR IGNORE INTO levels VALUES (?, ?, ?)", (row.digest, row.name, row.source)


@frozen
class SettingSet:
    """A setting has a value from now on."""

    key: str
    """Its name."""
    value: str
    """Its value."""

    def statement(self) -> Statement:
        """Return the change in SQL."""
        return "INSERT OR REPLACE INTO settings VALUES (?, ?)", (self.key, self.value)


Change = SeatAdded | SeatRenamed | NameForgotten | LevelAdded | SettingSet
