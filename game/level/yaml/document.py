"""From YAML text to plain data that knows where in the file each part of it stands.

Only YAML's events are used: every word stays the text that was written, nothing is built, and the
tree grows in a loop, so that no file can overflow the stack or unfold into more than it is.
"""

from collections.abc import Iterator
from typing import Final

import yaml
from attrs import Factory, define, frozen
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from game.level.code import Code
from game.level.problem import MOST_PROBLEMS, Problem
from game.level.wording import quoted
from game.level.yaml.node import Node, Plain
from game.level.yaml.source import Source
from game.level.yaml.words import in_plain_words

# What comes after the YAML reader (digest, shape, stand-ins) calls itself for each block within a
# block, and Python allows some hundreds of such calls: without a limit here, a line of 900 brackets
# would end the program.
DEEPEST: Final = 16
"""How deep blocks and lists may be nested; a level needs eight."""

LOADERS: Final = tuple(
    getattr(yaml, name) for name in ("CBaseLoader", "BaseLoader") if hasattr(yaml, name)
)
"""The YAML readers at hand, the fast one first where it was built."""


@frozen
class Document:
    """What a file holds."""

    root: Node | None
    """The data of the file; None where it could not be read to its end."""

    problems: tuple[Problem, ...]
    """Everything YAML that the file uses and may not, at lines and columns."""


def read_document(source: Source, loader: type | None = None) -> Document:
    """Return the plain data of a file and everything YAML that it uses and may not."""
    tree = _Tree()
    try:
        complete = tree.grow(yaml.parse(source.text, Loader=loader or LOADERS[0]))
    except yaml.MarkedYAMLError as error:
        tree.problems.append(_too_deep(source.text, error) or in_plain_words(error, source.lines))
        complete = False
    except (yaml.YAMLError, ValueError, OverflowError):
        # The pure Python reader lets a few malformed escapes and directives through to int and chr.
        tree.refuse(None, Code.SYNTAX, *_UNREADABLE)
        complete = False
    return Document(tree.root if complete else None, tuple(tree.problems))


def _too_deep(text: str, error: yaml.MarkedYAMLError) -> Problem | None:
    """Return that a file is nested too deep, where a reader gave up before it could be told.

    Newer readers in C have a limit of their own and reach it while they look ahead. What they say
    then differs from release to release, so the file is read again by the one without a limit.
    """
    mark = error.problem_mark or error.context_mark
    # Only brackets are looked ahead for; without enough of them the second reading is spared.
    opened = text[: mark.index if mark else None]
    if opened.count("[") + opened.count("{") <= DEEPEST:
        return None
    tree = _Tree()
    try:
        tree.grow(yaml.parse(text, Loader=LOADERS[-1]))
    except (yaml.YAMLError, ValueError, OverflowError):
        # Not well formed either way; what the first reading said of it is told.
        return None
    last = tree.problems[-1] if tree.problems else None
    return last if last and last.code is Code.DEEP else None


_UNREADABLE: Final = (
    "The file is not well-formed YAML.",
    "Compare it with one of the levels that come with the game.",
)


def _place(event: Event) -> tuple[int, int]:
    """Return the line and column, from 1, at which an event begins."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _node(event: Event, value: Plain, *, spoilt: bool = False) -> Node:
    return Node(value, *_place(event), spoilt=spoilt)


@define
class _Open:
    """A block or list that has not ended yet."""

    node: Node
    """The block or list, with what was read of it so far."""

    key: str | None = None
    """The key that the next value stands under; None where a key comes next, and in a list."""

    key_line: int = 0
    """The line of that key, counted from 1; 0 before the first one."""

    key_column: int = 0
    """The character of that line with which the key begins, counted from 1; 0 before the first."""

    kept: bool = True
    """Whether the next value is put into the block; not under a key that was refused."""


@define
class _Tree:
    """A tree of nodes that grows event by event."""

    root: Node | None = None
    """The data of the file; None before anything was read."""

    open: list[_Open] = Factory(list)
    """The blocks and lists that have not ended yet, the outermost first."""

    problems: list[Problem] = Factory(list)
    """What was refused so far, at lines and columns."""

    def grow(self, events: Iterator[Event]) -> bool:
        """Take in events up to the end, or up to something that cannot be read past."""
        for event in events:
            # A file of noise, or of half a megabyte of tags, is not read on: nobody would be shown
            # its later problems, and each of them takes time and memory.
            if not self._take(event) or len(self.problems) > MOST_PROBLEMS:
                return False
        # An alias alone is an empty text as well, but was refused as what it is.
        if self.root is None or (self.root.value == "" and not self.root.spoilt):
            self.refuse(None, Code.EMPTY, *_EMPTY)
            return False
        return True

    def _take(self, event: Event) -> bool:
        """Take in an event; return whether it makes sense to read on."""
        if isinstance(event, ScalarEvent):
            self._property(event)
            self._add(_node(event, event.value), event.value)
        elif isinstance(event, CollectionStartEvent):
            return self._enter(event)
        elif isinstance(event, CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            return self._begin(event)
        return True

    def _begin(self, event: DocumentStartEvent) -> bool:
        if self.root is not None:
            self.refuse(event, Code.SEVERAL, *_SEVERAL)
            return False
        return True

    def refuse(self, event: Event | None, code: Code, message: str, hint: str) -> None:
        """Note something that may not be in a file, at an event or at the first character."""
        line, column = _place(event) if event else (1, 1)
        self.problems.append(Problem(code, message, hint, line=line, column=column))

    def _property(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor is not None:
            name = quoted(f"&{event.anchor}")
            self.refuse(event, Code.ANCHOR, f"{name} is an anchor, and {_NO_REUSE}", _QUOTE)
        if event.tag is not None:
            tag = quoted(event.tag)
            self.refuse(event, Code.TAG, f"{tag} is a YAML tag, and {_NO_TAGS}", _QUOTE)

    def _alias(self, event: AliasEvent) -> None:
        name = quoted(f"*{event.anchor}")
        self.refuse(event, Code.ALIAS, f"{name} is an alias, and {_NO_REUSE}", _QUOTE)
        # Something stands in its place all the same: without it, the next key of the block would be
        # taken for the value of this one.
        self._add(_node(event, "", spoilt=True), None)

    def _enter(self, event: CollectionStartEvent) -> bool:
        """Open a block or list; return whether it may be nested so deep."""
        if len(self.open) >= DEEPEST:
            self.refuse(event, Code.DEEP, *_DEEP)
            return False
        self._property(event)
        if isinstance(event, MappingStartEvent):
            node = _node(event, {})
            node.inside = {}
        else:
            node = _node(event, [])
        self._add(node, None)
        self.open.append(_Open(node))
        return True

    def _add(self, node: Node, text: str | None) -> None:
        """Put a node where it belongs; `text` is what it says, if it is text."""
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        inside, value = parent.node.inside, parent.node.value
        if isinstance(inside, list) and isinstance(value, list):
            inside.append(node)
            value.append(node.value)
        elif parent.key is None:
            self._key(parent, node, text)
        elif isinstance(inside, dict) and isinstance(value, dict):
            if parent.kept:
                node.key_line, node.key_column = parent.key_line, parent.key_column
                inside[parent.key] = node
                value[parent.key] = node.value
            parent.key = None

    def _key(self, parent: _Open, node: Node, text: str | None) -> None:
        # A key that is no word gets an empty one, so that what comes next is still taken for its
        # value.
        parent.key = text or ""
        parent.key_line, parent.key_column = node.line, node.column
        problem = None if node.spoilt else _key_problem(parent.node, text)
        parent.kept = problem is None and not node.spoilt
        if problem:
            self.problems.append(node.located(problem))
        # Of a key that is written twice, the first one stays, so the block lacks nothing. In any
        # other case what a refused key was meant to be may be just what is missing.
        if not parent.kept and not (problem and problem.code is Code.DUPLICATE):
            parent.node.spoilt = True


def _key_problem(block: Node, text: str | None) -> Problem | None:
    """Return what is wrong with a key of a block, if anything is; `text` is what it says."""
    if text is None:
        return Problem(Code.ODD_KEY, *_ODD_KEY)
    if text == "<<":
        return Problem(Code.MERGE, f"`<<` copies another block, and {_NO_REUSE}", "Write it out.")
    earlier = block.child(text)
    if earlier is None:
        return None
    return Problem(
        Code.DUPLICATE,
        f"{quoted(text)} is written twice here; it stands in line {earlier.key_line} already.",
        "Keep one of the two, or give this one another name.",
    )


_NO_REUSE: Final = "a level repeats what it needs instead of pointing at it."
_NO_TAGS: Final = "a level holds only words, lists and blocks."
_QUOTE: Final = "Remove it; if it is part of what is said, put the whole text in quotes."
_SEVERAL: Final = (
    "A second document starts here (`---`); a file holds one.",
    "Put it into a file of its own, or remove the line.",
)
_DEEP: Final = (
    f"Blocks and lists are nested more than {DEEPEST} deep here.",
    "A level never needs that; compare the indentation with the lines above.",
)
_EMPTY: Final = (
    "There is nothing in the file.",
    "Start with `title:`, or copy one of the levels that come with the game.",
)
_ODD_KEY: Final = (
    "What stands before the colon is a list or a block; it has to be a word.",
    "Write a word and a colon. If this is part of what is said, put the whole text in quotes.",
)
