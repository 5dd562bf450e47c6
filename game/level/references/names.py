"""The names a level gives to its parts, and whether what points at them finds them."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import fields_dict, frozen

from game.level.code import Code
from game.level.problem import Path, Problem
from game.level.wording import quoted, suggestion
from game.level.yaml.node import Plain


@frozen
class Names:
    """The names a file gives, in its order, whether or not what they name is well formed."""

    # Each field has the name of the block of the file in which its names are given: by that name
    # the block is looked up.
    scenes: tuple[str, ...]
    """The names of the scenes; empty where there are none, as in each of these."""
    clues: tuple[str, ...]
    """The names of the clues."""
    limits: tuple[str, ...]
    """The names of the limits."""
    articles: tuple[str, ...]
    """The names of the articles."""
    departments: tuple[str, ...]
    """The names of the departments."""
    promises: tuple[str, ...]
    """The names of the promises."""

    @classmethod
    def of(cls, plain: Plain) -> "Names":
        """Return the names in the plain data of a file."""
        return cls(*(_keys(plain, block) for block in fields_dict(cls)))

    def of_block(self, block: str) -> tuple[str, ...]:
        """Return the names that stand below the key `block`."""
        names: tuple[str, ...] = getattr(self, block)
        return names


def _keys(plain: Plain, block: str) -> tuple[str, ...]:
    inside = plain.get(block) if isinstance(plain, dict) else None
    return tuple(inside) if isinstance(inside, dict) else ()


def alike(names: Names) -> Iterator[Problem]:
    """Yield every name that differs from an earlier one of its block only in capitals."""
    for block in fields_dict(Names):
        first: dict[str, str] = {}
        for name in names.of_block(block):
            earlier = first.setdefault(name.casefold(), name)
            if earlier != name:
                yield Problem(
                    Code.SAME_NAME,
                    f"{quoted(name)} and {quoted(earlier)} differ only in capitals.",
                    "Give one of them another name; readers would mix them up.",
                    (block, name),
                    at_key=True,
                )


_CODES: Final = {
    "scene": Code.UNKNOWN_SCENE,
    "clue": Code.UNKNOWN_CLUE,
    "limit": Code.UNKNOWN_LIMIT,
    "promise": Code.UNKNOWN_PROMISE,
    "department": Code.UNKNOWN_DEPARTMENT,
}


def refer(what: str, name: str | None, names: Names, path: Path) -> Iterator[Problem]:
    """Yield a problem if a name is given and not among those of its kind, such as `scene`."""
    known: Iterable[str] = names.of_block(f"{what}s")
    if name is None or name in known:
        return
    hint = suggestion(name, known) or f"Add it under `{what}s`, or remove it here."
    yield Problem(_CODES[what], f"There is no {what} called {quoted(name)}.", hint, path)
