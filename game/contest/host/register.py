"""Who is in a room: what seats are called, and whose which token is."""

from collections.abc import Iterable, Mapping

from game.contest.identity.look_alikes import look_alike
from game.contest.identity.names import BadName, commitment, fit_name, new_salt, seat_name
from game.contest.identity.tokens import Holders, token_hash
from game.contest.log import SeatAdded, SeatRenamed, SeatRow
from game.contest.rules.who import SeatHolder, Who


class Register:
    """The names and tokens of a room. Names stand here, where they can be deleted."""

    def __init__(self, rows: Iterable[SeatRow] = (), held: Mapping[str, Who] | None = None) -> None:
        self._holders = Holders(held)
        self._names: dict[int, str] = {}
        self._looks: dict[str, int] = {}
        self._coming: dict[str, str] = {}
        for row in rows:
            self._holders.give(row.token.hex(), SeatHolder(row.seat))
            if row.name is not None:
                self._names[row.seat], self._looks[look_alike(row.name)] = row.name, row.seat

    def name_of(self, seat: int) -> str:
        """Return what a seat is called; its number where the name was deleted."""
        return self._names.get(seat) or seat_name(seat)

    def names(self, seats: Iterable[int]) -> tuple[tuple[int, str], ...]:
        """Return what some seats are called, by their numbers."""
        return tuple((seat, self.name_of(seat)) for seat in seats)

    def seat_called(self, name: str) -> int | None:
        """Return the seat whose name looks like this one; None where there is none."""
        return self._looks.get(look_alike(name))

    def who(self, token: str) -> Who:
        """Return who shows a token."""
        return self._holders.holder(token)

    def fit(self, typed: str, seat: int | None = None) -> str:
        """Return a name as everybody sees it; BadName where it cannot be, or is another's.

        `seat`: whose it is to be, where it is somebody's who is in the room already.
        """
        name = fit_name(typed)
        if self._looks.get(look_alike(name), seat) != seat:
            message = f"{name} is in this room already. Type another name, such as {name} 2."
            raise BadName(message)
        return name

    def add(self, seat: int, name: str, salt: bytes, token: str) -> SeatAdded:
        """Enter who has come in, and return what is to be written of it.

        Nobody else can have the name from now on; it is shown once that is written (`show`).
        """
        hashed = token_hash(token)
        self._holders.give(hashed, SeatHolder(seat))
        self._reserve(seat, name, salt)
        return SeatAdded(SeatRow(seat, name, salt, bytes.fromhex(hashed)))

    def rename(self, seat: int, name: str, salt: bytes) -> SeatRenamed:
        """Enter another name of a seat, and return what is to be written of it; as for `add`."""
        self._looks = {look: each for look, each in self._looks.items() if each != seat}
        self._reserve(seat, name, salt)
        return SeatRenamed(seat, name, salt)

    def show(self, seat: int, commitment_: str) -> None:
        """Show the name of a seat that now stands in the log by what stands for it there."""
        if (name := self._coming.pop(commitment_, None)) is not None:
            self._names[seat] = name

    def _reserve(self, seat: int, name: str, salt: bytes) -> None:
        self._looks[look_alike(name)] = seat
        self._coming[commitment(name, salt)] = name


def sealed(name: str) -> tuple[bytes, str]:
    """Return a new salt, and what stands for a name in the log by it."""
    salt = new_salt()
    return salt, commitment(name, salt)
