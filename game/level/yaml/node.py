"""A value of a file and the place in the file where it stands."""

from attrs import Factory, define, evolve

from game.level.problem import Path, Problem

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a file says, with no meaning yet: text, lists of it, blocks of it."""


@define
class Node:
    """A value and its place."""

    value: Plain
    """What the file says there."""

    line: int
    """The line in which the value begins, counted from 1."""

    column: int
    """The character of that line with which it begins, counted from 1."""

    key_line: int = 0
    """The line of the key it stands under, counted from 1; 0 where it stands under none."""

    key_column: int = 0
    """The character of that line with which the key begins, counted from 1; 0 without a key."""

    inside: "dict[str, Node] | list[Node]" = Factory(list)
    """The nodes of what is directly inside it, by key or in order."""

    spoilt: bool = False
    """Whether something about it was refused already, so what is missing from it is no news."""

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
                # Of a key that is missing, the block that lacks it is the nearest place to show.
                return node
            node = further
        return node

    def is_in_doubt(self) -> bool:
        """Return whether the value, or one directly inside it, was refused already."""
        inside = self.inside.values() if isinstance(self.inside, dict) else self.inside
        return self.spoilt or any(each.spoilt for each in inside)

    def located(self, problem: Problem) -> Problem:
        """Return a problem at its line and column; its path begins at this value."""
        # What the YAML reader found knows its line already, and has no path by which to look for
        # it.
        if problem.line:
            return problem
        node = self.find(problem.at)
        in_key = problem.at_key and node.key_line
        line, column = (node.key_line, node.key_column) if in_key else (node.line, node.column)
        return evolve(problem, at=(), at_key=False, within=(), line=line, column=column)
