"""A value of a file and the place in the file where it stands."""

from attrs import Factory, define

from game.level.fault import Fault, Finding, Path, Plain


@define
class Node:
    """A value and its place; `key_line` and `key_column` are those of the key it stands under.

    `spoilt`: something about it was refused already, so what is missing from it is not news.
    """

    value: Plain
    line: int
    column: int
    key_line: int = 0
    key_column: int = 0
    inside: "dict[str, Node] | list[Node]" = Factory(list)
    spoilt: bool = False

    def child(self, step: str | int) -> "Node | None":
        """Return the value one step further in, if there is one."""
        if isinstance(self.inside, dict):
            return self.inside.get(step) if isinstance(step, str) else None
        in_list = isinstance(step, int) and 0 <= step < len(self.inside)
        return self.inside[step] if in_list and isinstance(step, int) else None

    def find(self, path: Path) -> "Node":
        """Return the value at the end of a path, or the last one on the way that exists."""
        node = self
        for step in path:
            further = node.child(step)
            if further is None:
                return node
            node = further
        return node

    def is_in_doubt(self) -> bool:
        """Return whether the value, or one directly inside it, was refused already."""
        inside = self.inside.values() if isinstance(self.inside, dict) else self.inside
        return self.spoilt or any(each.spoilt for each in inside)

    def at(self, fault: Fault, *, key: bool = False) -> Finding:
        """Return a finding at this value, or at the key it stands under."""
        if key and self.key_line:
            return Finding(self.key_line, self.key_column, fault)
        return Finding(self.line, self.column, fault)
