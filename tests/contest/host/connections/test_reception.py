"""Who is let in, and how long it takes: the reception alone, by a clock that a hand turns."""

import asyncio
import ipaddress
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import Factory, define

from game.contest.host.connections import reception
from game.contest.host.connections.listening import Listening
from game.contest.host.connections.reception import NotLetIn, Reception
from game.contest.identity.codes import new_code
from game.contest.identity.guessing import LONGEST_WAIT, Guesses
from game.contest.identity.tokens import new_token
from game.contest.rules.who import SeatHolder, Who
from game.contest.wire.messages import Denied, DeniedFor, Enter, Join, Welcome
from tests.contest.host.stage import Stage, held

GUESSER: Final = "203.0.113.9"


@define
class Desk:
    """A reception whose waits cost no time, and are told instead."""

    stage: Stage
    now: float = 1_000.0
    waits: list[float] = Factory(list)
    reception: Reception = Factory(
        lambda desk: Reception(
            desk.stage.server.held,
            desk.stage.loaded.register,
            desk.stage.loaded.keys.code,
            lambda: desk.now,
        ),
        takes_self=True,
    )

    async def waited(self, seconds: float) -> None:
        """Stand in for a sleep."""
        self.waits.append(seconds)

    async def lets_in(self, join: Join, address: str = GUESSER) -> Who | DeniedFor:
        """Return who somebody is, or what they were not let in for."""
        try:
            return await self.reception.let_in(join, address)
        except NotLetIn as error:
            return error.about


def wrong() -> Join:
    """Return a guess."""
    return Join(new_code(), "Guesser", new_token())


@asynccontextmanager
async def desk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """Open a reception in a room that nobody else is in."""
    async with held(folder) as stage:
        made = Desk(stage)
        monkeypatch.setattr(reception, "sleep", made.waited)
        yield made


async def test_thousands_of_wrong_codes_find_nothing_and_keep_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A hundred thousand are counted in tests/contest/identity/test_guessing.py.
    async with desk(tmp_path, monkeypatch) as here:
        guess = wrong()
        for _ in range(5_000):
            assert await here.lets_in(guess) is DeniedFor.CODE
            # Two hundred a second: ten times as fast as is free.
            here.now += 0.005
        here.waits.clear()
        code = here.stage.loaded.keys.code
        for number in range(40):
            who = await here.lets_in(Join(code, f"Trainee {number}", new_token()))
            assert who == SeatHolder(number + 1)
        assert len(here.waits) == 40
        assert max(here.waits) <= LONGEST_WAIT


async def test_a_right_code_waits_as_long_as_a_wrong_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else the wait would tell that a code is right before it is over.
    async with desk(tmp_path, monkeypatch) as here:
        for _ in range(60):
            await here.lets_in(wrong())
        here.waits.clear()
        code = here.stage.loaded.keys.code
        await here.lets_in(Join(code, "Ann", new_token()))
        await here.lets_in(wrong())
        right, not_right = here.waits
        assert right == not_right > 0


async def test_who_is_in_already_waits_for_no_guesser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(tmp_path, monkeypatch) as here:
        join = Join(here.stage.loaded.keys.code, "Ann", new_token())
        await here.lets_in(join)
        for _ in range(200):
            await here.lets_in(wrong())
        here.waits.clear()
        assert await here.lets_in(join) == SeatHolder(1)
        assert await here.reception.let_in(Enter(join.token), GUESSER) == SeatHolder(1)
        assert here.waits == []


async def test_an_empty_or_endless_code_is_wrong_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(tmp_path, monkeypatch) as here:
        for code in ("", " ", "-" * 200, "é" * 8, "\ud800", "0" * 8, "\0" * 8, "ⅦK3M-9QXA"):
            assert await here.lets_in(Join(code, "x", new_token())) is DeniedFor.CODE
        assert len(here.waits) == 8


async def test_who_asks_twice_and_waits_both_times_has_one_seat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As after a connection that broke in the wait: else they would be told that their own name
    # was taken, and give up the seat that they have.
    async with desk(tmp_path, monkeypatch) as here:
        both_wait = asyncio.Barrier(2)

        async def waits(_: float) -> None:
            await both_wait.wait()

        monkeypatch.setattr(reception, "sleep", waits)
        join = Join(here.stage.loaded.keys.code, "Ann", new_token())
        both = await asyncio.gather(here.lets_in(join), here.lets_in(join))
        assert list(both) == [SeatHolder(1), SeatHolder(1)]


async def test_who_comes_back_before_their_seat_is_on_the_disk_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(tmp_path, monkeypatch) as here:
        writer = here.stage.server.held._writer  # noqa: SLF001 - the disk is what is slow here
        add, later = writer.add, asyncio.Event()

        def slowly(*given: Any) -> Future[int]:  # noqa: ANN401 - passed on
            slow: Future[int] = Future()
            done = add(*given)

            async def finish() -> None:
                await later.wait()
                slow.set_result(await asyncio.wrap_future(done))

            tasks.append(asyncio.create_task(finish()))
            return slow

        tasks: list[asyncio.Task[None]] = []
        monkeypatch.setattr(writer, "add", slowly)
        token = new_token()
        join = Join(here.stage.loaded.keys.code, "Ann", token)
        people = [await here.stage.connect(each) for each in (join, join, Enter(token))]
        for _ in range(20):
            await asyncio.sleep(0.005)
        assert here.stage.server.hall.presence().here == frozenset()
        later.set()
        for person in people:
            welcome = await person.hear(Welcome)
            assert (welcome.who, welcome.seat) == ("seat", 1)
        await asyncio.gather(*tasks)


async def guesses(stage: Stage, number: int, forwarded: str) -> None:
    """Let somebody guess, from many connections at once."""

    async def once() -> None:
        person = await stage.connect(wrong(), **({"X-Forwarded-For": forwarded}))
        last = await person.ends()
        assert isinstance(last, Denied)
        assert last.about is DeniedFor.CODE

    await asyncio.gather(*(once() for _ in range(number)))


@pytest.mark.parametrize("believed", [True, False])
async def test_whose_a_guess_is_tells_a_proxy_of_ours_and_nobody_else(
    believed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    wait = Guesses.wait

    def note(self: Guesses, address: str, now: float) -> float:
        asked.append(address)
        return wait(self, address, now)

    monkeypatch.setattr(Guesses, "wait", note)
    trusted = (ipaddress.ip_network("127.0.0.1/32"),) if believed else ()
    async with held(tmp_path, listening=Listening(trusted=trusted)) as stage:
        await guesses(stage, 5, "203.0.113.9")
        await guesses(stage, 5, "203.0.113.9, 198.51.100.7")
    if believed:
        assert asked == ["203.0.113.9"] * 5 + ["198.51.100.7"] * 5
    else:
        assert asked == ["127.0.0.1"] * 10


async def test_a_guesser_with_many_connections_waits_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    sleep = asyncio.sleep

    async def shorter(seconds: float) -> None:
        waits.append(seconds)
        await sleep(seconds / 100)

    monkeypatch.setattr(reception, "sleep", shorter)
    async with held(tmp_path) as stage:
        await guesses(stage, 100, "")
        await guesses(stage, 100, "")
        assert 0 < max(waits) <= LONGEST_WAIT
        await stage.joins("Ann")
