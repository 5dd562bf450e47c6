"""A link in a thread of its own: waited for, and let go at any moment."""

from threading import Thread

import pytest
from attrs import define

from game.contest.client.link import Link, LinkOver, LinkState
from game.contest.client.thread import ThreadLink
from game.contest.wire.messages import Done, Join, NextCall, Parted, Welcome
from game.view.commands import Answered
from tests.contest.client.fake_host import Script, Visit
from tests.contest.client.threads import fake_host

# A server of the standard library's loop forgets who goes in the very moment of coming.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

JOIN = Join("7K3M9QXA", "Ann", "token")
PATIENCE = 10.0


@define
class Asking:
    """Somebody who asks in a thread of their own."""

    link: ThreadLink
    said: str = ""

    def ask(self) -> None:
        """Ask, and note what came of it."""
        try:
            self.said = str(self.link.ask(NextCall(0, 1)))
        except LinkOver as over:
            self.said = str(over)


def heard(link: ThreadLink, wanted: object) -> None:
    """Wait until something is heard."""
    for _ in range(100):
        found = link.hear(PATIENCE / 100)
        if found == wanted or type(found) is wanted:
            return
    raise AssertionError(wanted)


async def answers(visit: Visit) -> None:
    """Answer one question, and part."""
    await visit.let_in()
    await visit.hear()
    await visit.say(Done(1, Answered.ACCEPTED), Parted("Good-bye.", again=False))
    await visit.stay()


async def welcomes(visit: Visit) -> None:
    """Let somebody in, and answer nothing."""
    await visit.let_in()
    await visit.stay()


async def silent(visit: Visit) -> None:
    """Say nothing at all."""
    await visit.stay()


def test_it_asks_and_hears_and_ends() -> None:
    with fake_host(answers) as url:
        link = ThreadLink(url, JOIN)
        heard(link, Welcome)
        assert link.ask(NextCall(0, 1)) == Done(1, Answered.ACCEPTED)
        heard(link, LinkState.OVER)
        assert str(link.over) == "Good-bye."
        with pytest.raises(LinkOver, match="Good-bye"):
            link.ask(NextCall(0, 1))
        link.close()
        with pytest.raises(LinkOver, match="Good-bye"):
            link.begin(NextCall(0, 1))
        assert link.hear() is None or link.hear() is None


def test_nobody_waits_for_ever_for_an_answer() -> None:
    with fake_host(welcomes) as url:
        link = ThreadLink(url, JOIN)
        heard(link, Welcome)
        with pytest.raises(TimeoutError):
            link.ask(NextCall(0, 1), patience=0.3)
        link.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_ours_ends_it_for_whoever_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_: Link) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Link, "run", broken)
    link = ThreadLink("http://127.0.0.1:1/room", JOIN)
    heard(link, LinkState.OVER)
    with pytest.raises(LinkOver, match="has ended"):
        link.ask(NextCall(0, 1))
    link.close()


@pytest.mark.parametrize("script", [silent, welcomes, 503])
def test_it_can_be_closed_at_any_moment_and_twice(script: Script | int) -> None:
    with fake_host(script) as url:
        for wait in (False, True):
            link = ThreadLink(url, JOIN)
            if wait and script is welcomes:
                heard(link, Welcome)
            link.close()
            link.close()
            assert not link._thread.is_alive()  # noqa: SLF001 - what is left of it
            with pytest.raises(LinkOver, match="has ended"):
                link.begin(NextCall(0, 1))


def test_where_nobody_listens_it_can_be_closed_too() -> None:
    link = ThreadLink("http://127.0.0.1:1/room", JOIN)
    link.close()
    assert not link._thread.is_alive()  # noqa: SLF001 - what is left of it
    heard(link, LinkState.OVER)


def test_whoever_waits_for_an_answer_hears_that_none_will_come() -> None:
    with fake_host(welcomes) as url:
        link = ThreadLink(url, JOIN)
        heard(link, Welcome)
        asking = Asking(link)
        thread = Thread(target=asking.ask, daemon=True)
        thread.start()
        future = link.begin(NextCall(0, 2))
        link.close()
        thread.join(PATIENCE)
        assert asking.said == "The link to the room has ended."
        with pytest.raises(LinkOver, match="has ended"):
            future.result(PATIENCE)
