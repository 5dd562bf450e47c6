"""Stand-ins for what is misshapen in a file, so that its references can be checked all the same."""

from copy import deepcopy
from types import NoneType
from typing import Any, get_args, get_origin

from attrs import NOTHING, fields, has

from game.level.code import Code
from game.level.problem import Path
from game.level.shape.blocks import key_of
from game.level.shape.gaps import Gap
from game.level.shape.values import Count, Rule, word_rule
from game.level.yaml.node import Plain


def mended(plain: Plain, gaps: tuple[Gap, ...]) -> Plain:
    """Return a copy of plain data with something fitting in each gap."""
    # What the file says is still needed as it is: for its digest, and to show where it is wrong.
    copy = deepcopy(plain)
    for gap in gaps:
        _mend(copy, gap)
    return copy


def _mend(plain: Plain, gap: Gap) -> None:
    """Put a stand-in into a gap, or take away what no block has."""
    path = gap.problem.at
    # The file as a whole is misshapen: there is nothing to put a stand-in into, and nothing to go
    # on with.
    if not path:
        return
    step = path[-1]
    parent = _reach(plain, path[:-1])
    if gap.expected is None:
        if isinstance(parent, dict) and isinstance(step, str):
            parent.pop(step, None)
        return
    fitting = _fitted(_reach(plain, path), gap)
    if isinstance(parent, dict) and isinstance(step, str):
        parent[step] = fitting
    if isinstance(parent, list) and isinstance(step, int) and step < len(parent):
        parent[step] = fitting


def _reach(plain: Plain, path: Path) -> Plain:
    """Return what stands at a path; an empty text where it leads nowhere."""
    for step in path:
        if isinstance(plain, dict) and isinstance(step, str):
            plain = plain.get(step, "")
        elif isinstance(plain, list) and isinstance(step, int) and step < len(plain):
            plain = plain[step]
        else:
            return ""
    return plain


def _fitted(found: Plain, gap: Gap) -> Plain:
    """Return what to put in place of what was found; a list that is too long is only cut."""
    # What is kept may give names that others refer to; without it, each of those would be told as
    # unknown.
    if was_cut(found, gap):
        most = _count(gap.expected).most
        if isinstance(found, list):
            return found[:most]
        if isinstance(found, dict):
            return dict(list(found.items())[:most])
    return stand_in(gap.expected)


def was_cut(found: Plain, gap: Gap) -> bool:
    """Return whether what was found in a gap is kept in part: a list or block that is too long."""
    return gap.problem.code is Code.WRONG_COUNT and len(found) > _count(gap.expected).most


def _count(kind: Any) -> Count:
    """Return how many entries a list or block may hold, by itself or as one of two readings."""
    annotated = (kind, *get_args(kind))
    rules = (rule for each in annotated for rule in get_args(each))
    return next(rule for rule in rules if isinstance(rule, Count))


def stand_in(kind: Any) -> Plain:
    """Return plain data that has the shape of a type of `shape.blocks`."""
    if has(kind):
        required = [each for each in fields(kind) if each.default is NOTHING]
        return {key_of(each): stand_in(each.type) for each in required}
    arguments = get_args(kind)
    rule = next((each for each in arguments if isinstance(each, Rule)), None)
    if rule:
        return rule.stand_in
    if not arguments:
        return word_rule(kind).stand_in
    if any(isinstance(each, Count) for each in arguments):
        return _row(arguments[0], arguments[1].least)
    return stand_in(next(arm for arm in arguments if arm is not NoneType))


def _row(kind: Any, least: int) -> Plain:
    """Return the shortest list or block of a type: empty, or with as many entries as it needs."""
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        return [stand_in(inner[0])] * least
    return {str(stand_in(inner[0])): stand_in(inner[1])} if least else {}
