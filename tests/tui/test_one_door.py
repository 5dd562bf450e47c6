"""No widget is given text but through plain_content.py: markup in a string can run actions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import game.tui

ROOM = Path(game.tui.__file__).parent
DOOR = ROOM / "plain_content.py"
PLAIN = ROOM / "widgets" / "plain.py"
FIELD = ROOM / "widgets" / "text_field.py"

TEXT_WIDGETS = {
    "Button", "Checkbox", "Collapsible", "DataTable", "Digits", "Footer", "Header", "Input",
    "Label", "Link", "ListItem", "ListView", "Log", "Markdown", "OptionList", "Pretty",
    "RadioButton", "RichLog", "Select", "Static", "Switch", "TabPane", "TextArea", "Tree",
}  # fmt: skip
"""Widgets of Textual that take a string and may read markup in it."""

TEXT_METHODS = {"notify", "from_markup", "from_text", "styled", "assemble", "append_text"}
TEXT_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "sub_title", "loading"}


def misuses(tree: ast.AST) -> Iterator[str]:
    """Yield every place where text could enter a widget by another door."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names) if _draws(module):
                yield from (f"import {name.name}" for name in names if _forbidden(name.name))
            case ast.Call(func=ast.Name(id="Content")):
                yield "Content(...)"
            case ast.Call(func=ast.Attribute(attr=method)) if method in TEXT_METHODS:
                yield f".{method}(...)"
            case ast.Call(func=ast.Attribute(attr="update"), args=[_, *_]):
                yield ".update(...)"
            case ast.Call(keywords=keywords):
                yield from (f"{word.arg}=" for word in keywords if word.arg in _KEYWORDS)
            case ast.Assign(targets=targets):
                yield from _assigned(targets)


_KEYWORDS = TEXT_ATTRIBUTES | {"markup"}


def _draws(module: str) -> bool:
    return module.startswith(("textual.widgets", "rich"))


def _forbidden(name: str) -> bool:
    return name in TEXT_WIDGETS | {"Text", "markup", "escape", "Console", "print"}


def _assigned(targets: list[ast.expr]) -> Iterator[str]:
    for target in targets:
        if isinstance(target, ast.Attribute) and target.attr in TEXT_ATTRIBUTES:
            yield f".{target.attr} ="


@pytest.mark.parametrize(
    "file", sorted(ROOM.rglob("*.py")), ids=lambda file: str(file.relative_to(ROOM))
)
def test_text_enters_by_one_door(file: Path) -> None:
    allowed = {
        PLAIN: {"import Static", ".update(...)", "markup="},
        DOOR: {"Content(...)", ".styled(...)"},
        # It shows what its user types, cleaned; nothing in it is read as markup.
        FIELD: {"import Input"},
    }
    found = set(misuses(ast.parse(file.read_text(encoding="utf-8"))))
    assert found - allowed.get(file, set()) == set()


@pytest.mark.parametrize(
    "code",
    [
        "from textual.widgets import Static",
        "from textual.widgets import Label as Harmless",
        "self.query_one(Plain).update(name)",
        "self.notify(name)",
        "self.border_title = name",
        "Content(name)",
        "Content.from_markup(name)",
        "Plain(name, markup=True)",
        "Widget(tooltip=name)",
    ],
)
def test_the_guard_sees_each_other_door(code: str) -> None:
    assert list(misuses(ast.parse(code)))


def test_widgets_that_show_text_take_content_and_no_string() -> None:
    """With this, mypy --strict refuses a bare string wherever text is shown."""
    annotations = {
        node.name: {argument.arg: ast.unparse(argument.annotation or ast.Constant(None))
                    for argument in node.args.args}
        for node in ast.walk(ast.parse(PLAIN.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }  # fmt: skip
    assert annotations["__init__"]["shown"] == annotations["show"]["shown"] == "Content"
