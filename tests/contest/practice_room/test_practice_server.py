"""A practice room over real sockets: who comes in, what they play, and what waits for them."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from game.contest.identity.tokens import new_token, token_hash
from game.contest.practice_room import server as practice_server
from game.contest.practice_room.trainees import FULL
from game.contest.wire import messages as said
from game.contest.wire.encoding import ROOM_PATH
from game.contest.wire.messages import (
    Asked,
    CallList,
    ChooseCall,
    Denied,
    DeniedFor,
    Done,
    Enter,
    Found,
    Join,
    Parted,
    PracticeNews,
    Practise,
    PractiseAct,
    Search,
    Visit,
    Welcome,
)
from game.view.commands import Answered, CutIn, GiveReply, HearOut, PickUp, PutDown
from game.view.kinds import Medal
from tests.contest.host.stage import until
from tests.contest.host.test_guards import LEADING
from tests.contest.practice_room.stage import Guest, practice_room

ELSEWHERE = "That is done in the room of a competition, and this is a practice room."


async def test_a_visitor_sees_the_calls_in_their_order(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        first, second = guest.listed.calls
        assert (first.title, first.sector) == ("The third card", "logistics")
        assert first.brief.startswith("Packhorse Parcels. Amara Okafor")
        assert (first.played, first.points, first.medal) == (0, 0, Medal.NONE)
        assert second.title == "The house opens at ten"
        # Its first line has more, which is no whole sentence.
        assert second.brief == "Three Rivers Theatres, IT service desk."


async def test_a_call_is_played_to_its_end_and_counted_once(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        view = await guest.takes()
        assert (view.answered, view.timed, view.brief.number) == (True, True, 1)
        await guest.acts(HearOut())
        done_before = GiveReply(guest.view.offer, 0)
        assert (await guest.acts(done_before)).answered is Answered.ACCEPTED
        # Sent again by who did not hear the answer, and late by who had not seen what came.
        for act, answered in ((done_before, Answered.REPEATED), (CutIn(), Answered.REFUSED)):
            late = PractiseAct(9, guest.view.number - 1, act)
            assert (await guest.done(late)).answered is answered
        await guest.acts(CutIn())
        await guest.acts(PutDown())
        assert guest.view.over
        assert (await guest.hear(CallList)).calls[0].played == 1
        stage.passes(3)
        debrief = await guest.debrief()
        assert debrief is not None
        assert guest.listed.calls[0].points == debrief.score.total
        assert guest.listed.calls[0].played == 1


async def test_untimed_thinking_takes_no_time(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        for timed in (False, True):
            await guest.takes(timed=timed)
            await guest.acts(HearOut())
            before = guest.view
            assert before.timed is timed
            stage.passes(40)
            await guest.acts(PickUp())
            assert (guest.view.patience.points < before.patience.points) is timed


async def test_whoever_lets_the_clock_run_is_hung_up_on(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        await guest.takes()
        stage.passes(500)
        assert (await guest.hear(CallList)).calls[0].played == 1
        assert guest.view.over


async def test_each_call_is_another_by_chance(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        seeds = set()
        for _ in range(3):
            await guest.takes()
            debrief = await guest.debrief()
            assert debrief is not None
            seeds.add(debrief.seed)
        assert len(seeds) == 3


async def test_practice_begins_before_a_move_and_counts_for_nothing(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        await guest.hangs_up()
        for again in (False, True):
            done = await guest.done(Practise(guest.number(), 0, 1, again=again))
            assert done.answered is Answered.ACCEPTED
            assert guest.view.practice == 1
            await guest.acts(PutDown())
            assert guest.view.over
            assert (await guest.debrief()) is not None
        stage.passes(1)
        await guest.acts(PutDown())
        assert guest.listed.calls[0].played == 1
        for call, move in ((0, 9), (1, 1), (7, 1)):
            done = await guest.done(Practise(guest.number(), call, move))
            assert done.answered is Answered.REFUSED
            assert done.reason


async def test_articles_are_found(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        assert await guest.answer(Search(1, "e")) == Found(1, ())
        view = await guest.takes(1)
        titles = [each.title for each in view.desk.articles]
        assert await guest.answer(Search(2, titles[1])) == Found(2, (1,))


async def test_before_the_first_call_there_is_nothing_to_do(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        assert await guest.debrief() is None
        for message in (
            PractiseAct(1, 0, PickUp()),
            Practise(2, 0, 1),
            ChooseCall(3, 2, timed=True),
        ):
            done = await guest.done(message)
            assert done.answered is Answered.REFUSED
            assert done.reason.endswith(".")


async def test_a_call_waits_for_who_is_not_connected(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        first = await stage.visits()
        await first.takes()
        await first.acts(HearOut())
        left, patience = first.view, first.view.patience.points
        await stage.leaves(first)
        stage.passes(3_000)
        back = await stage.visits(first.token)
        await back.hear(PracticeNews)
        assert (back.view.elapsed_ms, back.view.number) == (left.elapsed_ms, left.number)
        stage.passes(30)
        await back.acts(PickUp())
        assert back.view.patience.points < patience


async def test_a_call_waits_for_a_phone_that_gives_no_sign_of_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        await guest.takes()
        await guest.acts(HearOut())
        patience = guest.view.patience.points
        monkeypatch.setattr(practice_server, "LONGEST_SILENCE", -1.0)
        stage.passes(60)
        monkeypatch.setattr(practice_server, "LONGEST_SILENCE", 4.0)
        stage.passes(0.25)
        # A newer view sets their clock right.
        assert (await guest.hear(PracticeNews)).view.patience.points == patience
        stage.passes(30)
        await guest.acts(PickUp())
        assert guest.view.patience.points < patience


async def test_a_second_window_takes_over(tmp_path: Path) -> None:
    async with practice_room(tmp_path, most=1) as stage:
        first = await stage.visits()
        await first.takes()
        second = await stage.visits(first.token)
        await second.hear(PracticeNews)
        parted = await first.ends()
        assert isinstance(parted, Parted)
        assert not parted.again
        assert (await second.acts(HearOut())).answered is Answered.ACCEPTED
        # What becomes of the first is of no matter to the second.
        assert len(list(stage.server.trainees.present())) == 1
        assert (await second.acts(PutDown())).answered is Answered.ACCEPTED


async def test_an_hour_later_nothing_waits_but_what_was_reached(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        first = await stage.visits()
        await first.hangs_up()
        await first.takes()
        await stage.leaves(first)
        stage.passes(1)
        assert stage.server.trainees.find(token_hash(first.token)) is not None
        stage.clock.now += 3_601
        stage.server.tick()
        assert stage.server.trainees.find(token_hash(first.token)) is None
        back = await stage.visits(first.token)
        assert back.listed.calls[0].played == 1
        assert await back.debrief() is None


async def test_a_full_room_says_so_until_somebody_leaves(tmp_path: Path) -> None:
    async with practice_room(tmp_path, most=2) as stage:
        here = [await stage.visits() for _ in range(2)]
        await here[0].takes()
        late = await stage.connect(Visit(new_token()))
        assert await late.ends() == Denied(FULL)
        # Who reloads their page is none too many.
        here[1] = await stage.visits(here[1].token)
        await stage.leaves(here[0])
        here.append(await stage.visits())
        assert isinstance(await (await stage.connect(Visit(here[0].token))).ends(), Denied)


async def test_results_outlive_the_server(tmp_path: Path) -> None:
    token = new_token()
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits(token)
        for _ in range(2):
            await guest.hangs_up()
        await stage.server.stop()
        last = await guest.ends()
        assert isinstance(last, Parted)
        assert last.again
    async with practice_room(tmp_path) as stage:
        assert (await stage.visits(token)).listed.calls[0].played == 2
        assert (await stage.visits()).listed.calls[0].played == 0


async def test_nothing_that_is_kept_or_sent_shows_a_token(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        await guest.hangs_up()
        await guest.debrief()
        heard = str(guest.heard)
    files = list((tmp_path / "practice").iterdir())
    assert [each.stem for each in files] == [token_hash(guest.token)]
    kept = files[0].read_text()
    assert guest.token not in kept + heard
    assert token_hash(guest.token) not in kept + heard


OTHERS: tuple[Asked, ...] = (
    said.DoAct(1, 0, 0, PickUp()),
    said.NextCall(2, 0),
    said.AskDebrief(4, 0),
    *LEADING,
)


async def test_what_only_a_competition_knows_is_refused_with_a_sentence(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        for message in OTHERS:
            assert await guest.done(message) == Done(message.id, Answered.REFUSED, ELSEWHERE)
        assert (await guest.takes()).answered


@pytest.mark.parametrize(
    ("first", "about"),
    [
        (Join("ABCD1234", "Ann", "a" * 43), DeniedFor.OTHER),
        (Enter("a" * 43), DeniedFor.OTHER),
        (ChooseCall(1, 0, timed=True), DeniedFor.OTHER),
        (Visit("short"), DeniedFor.TOKEN),
        (Visit("../" * 14 + "x"), DeniedFor.TOKEN),
    ],
)
async def test_who_is_meant_for_elsewhere_is_told_so(
    tmp_path: Path, first: said.FromClient, about: DeniedFor
) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.connect(first)
        last = await guest.ends()
        assert isinstance(last, Denied)
        assert last.about is about
        assert guest.heard == [last]
        assert not (tmp_path / "practice").exists()


@pytest.mark.parametrize("again", [Visit("b" * 43), Join("A", "B", "a" * 43), Enter("a" * 43)])
async def test_nobody_becomes_somebody_else_on_the_way(
    tmp_path: Path, again: said.FromClient
) -> None:
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        await guest.say(again)
        last = await guest.ends()
        assert isinstance(last, Denied)
        assert last.reason == "You have said who you are. Connect anew to be somebody else."


async def test_a_page_of_a_stranger_gets_neither_page_nor_room(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        foreign = {"Host": "evil.example"}
        async with stage.session.get(f"{stage.origin}/", headers=foreign) as answer:
            assert answer.status == 421
        headers = {"Origin": "http://evil.example"}
        async with stage.session.get(stage.origin + ROOM_PATH, headers=headers) as answer:
            assert answer.status == 403


async def test_the_page_knows_what_kind_of_place_it_is_for(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage, stage.session.get(f"{stage.origin}/") as answer:
        page = await answer.text()
    assert '<body data-place="practice">' in page
    assert 'src="/page/practice.js"' in page
    assert "/page/app.js" not in page


async def test_a_page_is_told_in_words(tmp_path: Path) -> None:
    async with practice_room(tmp_path) as stage:
        token = new_token()
        await (await stage.visits(token)).hangs_up()
        socket = await stage.session.ws_connect(f"{stage.origin}/page/room")
        await socket.send_str(json.dumps({"v": 1, "is": "Visit", "token": token}))
        heard: dict[str, Any] = {}
        async with asyncio.timeout(10):
            while "PracticeNews" not in heard:
                message = json.loads(await socket.receive_str())
                heard[message["is"]] = message
        assert heard["Welcome"]["labels"]["says"]
        own = [each["own"] for each in heard["CallList"]["calls"]]
        assert own == ["Your best: 0 points, no medal. Played once.", "Not played yet."]
        drawn = heard["PracticeNews"]["drawn"]
        assert (drawn["over"], drawn["listed"], drawn["timed"]) == (True, 1, True)


async def test_a_file_that_cannot_be_written_is_told_and_costs_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "practice").write_text("in the way")
    async with practice_room(tmp_path) as stage:
        guest = await stage.visits()
        await guest.hangs_up()
        await until(lambda: "could not be kept" in caplog.text)
        assert (await stage.visits(guest.token)).listed.calls[0].played == 1


async def test_whoever_comes_at_the_same_moment_is_one(tmp_path: Path) -> None:
    async with practice_room(tmp_path, most=1) as stage:
        token = new_token()
        guests: list[Guest] = [await stage.connect(Visit(token), token) for _ in range(3)]
        await until(lambda: len(list(stage.server.trainees.present())) == 1)
        await guests[-1].hear(Welcome)
        await guests[-1].hear(CallList)
        assert (await guests[-1].takes()).answered
        assert len(list(stage.server.trainees.present())) == 1
