"""The board drawn for a browser: rows and places in words, and what stands beside the time."""

from functools import cache
from typing import Any, Final

from game.call.units import SECOND
from game.contest.identity.codes import spaced
from game.contest.identity.join_link import phone_link
from game.contest.page.call_drawing import Drawn
from game.contest.page.clocks import PageTimes
from game.contest.page.qr_drawing import drawn_code
from game.contest.wire.messages import BoardClock, BoardNews, BoardRow, BoardTeam
from game.contest.wording import board_words as words
from game.contest.wording.board_words import BoardFace
from game.contest.wording.phone_words import CAMERA
from game.contest.wording.reveal import PODIUM, STEP, Reveal, reveal_of
from game.view.words import points_text

_TOLD: Final = {BoardFace.SOON: words.SOON, BoardFace.NOBODY: words.NOBODY}


@cache
def board_labels() -> Drawn:
    """Return what a board's page says by itself; "{…}" stands where it puts a number."""
    return {
        "heads": {
            "rows": (words.PLACE_HEAD, *words.PLAYER_HEADS),
            "teams": (words.PLACE_HEAD, *words.TEAM_HEADS),
        },
        "keys": {
            "on": words.ON,
            "back": words.BACK,
            "again": words.AGAIN,
            "pages": words.PAGES,
        },
        "lost": words.LOST,
        "more": words.more_words("{more}"),
        "page": words.page_words("{first}", "{last}", "{rows}"),
        "podium": PODIUM,
        "step": round(STEP * SECOND),
    }


def drawn_board(news: BoardNews) -> Drawn:
    """Return the rows of a board, how their places are shown one by one, and how one joins."""
    begun = words.has_places(news)
    return {
        "title": news.title,
        "join": _join(news),
        "rows": [_row(row, news.calls) for row in news.rows],
        "teams": [_team(row) for row in news.teams],
        "reveal": {
            "rows": _reveal(reveal_of(news.rows)) if begun else None,
            "teams": _reveal(reveal_of(news.teams)) if begun and news.teams else None,
        },
    }


def drawn_moment(news: BoardNews, clock: BoardClock) -> Drawn:
    """Return what a board shows at a moment: which face, and what changes with the clock."""
    times, face = PageTimes(), words.face_of(news, clock)
    drawn: Drawn = {"face": face.value, "clocks": times.clocks}
    match face:
        case BoardFace.LOBBY:
            told = words.people_in_words(news), words.to_play_words(news, clock.left)
            return {**drawn, "told": told}
        case BoardFace.COUNTDOWN:
            heading, large = words.BEGIN_IN, times.seconds_to_go(clock.begins)
            return {**drawn, "heading": heading, "large": large}
        case BoardFace.STANDING:
            large = times.room_to_go(clock.left)
            return {**drawn, "large": large, "beside": _beside(news, clock)}
    return {**drawn, "heading": _TOLD.get(face, "")}


def _beside(news: BoardNews, clock: BoardClock) -> list[list[str]]:
    """Return the lines beside the time with their tones."""
    told = words.beside_time(news, clock)
    lines = (
        [told.time, "warning" if told.paused else "faint"],
        [told.size, "strong"],
        [told.stood, "warning"],
        [told.join, "faint"],
    )
    return [line for line in lines if line[0]]


def _join(news: BoardNews) -> Drawn:
    if not news.addresses:
        return {"ask": words.ASK}
    link = phone_link(news.addresses, news.code)
    typed = [[words.JOIN_AT, news.addresses[0]], [words.OR_TYPE, words.typed_words(news)]]
    phones = [CAMERA, link.partition("/#")[0]]
    return {
        "typed": typed,
        "code": spaced(news.code) if news.code else "",
        "phones": {"told": phones, "drawn": drawn_code(link)} if link else None,
    }


def _row(row: BoardRow, calls: int) -> list[Any]:
    done = words.done_words(row, calls)
    return [words.place_number(row.place), row.name, row.team, row.points, done]


def _team(row: BoardTeam) -> list[Any]:
    members = words.members_words(row)
    return [words.place_number(row.place), row.name, "", row.points, members]


def _reveal(reveal: Reveal[BoardRow] | Reveal[BoardTeam]) -> Drawn:
    """Return the steps from the back, as the rows from one up to before another."""
    steps: list[Drawn] = []
    end = sum(map(len, reveal.steps))
    for group in reveal.steps:
        place, points = group[0].place, points_text(group[0].points)
        steps.append({"from": end - len(group), "to": end, "place": place, "points": points})
        end -= len(group)
    return {"steps": steps, "first": reveal.done}
