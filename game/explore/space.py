"""Every state that a call can come to, equal states merged, and the moves between them.

States are equal when no rule can tell them apart: all that is remembered is the same, and the
meters are. What only the score reads is left out. States that differ in nothing but patience and
satisfaction share a `Node`.
"""

from collections.abc import Iterator

from attrs import Factory, define, field

from game.call import CallState, Event, Level, Outcome, Tally
from game.call.changed import changed
from game.call.meters.values import Meters

SPAN = 1 << 17
"""More than any meter holds, in thousandths: two meters make one number by it."""

Key = tuple[object, ...]


@define(eq=False)
class StateNode:
    """States that differ only in patience and satisfaction."""

    like: CallState
    """One of these states."""
    rank: int
    """A number that every move makes larger, so that nodes are followed in the order of moves."""
    states: dict[int, int] = Factory(dict)
    """The place of each state, by its patience and satisfaction as one number (`key_of`)."""

    @property
    def outcome(self) -> Outcome | None:
        """How the call has ended in these states; None where it goes on."""
        return self.like.outcome


@define(eq=False)
class Space:
    """The states of a level and the moves between them, both by number.

    A state's number is its place; the first state has place 0. Lists of numbers take a small part
    of the memory that an object for every state and move would.
    """

    level: Level
    """The level whose states these are."""
    nodes: list[StateNode] = Factory(list)
    """Every node, in the order in which they were met."""
    node_of: list[StateNode] = field(factory=list, repr=False)
    """The node of each state, by place."""
    keys: list[int] = field(factory=list, repr=False)
    """Patience and satisfaction of each state as one number (`key_of`), by place."""
    first: list[int] = field(factory=list, repr=False)
    """The number of the first move from each state, by place."""
    last: list[int] = field(factory=list, repr=False)
    """One past the number of the last move from each state, by place; `first` where none is."""
    events: list[Event] = field(factory=list, repr=False)
    """What is done in each move, by its number."""
    to: list[int] = field(factory=list, repr=False)
    """The place of the state that each move leads to, by its number."""
    tallies: list[Tally] = field(factory=list, repr=False)
    """What each move adds to the score's tally, satisfaction aside, by its number."""
    order: list[int] = field(factory=list, repr=False)
    """The places from which moves were followed, none before one that leads to it."""
    exact: bool = True
    """Whether every state was followed; else the budget ran out."""
    _found: dict[Key, StateNode] = field(factory=dict, repr=False)
    """The node of each state, by all that its states have in common."""

    @property
    def states(self) -> int:
        """How many different states there are in which a move was to be chosen."""
        first, last = self.first, self.last
        return sum(first[place] != last[place] for place in self.order)

    @property
    def transitions(self) -> int:
        """How many moves there are in all of them."""
        return len(self.to)

    def node(self, state: CallState) -> StateNode:
        """Return the node of a state, a new one where there is none yet."""
        key = _key(state)
        node = self._found.get(key)
        if node is None:
            node = StateNode(state, _rank(state))
            self._found[key] = node
            self.nodes.append(node)
        return node

    def place(self, node: StateNode, key: int) -> int:
        """Return the place of a state, a new one where there is none yet."""
        place = node.states.get(key)
        if place is None:
            place = node.states[key] = len(self.keys)
            self.node_of.append(node)
            self.keys.append(key)
            self.first.append(0)
            self.last.append(0)
        return place

    def state(self, place: int) -> CallState:
        """Return the state at a place."""
        like = self.node_of[place].like
        patience, satisfaction = divmod(self.keys[place], SPAN)
        held = like.meters
        return changed(like, meters=Meters(patience, satisfaction, held.tension, held.heard))

    def outcome(self, place: int) -> Outcome | None:
        """Return how the call has ended in a state; None where it goes on."""
        return self.node_of[place].like.outcome

    def moves(self, place: int) -> Iterator[tuple[Event, int]]:
        """Yield the moves from a state and the places they lead to."""
        for move in range(self.first[place], self.last[place]):
            yield self.events[move], self.to[move]


def key_of(state: CallState) -> int:
    """Return patience and satisfaction as one number."""
    return state.meters.patience * SPAN + state.meters.satisfaction


def _rank(state: CallState) -> int:
    """Return a number that every move makes larger: replies, then deeds, then listening."""
    # Side by side in one number, each with room for more than a call allows. A reply sets listening
    # back, so it has to count for more, and so does a handover.
    return (state.turns << 20) | (state.deeds << 10) | state.listened


def _key(state: CallState) -> Key:
    # Straight from the dictionary, as asking attrs for each field takes longer, and this is done
    # for every move.
    values = dict(state.__dict__)
    del values["level"], values["tally"], values["meters"]
    return (*values.values(), state.meters.tension, state.meters.heard)
