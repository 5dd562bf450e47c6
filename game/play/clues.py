"""What there is to find out in a call, as against what an agent's own words bring about."""

from collections.abc import Iterator

from game.call import Level, Technique


def to_learn(level: Level) -> frozenset[str]:
    """Return the clues that a caller, an article, a colleague or a message can tell.

    A clue that only replies reveal counts where all of these are questions. Otherwise it is
    something that the agent does, such as a machine that was switched off: a level keeps such
    turns of events as clues, too.
    """
    done = set(_said(level)) - set(_told(level))
    return frozenset(level.clues) - done


def _told(level: Level) -> Iterator[str | None]:
    for scene in level.scenes.values():
        yield from (piece.reveals for piece in scene.burst)
    yield from (article.reveals for article in level.articles.values())
    yield from (department.reveals for department in level.departments.values())
    yield from (ping.reveals for ping in level.pings)


def _said(level: Level) -> Iterator[str | None]:
    """Yield what is revealed by replies that are no questions."""
    for scene in level.scenes.values():
        for reply in scene.replies:
            if reply.technique is not Technique.CLARIFY:
                yield reply.reveals
