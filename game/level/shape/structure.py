"""From plain data to the classes of `shape.blocks`: the hooks that read text, lists and blocks."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from itertools import islice
from types import UnionType
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin

from attrs import fields_dict, has
from cattrs import Converter
from cattrs.errors import ClassValidationError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, override

from game.level.code import Code
from game.level.problem import MOST_PROBLEMS, InvalidInput, Problem
from game.level.shape.blocks import key_of
from game.level.shape.gaps import Gap, gaps_of
from game.level.shape.values import AS_TEXT, Count, only_one, word_rule
from game.level.wording import choices
from game.level.yaml.node import Plain
from game.level.yaml.syntax_hints import spaced

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


def structure(plain: Plain, kind: type[T]) -> tuple[T | None, tuple[Gap, ...]]:
    """Return plain data as a `kind` of `shape.blocks`, or None and all that stands in the way."""
    try:
        return _converter().structure(plain, kind), ()
    # Only what says that the file does not fit. Any other error is a fault of this program, and
    # gets out.
    except (ClassValidationError, IterableValidationError, InvalidInput) as error:
        return None, tuple(islice(gaps_of(error, (), kind), MOST_PROBLEMS + 1))


@cache
def _converter() -> Converter:
    """Return the converter; made on first use, as it takes longer than reading a file."""
    # Both are for the writer: a misspelt key is told and not passed over, and every problem is
    # found and not only the first one.
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    factory = converter.register_structure_hook_factory
    factory(has, lambda kind: _block_hook(kind, converter))
    converter.register_structure_hook(StrEnum, _read_word)
    factory(_is_union, lambda kind: _union_hook(kind, converter))
    factory(_is_ruled, lambda kind: _ruled_hook(kind, converter))
    return converter


def _is_words(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in {Union, UnionType}


def _is_ruled(kind: Any) -> bool:
    return get_origin(kind) is Annotated


def _block_hook(kind: Any, converter: Converter) -> Hook:
    """Return the hook of an attrs class: a block with exactly its keys."""
    names = {name: key_of(field) for name, field in fields_dict(kind).items()}
    renamed = {name: override(rename=key) for name, key in names.items() if name != key}
    # Without the text of what it generates, which only a debugger would ask for.
    read = make_dict_structure_fn(
        kind,
        converter,
        _cattrs_use_linecache=False,
        **renamed,  # type: ignore[arg-type] # the options
    )

    def hook(plain: Plain, _: Any) -> Any:
        if not isinstance(plain, dict):
            keys = choices(names.values())
            hint = f"Write lines of `key: value`, indented. The keys are {keys}."
            raise _wrong_kind(plain, "block", hint=_spaced(plain) or hint)
        return read(plain, kind)

    return hook


def _read_word(plain: Plain, kind: Any) -> StrEnum:
    """Return a word of any enumeration."""
    word: StrEnum = kind(word_rule(kind).read(plain))
    return word


def _union_hook(kind: Any, converter: Converter) -> Hook:
    """Return the hook of a choice: text, a list and a block each have at most one reading."""
    arms = {_kind_of(arm): arm for arm in get_args(kind) if arm is not type(None)}

    def hook(plain: Plain, _: Any) -> Any:
        arm = arms.get(_found(plain))
        if arm is None:
            raise _wrong_kind(plain, *arms, hint=only_one(plain) if [*arms] == ["text"] else "")
        return converter.get_structure_hook(arm)(plain, arm)

    return hook


def _ruled_hook(kind: Any, converter: Converter) -> Hook:
    """Return the hook of an annotated type: a rule for a word, or a count for a list or block."""
    base, rule = get_args(kind)[:2]
    if isinstance(rule, Count):
        return _counted_hook(base, rule, converter)
    if _is_words(base):
        return lambda plain, _: base(rule.read(plain))
    return lambda plain, _: rule.read(plain)


# Without it a file of half a megabyte can hold ten thousands of misshapen entries, and reading it
# takes twenty times as long.
_FAR_TOO_MANY: Final = 4
"""A list this many times too long is not looked into."""


def _counted_hook(base: Any, count: Count, converter: Converter) -> Hook:
    read = converter.get_structure_hook(base)
    wanted = _kind_of(base)
    named = _AS_NAMED[_kind_of(get_args(base)[1])] if wanted == "block" else ""

    def hook(plain: Plain, _: Any) -> Any:
        if _found(plain) != wanted:
            raise _wrong_kind(plain, wanted, hint=_spaced(plain) or named)
        miscount = count.miscount(len(plain))
        if miscount and len(plain) > _FAR_TOO_MANY * count.most:
            raise miscount
        try:
            value = read(plain, base)
        except IterableValidationError as error:
            # The miscount goes along with what is wrong in the entries, so that all of it is told
            # at once.
            raise error.derive([*error.exceptions, miscount]) if miscount else error from None
        if miscount:
            raise miscount
        return value

    return hook


def _kind_of(kind: Any) -> str:
    """Return what a type is written as: text, a list or a block."""
    base = get_args(kind)[0] if _is_ruled(kind) else kind
    if get_origin(base) is tuple:
        return "list"
    return "block" if has(base) or get_origin(base) is Mapping else "text"


def _found(plain: Plain) -> str:
    return {str: "text", list: "list", dict: "block"}[type(plain)]


_AS_SAID: Final = {"text": "text", "list": "a list", "block": "a block of keys"}
_AS_WRITTEN: Final = {
    "text": AS_TEXT,
    "list": "Write one entry a line, each with `- ` before it, or [one, two].",
    "block": "Write `key: value` lines below it, indented.",
}
_AS_NAMED: Final = {
    "text": "Write a line `name: text` for each of them, indented and without `- `.",
    "block": "Write a line `name:` for each of them, indented, and what it holds below it.",
}
"""How a block is written in which each entry has a name, by what an entry is."""


def _spaced(plain: Plain) -> str:
    return spaced(plain) if isinstance(plain, str) else ""


def _wrong_kind(plain: Plain, *wanted: str, hint: str = "") -> InvalidInput:
    # YAML makes an empty text of nothing behind the colon; its author would not call that text.
    found = _AS_SAID[_found(plain)] if plain else "empty"
    said = " or ".join(_AS_SAID[kind] for kind in wanted)
    message = f"has to be {said}, and this is {found}."
    return InvalidInput(Problem(Code.WRONG_KIND, message, hint or _AS_WRITTEN[wanted[0]]))
