"""A level under examination: what it says, where it says it, and what may happen in it."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from shlex import quote

from attrs import evolve, field, frozen

from game.call import Event, Level, Reply, Say, replay
from game.call.log.notation import written
from game.call.script.level import Scene
from game.explore.exploration import Exploration
from game.explore.possible import Possible, possible
from game.explore.seen import Seen, seen
from game.level import Reading
from game.level.problem import Path, Problem
from game.level.yaml.source import Source, open_source


@frozen(slots=False)
class Case:
    """A level that can be played, and everything that checks look at."""

    name: str
    """The path of its file, as it was given."""

    reading: Reading
    """What came of reading the file."""

    level: Level
    """What the file describes."""

    exploration: Exploration = field(repr=False)
    """What was seen to happen in plays of it, and how often."""

    handed_on: frozenset[str] = frozenset()
    """The clues and promises that other calls of its pack take over from it."""

    carried_in: frozenset[str] = frozenset()
    """The clues and promises that it takes over from other calls of its pack."""

    @cached_property
    def possible(self) -> Possible:
        """What can happen, and what cannot."""
        return possible(self.level, self.exploration.space, self.carried_in)

    @cached_property
    def seen(self) -> Seen:
        """What was seen to happen."""
        return seen(self.level, self.exploration.space)

    def replies(self) -> Iterator[tuple[Path, Scene, int, Reply]]:
        """Yield every reply with its path, its scene and its place there."""
        for name, scene in self.level.scenes.items():
            for place, reply in enumerate(scene.replies):
                yield ("scenes", name, "replies", place), scene, place, reply

    def play_to(self, scene: str) -> tuple[Event, ...] | None:
        """Return the shortest play seen that comes to a scene, None where none was."""
        return self._plays.get((scene, None))

    def play_of(self, scene: str, place: int) -> tuple[Event, ...] | None:
        """Return the shortest play seen that ends with a reply, or comes to its scene at least."""
        return self._plays.get((scene, place)) or self.play_to(scene)

    @cached_property
    def _plays(self) -> dict[tuple[str, int | None], tuple[Event, ...]]:
        """The shortest play to each scene, and to each reply in it."""
        plays: dict[tuple[str, int | None], tuple[Event, ...]] = {}
        # They come with the shortest plays first, so what is noted first stays.
        for each in self.seen.moments:
            plays.setdefault((each.state.scene, None), each.play)
            for place in each.effects:
                plays.setdefault((each.state.scene, place), (*each.play, Say(place)))
        return plays

    def shown(self, problem: Problem, play: tuple[Event, ...] | None) -> Problem:
        """Return a problem with a play that shows it, if there is one: its words, its command."""
        if play is None:
            return problem
        line = written(play)
        moves = f' --moves "{line}"' if line else ""
        return evolve(
            problem,
            said=tuple(_said(self.level, play)),
            # The name may hold spaces, or what a shell would run: this line is there to be copied.
            replay=f"callcraft play {quote(self.name)} --plain{moves}",
        )

    def placed(self, problem: Problem) -> Problem:
        """Return a problem at its line and column in the file of the level."""
        if self.reading.root is None:  # pragma: no cover - a level that was read has a root
            raise AssertionError
        return self._source.completed(self.reading.root.located(problem))

    @cached_property
    def _source(self) -> Source:
        return open_source(self.reading.source, self.name)


def _said(level: Level, play: Iterable[Event]) -> Iterator[str]:
    # Seed 0, as the command plays it, so that what is listed here is what is seen there.
    for turn in replay(level, 0, play):
        if isinstance(turn.event, Say):
            scene = turn.before.current_scene
            yield f"{scene.name}, {turn.event.reply + 1}: {scene.replies[turn.event.reply].say}"
        # The answer has no word, and a wait is nothing that anybody says or does.
        elif (word := written((turn.event,))) and not word.startswith("wait"):
            yield f"{turn.before.scene}: {word}"
