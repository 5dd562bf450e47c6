"""From a class of `shape.blocks`, or one like it, to the JSON Schema that editors read.

Draft 7: editors' YAML support, the language server of Red Hat above all, knows it best. What is
written here follows from the annotations alone, so that schema and reader cannot drift apart.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from attrs import NOTHING, Attribute, fields, has

from game.level.schema.values import Schema, of_rule, plain_number, words
from game.level.shape.blocks import key_of
from game.level.shape.values import Count, Number, Switch, word_rule

Notes = Mapping[type, Mapping[str, str]]
"""What editors show beside each key of each class."""

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def schema_of(kind: type, title: str, notes: Notes) -> Schema:
    """Return the schema of a file that holds a `kind`, a class like those of `shape.blocks`."""
    return {"$schema": _DRAFT, "title": title, **_of(kind, notes)}


def _of(kind: Any, notes: Notes) -> Schema:
    if has(kind):
        return _block(kind, notes)
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _choice(kind, notes)
    if origin is Annotated:
        base, rule = get_args(kind)[:2]
        return _ruled(base, rule, notes)
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], notes)}
    if origin is Mapping:
        key, value = get_args(kind)
        return _row_of_keys(key, value, notes)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return of_rule(word_rule(kind))
    message = f"no schema is known for {kind!r}"
    raise TypeError(message)


def _block(kind: Any, notes: Notes) -> Schema:
    """Return the schema of a block with exactly the keys of an attrs class."""
    told = notes.get(kind, {})
    return {
        "type": "object",
        "description": _first_sentence(kind.__doc__ or ""),
        "properties": {key_of(each): _property(each, told, notes) for each in fields(kind)},
        "required": [key_of(each) for each in fields(kind) if each.default is NOTHING],
        "additionalProperties": False,
    }


def _first_sentence(text: str) -> str:
    # An editor shows a line. What is said of each field, it shows at the field's own key.
    line, _, _ = text.partition("\n")
    sentence, _, _ = line.partition(". ")
    return sentence.removesuffix(".") + "."


def _property(field: "Attribute[object]", told: Mapping[str, str], notes: Notes) -> Schema:
    schema = _of(field.type, notes)
    key = key_of(field)
    if key in told:
        schema["description"] = told[key]
    schema.update(_default(field))
    return schema


def _default(field: "Attribute[object]") -> Schema:
    """Return what stands for a key that is left out, if that is a word or a number."""
    value, rule = field.default, _rule(field.type)
    if isinstance(rule, Switch):
        word = rule.on if value else rule.off
        # The first of what `words` lists is what an editor takes the word for: true, and not
        # `true`.
        return {"default": next(iter(_list(words([word]))))}
    if isinstance(rule, Number) and isinstance(value, int):
        return {"default": plain_number(value)}
    return {"default": str(value)} if isinstance(value, str) else {}


def _list(schema: Schema) -> list[object]:
    known = schema["enum"]
    return known if isinstance(known, list) else []


def _rule(kind: Any) -> object:
    return get_args(kind)[1] if get_origin(kind) is Annotated else None


def _choice(kind: Any, notes: Notes) -> Schema:
    """Return the schema of a value that may be one of several things."""
    # `X | None` says that a key may be left out; written without a value it is wrong all the same.
    arms = [_of(arm, notes) for arm in get_args(kind) if arm is not NoneType]
    return arms[0] if len(arms) == 1 else {"anyOf": arms}


def _ruled(base: Any, rule: object, notes: Notes) -> Schema:
    if not isinstance(rule, Count):
        return of_rule(rule)
    least, most = _COUNTED["object" if get_origin(base) is Mapping else "array"]
    return {**_of(base, notes), least: rule.least, most: rule.most}


_COUNTED: Final = {"array": ("minItems", "maxItems"), "object": ("minProperties", "maxProperties")}


def _row_of_keys(key: Any, value: Any, notes: Notes) -> Schema:
    """Return the schema of a block whose keys are words to choose from, or names to give."""
    known = _of(key, notes)
    inside = _of(value, notes)
    if isinstance(known.get("enum"), list):
        given = {str(word): inside for word in _list(known)}
        return {"type": "object", "properties": given, "additionalProperties": False}
    return {"type": "object", "propertyNames": known, "additionalProperties": inside}
