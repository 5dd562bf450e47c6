"""One word, one meaning: no two classes of the program have the same name."""

import ast
from collections import Counter
from pathlib import Path

import game


def test_no_class_has_the_name_of_another() -> None:
    files = Path(game.__file__).parent.rglob("*.py")
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    names = Counter(
        node.name
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert len(names) > 200
    assert [name for name, times in names.items() if times > 1] == []
