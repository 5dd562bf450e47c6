"""A closed room looked back on with everybody, on a screen."""

from collections.abc import Awaitable, Callable

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from game.call import replay
from game.contest.review.review import review_of
from game.contest.review.room_review import RoomReview
from game.tui.base_app import BaseApp
from game.tui.contest.review.point_bars import PointBars
from game.tui.contest.review.review_cards import CallCard, CostlyCard, MomentCard, ReviewCard
from game.tui.contest.review.review_screen import ReviewScreen
from game.tui.themes import DARK
from game.tui.widgets.key_line import KeyLine
from tests.contest.review.rooms import ARGUED, GUARANTEED, argued_room, room_with
from tests.contest.rooms import Story
from tests.tui.stage import SEED, parcel_level, until
from tests.tui.test_hostile_texts import HOSTILE, click_everywhere, hostile_level, look
from tests.tui.test_pictures import LARGE_LIGHT, SMALL_DARK, Compare, Look, named


class ReviewApp(BaseApp):
    """An app that shows a review in front of whatever it shows else."""

    def __init__(self, review: RoomReview, theme: str = DARK.name) -> None:
        super().__init__(theme)
        self.review = review

    def on_mount(self) -> None:
        """Show it."""
        self.push_screen(ReviewScreen(self.review))


def drawn(app: ReviewApp) -> str:
    """Return what stands on the screen, as text."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what is really drawn
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def marked(app: ReviewApp) -> list[ReviewCard]:
    """Return the cards that are marked; one, if all is well."""
    return [card for card in app.screen.query(ReviewCard) if card.marked]


async def test_a_moment_is_told_from_the_callers_words_to_what_went_better() -> None:
    app = ReviewApp(review_of(argued_room()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Call 1 of 1 · The third missed delivery" in drawn(app)
        assert "3 still open at the close" in drawn(app)
        await pilot.press("n")
        await pilot.pause()
        told = drawn(app)
        order = [
            "moment 1 of 1 that cost most",
            "“Three days. Three days off work for one parcel",
            "3 of 6 said · argue",
            "“Our drivers always attempt a delivery.”",
            "“So what now?”",
            "“I did not call for a debate.”",
            "You argued about who is right",
            "patience -8.9, satisfaction -9.4, tension +12.3",
            "Went better: 2 of 6 said",
            "“Three days off work. That should not have happened",
        ]
        places = [told.index(each) for each in order]
        assert places == sorted(places)


async def test_n_and_p_go_from_card_to_card_and_no_further() -> None:
    app = ReviewApp(review_of(argued_room()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        kinds = []
        for key in ("p", "n", "n", "n", "p"):
            await pilot.press(key)
            kinds.append([type(card) for card in marked(app)])
            if key == "n" and len(kinds) == 4:
                assert app.screen.query_one(KeyLine).has_class("-noticing")
        assert kinds == [[CallCard], [CostlyCard], [MomentCard], [MomentCard], [CostlyCard]]
        await pilot.pause()
        assert marked(app)[0].region.y == app.screen.query_one(VerticalScroll).region.y + 1


async def test_space_reads_on_to_the_end_and_says_so_and_b_goes_back() -> None:
    app = ReviewApp(review_of(argued_room()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(VerticalScroll)
        await pilot.press("space")
        await until(pilot, lambda: page.scroll_offset.y > 0)
        page.scroll_end(animate=False)
        await until(pilot, lambda: page.scroll_offset.y == page.max_scroll_y)
        await pilot.press("space")
        await pilot.pause()
        assert "That was all of it." in drawn(app)
        await pilot.press("b")
        await pilot.pause()
        assert not isinstance(app.screen, ReviewScreen)


async def test_where_nobody_did_better_it_asks_which_way_one_would_try() -> None:
    level = parcel_level()
    room = room_with([level], [[replay(level, SEED, ARGUED)] for _ in range(3)])
    app = ReviewApp(review_of(room))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "Which would you try?" in drawn(app)


async def test_a_room_in_which_nobody_answered_is_shown_too() -> None:
    story = Story.of([parcel_level(), parcel_level()]).begin(1)
    app = ReviewApp(review_of(story.room))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "n", "p", "space")
        assert drawn(app).count("Nobody came to this call.") == 2
        assert not app.screen.query(PointBars)


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_texts_of_a_level_are_shown_and_nothing_else(name: str) -> None:
    app = ReviewApp(review_of(argued_room(GUARANTEED, level=hostile_level(HOSTILE[name]))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("n", "n", "n", "end"):
            look(app)
            await pilot.press(key)
        look(app)
        if name in ("markup", "action"):
            await click_everywhere(pilot)
        assert isinstance(app.screen, ReviewScreen)


def keys(*pressed: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what presses these."""

    async def press(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*pressed)
        await pilot.pause()

    return press


@pytest.mark.parametrize("look_", [SMALL_DARK, LARGE_LIGHT], ids=named)
@pytest.mark.parametrize("pressed", [(), ("n", "n")], ids=["call", "moment"])
def test_it_looks_as_it_did(snap_compare: Compare, pressed: tuple[str, ...], look_: Look) -> None:
    size, theme = look_
    app = ReviewApp(review_of(argued_room(GUARANTEED, GUARANTEED)), theme)
    assert snap_compare(app, terminal_size=size, run_before=keys(*pressed))
