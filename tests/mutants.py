"""Breaks the rules of a call or of a contest, or a view, one at a time; tells which test notices.

    python -m tests.mutants            every break; exit 1 if one goes unnoticed
    python -m tests.mutants apology    those whose name holds a word

Each break is made in a copy of the project in a temporary folder, where the tests of that room
then run until the first failure. A word may also be the folder of a file, such as `view/`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from attrs import frozen

PATIENCE: Final = 400
"""Seconds after which a break is taken to have made a call endless; the tests take about 30."""

PROJECT: Final = Path(__file__).parent.parent


@frozen
class Mutant:
    """A break: in `file` of game, `old` becomes `new`."""

    name: str
    file: str
    old: str
    new: str


def _without_law(line: str) -> Mutant:
    return Mutant(f"without {line.strip().rstrip(',')}", "call/caller/model.py", line, "")


def law_mutants() -> list[Mutant]:
    """Return one break for every rule of the caller model: that rule left out."""
    model = (PROJECT / "game/call/caller/model.py").read_text(encoding="utf-8")
    return [
        _without_law(f"    {law},\n")
        for law in re.findall(r"^    (\w+\.[A-Z_]+),$", model, re.MULTILINE)
    ]


OTHERS: Final = [
    Mutant("listening fills heard", "call/actions/listening.py", "_up_to(LISTEN_HEARD_CAP - meters.heard, _LISTENED.heard)", "_LISTENED.heard"),
    Mutant("listening calms fully", "call/actions/listening.py", "_up_to(meters.tension - LISTEN_CALM_FLOOR, _LISTENED.calm)", "_LISTENED.calm"),
    Mutant("listening pleases fully", "call/actions/listening.py", "_up_to(LISTEN_SATISFACTION_CAP - meters.satisfaction, _LISTENED.satisfaction)", "_LISTENED.satisfaction"),
    Mutant("a caller without a word is cared for", "call/score.py", "state.tally.moves > 0 and ", ""),
    Mutant("hanging up is care", "call/score.py", " and state.outcome is not Outcome.LEFT", ""),
    Mutant("silence is golden", "call/actions/listening.py", "return DEAD_AIR, _STARED", "return DEAD_AIR, NO_GAINS"),
    Mutant("bursts reveal nothing", "call/actions/listening.py", "telling=piece.reveals", "telling=None"),
    Mutant("the burst survives a cut", "call/actions/listening.py", "len(state.current_scene.burst)", "state.listened"),
    Mutant("the burst survives a reply", "call/actions/reply.py", "len(before.current_scene.burst)", "before.listened"),
    Mutant("interrupting is free", "call/actions/move.py", "if state.level.modelled else ()", "if False else ()"),
    Mutant("no turn cap", "call/meters/settling.py", "min(amounts) >= -_MOST", "True"),
    Mutant("no meter ends", "call/meters/settling.py", "Meters(bounded(patience), bounded(satisfaction), bounded(tension), bounded(heard))", "Meters(patience, satisfaction, tension, heard)"),
    Mutant("patience drains in speech", "call/time/clock.py", "        if now.speaking:\n", "        if False:\n"),
    Mutant("a pause is free for ever", "call/time/waiting.py", "return drain * between(", "return 0 * between("),
    Mutant("no grace to think", "call/time/waiting.py", "THINKING_GRACE + READING_TIME * scene.words_to_read", "0"),
    Mutant("time per wait, not in all", "call/time/clock.py", "until = wait.so_far + span", "until = span"),
    Mutant("the clock overshoots", "call/time/clock.py", "min(ms, end - wait.so_far,", "min(ms, 10**9,"),
    Mutant("hot callers wait as long", "call/time/waiting.py", "between(DRAIN_CALM, DRAIN_HOT, state.meters.tension)", "(DRAIN_HOT - state.meters.tension // 1_000)"),
    Mutant("silence for ever", "call/time/waiting.py", "        SILENCE_LIMIT,\n    )", "        10**9,\n    )"),
    Mutant("talk without end", "call/actions/reply.py", "before.turns + 1 >= MOST_TURNS", "False"),
    Mutant("patience may run out", "call/actions/reply.py", "    if meters.patience == 0:\n        return Outcome.HUNG_UP\n", ""),
    Mutant("a breach costs nothing", "call/score.py", "-BREACH_COST * state.tally.breaches", "0"),
    Mutant("gold without a resolution", "call/score.py", "state.outcome is Outcome.RESOLVED and ", ""),
    Mutant("gold without craft", "call/score.py", " and _mean_fit(state) >= GOLD_CRAFT", ""),
    Mutant("craft counts repeats fully", "call/score.py", "* share // 100", ""),
    Mutant("missteps are craft", "call/score.py", "if moment.technique in MISSTEPS:", "if False:"),
    Mutant("care is only the end", "call/score.py", "(mean + state.meters.satisfaction)", "(2 * state.meters.satisfaction)"),
    Mutant("care is only the mean", "call/score.py", "(mean + state.meters.satisfaction)", "(2 * mean)"),
    Mutant("partly is as good", "call/score.py", "Outcome.PARTLY: PARTLY_SHARE", "Outcome.PARTLY: 100"),
    Mutant("pace does not matter", "call/score.py", "PACE_MOST * share * _pace(state)", "PACE_MOST * share * 100"),
    Mutant("promises are no breach", "call/script/level.py", "self.breaks is not None or self.technique in UNKEEPABLE", "self.breaks is not None"),
    Mutant("limits are no breach", "call/script/level.py", "self.breaks is not None or self.technique in UNKEEPABLE", "self.technique in UNKEEPABLE"),
    Mutant("an ended call goes on", "call/step.py", "if state.outcome is None:", "if True:"),
    Mutant("the end forgets its rules", "call/meters/settling.py", "(*parts, *_differences(BOUNDED, standing, moved))", "tuple(parts)"),
    Mutant("closed replies open", "call/actions/reply.py", " and holds(replies[place].when, state)", ""),
    Mutant("order ignores the seed", "call/replies.py", "mixed(state.shown_by ^ mixed(state.turns)", "mixed(mixed(state.turns)"),
    Mutant("a missing wait", "call/log/data.py", "Wait(last.ms + event.ms)", "Wait(event.ms)"),
    Mutant("replies reveal nothing", "call/actions/reply.py", "before.clues if reply.reveals is None else before.clues | {reply.reveals}", "before.clues"),
    Mutant("replies break nothing", "call/actions/reply.py", "before.broken if reply.breaks is None else before.broken | {reply.breaks}", "before.broken"),
    Mutant("a new clue drives out the old", "call/actions/reply.py", "before.clues | {reply.reveals}", "frozenset({reply.reveals})"),
    Mutant("no effect beside the model", "call/actions/reply.py", "if reply.effect != NO_EFFECT:", "if False:"),
    Mutant("no model beside an effect", "call/actions/reply.py", "found[-1][1].plus(reply.effect.gains)", "reply.effect.gains"),
    Mutant("the model is never off", "call/actions/reply.py", "if not state.level.modelled:", "if False:"),
    Mutant("arrows look back", "call/actions/reply.py", "holds(arrow.when, self.state(None, ()))", "holds(arrow.when, self.before)"),
    Mutant("arrows without conditions", "call/actions/reply.py", "if not arrow.when or holds(arrow.when, self.state(None, ())):", "if True:"),
    Mutant("the last arrow first", "call/actions/reply.py", "for arrow in self.reply.to:", "for arrow in reversed(self.reply.to):"),
    Mutant("a new scene has no burst", "call/actions/reply.py", "listened=len(before.current_scene.burst) if scene is None else 0", "listened=len(before.current_scene.burst)"),
    Mutant("the same scene has no burst", "call/actions/reply.py", "listened=len(before.current_scene.burst) if scene is None else 0", "listened=len(before.current_scene.burst) if scene in (None, before.current_scene) else 0"),
    Mutant("words of a moment ago", "call/actions/reply.py", "said_by(speeches, meters.tension)", "said_by(speeches, ready.meters.tension)"),
    Mutant("no answer on the way", "call/actions/reply.py", "(reply.answer, scene.caller)", "(scene.caller,)"),
    Mutant("no words on arriving", "call/actions/reply.py", "(reply.answer, scene.caller)", "(reply.answer,)"),
    Mutant("empty lines are spoken", "call/script/level.py", "[line for speech in speeches if (line := speech.at(tension)).text]", "[speech.at(tension) for speech in speeches]"),
    Mutant("words take no time", "call/script/level.py", "return sum([line.ms for line in said])", "return 0"),
    Mutant("conditions cannot be negated", "call/actions/condition.py", "return passed is not test.negated", "return passed"),
    Mutant("one test is enough", "call/actions/condition.py", "        if not _passes(test, state):\n            return False\n    return True", "        if _passes(test, state):\n            return True\n    return not condition"),
    Mutant("conditions on meters", "call/actions/condition.py", "test.low <= getattr(state.meters, subject) <= test.high", "True"),
    Mutant("meters short of the end", "call/actions/condition.py", "getattr(state.meters, subject) <= test.high", "getattr(state.meters, subject) < test.high"),
    Mutant("conditions on the mood", "call/actions/condition.py", "test.low <= state.meters.tension <= test.high", "True"),
    Mutant("conditions on turns", "call/actions/condition.py", "test.low <= state.turns <= test.high", "True"),
    Mutant("conditions on clues", "call/actions/condition.py", "test.name in state.clues", "bool(state.clues)"),
    Mutant("conditions on techniques", "call/actions/condition.py", "test.name in state.used", "bool(state.used)"),
    Mutant("conditions on limits", "call/actions/condition.py", "test.name in state.broken", "bool(state.broken)"),
    Mutant("interruptions do not count", "call/actions/move.py", "        tally=state.tally.with_move(meters, fit),\n", ""),
    Mutant("every deed fits alike", "call/actions/move.py", "fit = fit_of(moment, gained.worth // GRAIN)", "fit = 300"),
    Mutant("a misstep ends the talk", "call/caller/model.py", "return used, technique, state.talk", "return used, technique, 0"),
    Mutant("solving goes on talking", "call/caller/model.py", "return used, technique, 0", "return used, technique, state.talk"),
    Mutant("talk does not add up", "call/caller/model.py", "min(state.talk + 1, TALK_MOST)", "state.talk"),
    Mutant("a neutral reply is forgotten", "call/caller/model.py", "return used, None, state.talk", "return used, state.last, state.talk"),
    Mutant("the silence outlasts a reply", "call/actions/reply.py", "            waited=0,\n", ""),
    Mutant("the silence goes on", "call/actions/listening.py", "last=last, waited=0)", "last=last)"),
    Mutant("a call is never over", "call/state.py", "if state.outcome is not None:", "if False:"),
    Mutant("a call never rings", "call/state.py", "if not state.answered:", "if False:"),
    Mutant("engaged by either", "call/state.py", "state.meters.heard < ENGAGED and", "state.meters.heard < ENGAGED or"),
    Mutant("engaged a grain early", "call/state.py", "state.meters.heard < ENGAGED", "state.meters.heard < ENGAGED - 1"),
    Mutant("closing without a remedy", "call/state.py", "any(technique in REMEDIES for technique in state.used) and ", ""),
    Mutant("closing in anger", "call/state.py", " and state.meters.tension < WARM:\n        return Phase.CLOSE", ":\n        return Phase.CLOSE"),
    Mutant("a hold costs like an announced one", "call/time/waiting.py", "stated, so_far = state.hold.stated, state.hold.waited", "stated, so_far = state.hold.stated or HOLD_LIMIT, state.hold.waited"),
    Mutant("an announced wait costs as much", "call/time/waiting.py", "ANNOUNCED_WAIT * min(ms, stated)", "100 * min(ms, stated)"),
    Mutant("an announced wait never ends", "call/time/waiting.py", "100 * max(ms - stated, 0)", "ANNOUNCED_WAIT * max(ms - stated, 0)"),
    Mutant("a hold for ever", "call/time/waiting.py", "_announced(rate, stated), HOLD_LIMIT)\n    errand", "_announced(rate, stated), 10**9)\n    errand"),
    Mutant("a hold without a word is free", "call/actions/hold.py", "move(ready, None, (UNEXPLAINED, _UNEXPLAINED))", "move(ready, None)"),
    Mutant("a hold for nothing is free", "call/actions/hold.py", "() if state.hold.used else ((FOR_NOTHING, _FOR_NOTHING),)", "()"),
    Mutant("no hold is for anything", "call/time/errand.py", "changed(hold, used=True)", "hold"),
    Mutant("thanks are not heard", "call/actions/hold.py", "Technique.THANK if event.thanks else None", "None"),
    Mutant("nobody comes back", "call/actions/hold.py", "changed(made.after, hold=None, speaking=time_of(said))", "changed(made.after, speaking=time_of(said))"),
    Mutant("any wait can be announced", "call/actions/hold.py", " or event.stated not in (0, *HOLD_TIMES)", ""),
    Mutant("talking to a caller on hold", "call/actions/reply.py", "state.hold is None and state.errand is None", "state.errand is None"),
    Mutant("talking while busy", "call/actions/reply.py", "state.hold is None and state.errand is None", "state.hold is None"),
    Mutant("listening while busy", "call/actions/listening.py", "state.answered and state.free and", "state.answered and"),
    Mutant("articles say nothing", "call/actions/inquiry.py", "Errand(article.ms, article.reveals)", "Errand(article.ms)"),
    Mutant("articles read themselves", "call/actions/inquiry.py", "Errand(article.ms, article.reveals)", "Errand(1, article.reveals)"),
    Mutant("a desk without end", "call/actions/desk.py", "and state.deeds < MOST_DEEDS", ""),
    Mutant("deeds do not count", "call/actions/desk.py", "deeds=ready.deeds + 1", "deeds=ready.deeds"),
    Mutant("two things at a time", "call/actions/desk.py", "and state.errand is None", ""),
    Mutant("the deed cuts in", "call/actions/desk.py", "ready = finish_speaking(state)", "ready = changed(state, speaking=0, telling=None)"),
    Mutant("colleagues know nothing", "call/actions/inquiry.py", "Errand(department.ms, department.reveals, announced=True)", "Errand(department.ms, announced=True)"),
    Mutant("colleagues keep the caller guessing", "call/actions/inquiry.py", "department.reveals, announced=True)", "department.reveals)"),
    Mutant("consulting is no technique", "call/actions/inquiry.py", "move(ready, technique_of(ready, department))", "move(ready, None)"),
    Mutant("replies ask nobody", "call/actions/reply.py", "consultation(asked) if asked and after.outcome is None else None", "None"),
    Mutant("cold is as good as warm", "call/actions/transfer.py", "if event.warm else Technique.COLD_TRANSFER", "if event.warm else Technique.CONSULT_DEPARTMENT"),
    Mutant("the story comes along by itself", "call/actions/transfer.py", "() if event.warm else ((RETOLD, _RETOLD),)", "()"),
    Mutant("handed on for nothing", "call/actions/transfer.py", "_PASSED_ON.times(ready.transfers)", "_PASSED_ON.times(0)"),
    Mutant("the third is like the second", "call/actions/transfer.py", "_PASSED_ON.times(ready.transfers)", "_PASSED_ON"),
    Mutant("transfers do not count", "call/actions/transfer.py", "transfers=ready.transfers + 1", "transfers=ready.transfers"),
    Mutant("nobody picks up", "call/time/errand.py", "if errand.leads is None:", "if True:"),
    Mutant("a colleague without a word", "call/time/errand.py", "speaking=time_of(said),", "speaking=0,"),
    Mutant("promises last for ever", "call/time/promise.py", "changed(each, left=max(each.left - ms, 0))", "each"),
    Mutant("promises are never missed", "call/time/promise.py", "each.standing is Fulfilment.OPEN and each.left == 0", "False"),
    Mutant("promises are never undone", "call/time/promise.py", "promises[each.promise].undone_by in state.clues", "False"),
    Mutant("a missed promise costs nothing", "call/time/promise.py", "MISSED_GAINS: Final = Gains.points(-8, -10, -8, 0)", "MISSED_GAINS: Final = Gains.points(0, 0, 0, 0)"),
    Mutant("an empty promise costs nothing", "call/time/promise.py", "UNDONE_GAINS: Final = Gains.points(-8, -12, -10, 0)", "UNDONE_GAINS: Final = Gains.points(0, 0, 0, 0)"),
    Mutant("a missed promise is no breach", "call/time/promise.py", "breaches=state.tally.breaches + breaches", "breaches=state.tally.breaches"),
    Mutant("one promise, two breaches", "call/time/promise.py", "mark and not each.counted", "mark"),
    Mutant("an errand undoes nothing", "call/time/clock.py", "undo_empty_promises(passed.after(after, said=said))", "passed.after(after, said=said)"),
    Mutant("an empty promise goes unnoticed in talk", "call/actions/reply.py", "if after.ledger:", "if False:"),
    Mutant("an empty promise goes unnoticed in silence", "call/time/clock.py", "        passed = undo_empty_promises(passed)\n", "        pass\n"),
    Mutant("keeping a promise is nothing", "call/actions/reply.py", "found[-1][1].plus(promise.KEPT_GAINS)", "found[-1][1]"),
    Mutant("promises cannot be settled", "call/time/promise.py", "changed(each, standing=as_)\n            if each.promise == name", "each\n            if each.promise == name"),
    Mutant("a settled promise is kept again", "call/time/promise.py", "Fulfilment.OPEN in standings and Fulfilment.KEPT not in standings", "bool(standings) and Fulfilment.KEPT not in standings"),
    Mutant("the end lets promises off", "call/step.py", "changed(turn, after=settle_promises(turn.after))", "turn"),
    Mutant("the same promise pays again and again", "call/time/promise.py", " and Fulfilment.KEPT not in standings", ""),
    Mutant("the same promise twice", "call/time/promise.py", "before.standing not in _RUNNING:", "before.standing is not Fulfilment.WITHDRAWN:"),
    Mutant("an old withdrawal counts", "call/time/promise.py", "in reversed(ledger) if each.promise == again.promise", "in ledger if each.promise == again.promise"),
    Mutant("a promise taken back stands still", "call/time/promise.py", "each.left is not None and each.standing in _RUNNING", "each.left is not None and each.standing is Fulfilment.OPEN"),
    Mutant("to promise too much later is another breach", "call/time/promise.py", "before.counted or again.counted", "before.counted"),
    Mutant("what was promised earlier is never due", "call/time/promise.py", "(each.left is not None or each.owed)", "each.left is not None"),
    Mutant("to ask in vain pays", "call/actions/inquiry.py", "Technique.CONSULT_DEPARTMENT if new else None", "Technique.CONSULT_DEPARTMENT"),
    Mutant("to ask again pays", "call/actions/inquiry.py", " and department.reveals not in state.clues", ""),
    Mutant("who waits is abusive", "call/caller/boundary.py", " and not state.speaking and state.free", " and not state.speaking"),
    Mutant("promises run down in speech", "call/time/clock.py", "        coming=coming,\n        pings=pings,\n        tally=changed(state.tally", "        coming=coming,\n        pings=pings,\n        ledger=promise.run_down_promises(state.ledger, ms),\n        tally=changed(state.tally"),
    Mutant("deadlines within a wait are passed over", "call/time/clock.py", "        moments.append(due)\n", "        pass\n"),
    Mutant("errands within a wait are passed over", "call/time/clock.py", "        moments.append(state.errand.left)\n", "        pass\n"),
    Mutant("pings wait for words", "call/time/clock.py", "    told = state.telling if left == 0 else None\n    coming, pings = advance_pings(state, ms)", "    told = state.telling if left == 0 else None\n    coming, pings = state.coming, state.pings"),
    Mutant("pings come at once", "call/time/pings.py", "return ping.first + mixed", "return 1 + 0 * mixed"),
    Mutant("the seed does not move pings", "call/time/pings.py", "mixed(seed ^ mixed(place)) % room", "mixed(place) % room"),
    Mutant("a ping cannot be got rid of", "call/actions/distraction.py", "if each != place", ""),
    Mutant("typing is not heard", "call/actions/distraction.py", "Technique.MULTITASK)", "None)"),
    Mutant("typing is heard on hold", "call/actions/distraction.py", "if ready.hold is not None:", "if False:"),
    Mutant("both at once", "call/actions/distraction.py", "changed(ready, speaking=0, telling=None)", "ready"),
    Mutant("pings say nothing", "call/actions/distraction.py", "Errand(ping.ms, ping.reveals)", "Errand(ping.ms)"),
    Mutant("any boundary is a warning", "call/caller/boundary.py", "technique is Technique.SET_BOUNDARY and state.current_scene.abusive", "technique is Technique.SET_BOUNDARY"),
    Mutant("any word is a warning", "call/caller/boundary.py", "technique is Technique.SET_BOUNDARY and state.current_scene.abusive", "state.current_scene.abusive"),
    Mutant("a warning is forgotten", "call/actions/reply.py", "(before.warned and reply.technique not in HOSTILE)", "False"),
    Mutant("no call may be ended", "call/caller/boundary.py", "return state.warned and state.current_scene.abusive and not state.speaking and state.free", "return False"),
    Mutant("any abusive call may be ended", "call/caller/boundary.py", "return state.warned and state.current_scene.abusive", "return state.current_scene.abusive"),
    Mutant("any call may be ended after a warning", "call/caller/boundary.py", "return state.warned and state.current_scene.abusive", "return state.warned"),
    Mutant("ending it wins it", "call/score.py", "Outcome.ENDED: ENDED_SHARE", "Outcome.ENDED: 100"),
    Mutant("ending it loses it", "call/score.py", "Outcome.ENDED: ENDED_SHARE", "Outcome.ENDED: 0"),
    Mutant("everybody is new", "call/actions/opening.py", "scene=level.openings.get(event.past, level.start)", "scene=state.scene"),
    Mutant("nothing is remembered", "call/actions/opening.py", "if name in level.clues}", "if False}"),
    Mutant("what was promised is forgotten", "call/actions/opening.py", "[name for name in event.promises if name in level.promises]", "[]"),
    Mutant("who was let down is over it", "call/actions/opening.py", "Gains.points(-8, -10, -12, 0)", "Gains.points(0, 0, 0, 0)"),
    Mutant("known again and again", "call/actions/opening.py", "state.answered or state.past is not None", "state.answered"),
    Mutant("the default is nobody", "call/step.py", "level.openings.get(level.past, level.start)", "level.start"),
    Mutant("always the first phrasing", "call/replies.py", "% len(phrasings)]", "* 0]"),
    Mutant("one phrasing for all calls", "call/replies.py", "state.shown_by ^ mixed(place)", "mixed(place)"),
    Mutant("to hold for what one knows is to hold for something", "call/time/errand.py", " and errand.reveals not in state.clues", ""),
    Mutant("a long wait is as easily named", "call/actions/hold.py", "Gains.points(-1, -1, 0, 0), Gains.points(-3, -3, 0, 0)", "NO_GAINS, NO_GAINS"),
    Mutant("to promise again buys time", "call/time/promise.py", "changed(again, left=before.left)", "again"),
    Mutant("promises run down as it rings", "call/time/clock.py", "promise.run_down_promises(state.ledger, span) if state.answered else state.ledger", "promise.run_down_promises(state.ledger, span)"),
    Mutant("promises are undone as it rings", "call/time/clock.py", "    if passed.state.answered:\n", "    if True:\n"),
    Mutant("a name carried twice", "call/event.py", "tuple(dict.fromkeys(names))", "tuple(names)"),
    Mutant("a text is many names", "call/event.py", "if isinstance(names, str):", "if False:"),
    Mutant("who is new was let down", "call/actions/opening.py", "Past.NEW: NEW,", "Past.NEW: LET_DOWN,"),
    Mutant("conditions on promises", "call/actions/condition.py", "each.promise == test.name and each.standing in _FULFILMENTS[subject]", "each.promise == test.name"),
    Mutant("conditions on which promise", "call/actions/condition.py", "each.promise == test.name and each.standing", "each.standing"),
    Mutant("gains left out pass for none", "call/script/facts.py", "if not fact or fact is _UNSTATED", "if not fact"),
    Mutant("a technique without a row passes", "call/script/facts.py", "if word not in table:", "if False:"),
    Mutant("facts go unchecked", "call/script/technique.py", "check_complete(Technique, FACTS)", "pass"),
    Mutant("conditions on who it is", "call/actions/condition.py", "test.name == (state.past or state.level.past)", "True"),
]  # fmt: skip


def noticed_by(mutant: Mutant, folder: Path) -> str | None:
    """Return the first test that fails with `mutant` in place, None if all pass."""
    copy = folder / "game" / mutant.file
    text = copy.read_text(encoding="utf-8")
    if mutant.old not in text:
        message = f"{mutant.name}: {mutant.file} no longer holds {mutant.old!r}"
        raise SystemExit(message)
    copy.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    # Most breaks show at once, in the tests named like what was broken; the rest get as many
    # examples as the tests usually do.
    tests = _tests_of(mutant.file)
    test = (
        _first_failure(folder, "quick", _nearest(mutant.file))
        or _first_failure(folder, "quick", tests)
        or _first_failure(folder, "usual", tests)
    )
    copy.write_text(text, encoding="utf-8")
    return test


VIEWS: Final = [
    Mutant(
        "the brief says what the caller thinks",
        "view/build.py",
        "text=level.brief",
        "text=level.scenes[level.start].thinking",
    ),
    Mutant(
        "the sector is a scene's name", "view/build.py", "sector=level.sector", "sector=level.start"
    ),
    Mutant(
        "limits go by their names",
        "view/build.py",
        "limits=tuple(level.limits.values())",
        "limits=tuple(level.limits)",
    ),
    Mutant(
        "articles are read from their titles on",
        "view/build.py",
        "ArticleTitle(each.title, each.ms)",
        "ArticleTitle(each.title + each.text, each.ms)",
    ),
    Mutant(
        "colleagues answer unasked",
        "view/build.py",
        "Colleague(each.title, each.ms",
        "Colleague(each.answer, each.ms",
    ),
    Mutant(
        "every reply is on offer",
        "view/build.py",
        "{say.reply for say in open_replies(state)}",
        "set(range(len(state.current_scene.replies)))",
    ),
    Mutant(
        "replies stand in the file's order",
        "view/build.py",
        "enumerate(shuffled(state) if found else ())",
        "enumerate(sorted(found))",
    ),
    Mutant(
        "messages show before they come",
        "view/build.py",
        "for place in state.pings\n",
        "for place in range(len(pings))\n",
    ),
    Mutant(
        "clues show from the first",
        "view/build.py",
        "if name in state.clues or name == state.telling]",
        "]",
    ),
    Mutant(
        "a clue being told is learned already",
        "view/transcript.py",
        "known = state.clues.difference(self.learned)",
        "known = (state.clues | {state.telling}).difference(self.learned)",
    ),
    Mutant(
        "patience shows tension",
        "view/meters.py",
        "value = state.meters.patience",
        "value = state.meters.tension",
    ),
    Mutant(
        "satisfaction shows what was heard",
        "view/meters.py",
        "value = state.meters.satisfaction",
        "value = state.meters.heard",
    ),
    Mutant(
        "what moved a meter is forgotten", "view/meters.py", "return lost, True", "return 0, False"
    ),
    Mutant(
        "promises go by their names",
        "view/promises.py",
        "return promise.what if promise else made.promise",
        "return made.promise",
    ),
    Mutant(
        "the most pressing promise comes last",
        "view/promises.py",
        "sorted(promises, key=_urgency)",
        "sorted(promises, key=_urgency, reverse=True)",
    ),
    Mutant(
        "a promise that ends is no news",
        "view/promises.py",
        "        if promise.standing is not was:",
        "        if False:",
    ),
    Mutant(
        "an offer is the same in every scene",
        "view/counted.py",
        "after.turns > before.turns or after.scene != before.scene",
        "False",
    ),
    Mutant(
        "what is cut short stands whole",
        "view/transcript.py",
        "Passage(Voice.CALLER, self.utterance.said + _CUT)",
        "self.passages[-1]",
    ),
    Mutant(
        "notes stand in the middle of a speech",
        "view/transcript.py",
        "(self._to_note if self.speaking else self.passages)",
        "self.passages",
    ),
    Mutant("words are said in halves", "view/speech.py", "ends[words - 1]", "ends[words - 1] - 1"),
    Mutant(
        "the breath before a line is skipped",
        "view/speech.py",
        "max(ms - MS_PER_LINE, 0)",
        "max(ms, 0)",
    ),
    Mutant(
        "old replies are given in the next scene",
        "view/commands.py",
        "act.offer != counted.offers or ",
        "",
    ),
    Mutant(
        "any wait can be announced",
        "view/commands.py",
        "act.stated_ms not in {0, *HOLD_TIMES}",
        "False",
    ),
    Mutant(
        "a command may name what is not there",
        "view/commands.py",
        "    if place >= len(names):\n        raise IllegalEvent(_NOT_THERE)\n",
        "    place = min(place, len(names) - 1)\n",
    ),
    Mutant(
        "what is sent twice is done twice",
        "play/line.py",
        "if command.view < self._number:",
        "if False:",
    ),
    Mutant(
        "another answer to the same view counts",
        "play/line.py",
        "again = self._accepted.get(command.view) == command.act",
        "again = True",
    ),
    Mutant(
        "what is refused raises the number",
        "play/line.py",
        "            return Receipt(Answered.REFUSED, str(error))",
        "            self._number += 1\n            return Receipt(Answered.REFUSED, str(error))",
    ),
    Mutant(
        "time raises the number",
        "play/line.py",
        "            self._let(wait)\n",
        "            self._let(wait)\n            self._number += 1\n",
    ),
    Mutant(
        "true is a number", "view/encoding.py", "for kind in (int, bool, str):", "for kind in ():"
    ),
    Mutant(
        "every version is understood",
        "view/encoding.py",
        'data == {"version": VERSION, "value": data.get("value")} and data["version"] is not True',
        "True",
    ),
    Mutant(
        "strangers may add what they like",
        "view/encoding.py",
        "forbid_extra_keys=True",
        "forbid_extra_keys=False",
    ),
    Mutant(
        "a warned caller is cut off",
        "view/ending.py",
        "if state.warned and state.speaking else ()",
        "if False else ()",
    ),
    Mutant(
        "a lapsed line counts",
        "view/ending.py",
        "LINE_LAPSED if drawn else LINE_FIRST",
        "LINE_FIRST",
    ),
    Mutant(
        "what is found in a text comes first",
        "view/search.py",
        "return (*titled, *others)",
        "return (*others, *titled)",
    ),
    Mutant(
        "an action without words is let in",
        "view/actions.py",
        'yield "`done` (what was done, as a sentence)"',
        "pass",
    ),
    Mutant(
        "a held caller notices everything",
        "view/actions.py",
        "None if turn.before.hold is not None else technique",
        "technique",
    ),
    Mutant(
        "a short hold is a long one",
        "view/words.py",
        '{1: "a minute", 2: "two minutes"',
        '{1: "two minutes", 2: "a minute"',
    ),
    Mutant(
        "a message has come before it is sent",
        "view/counted.py",
        "self.arrived + fresh",
        "tuple(sorted(self.arrived + fresh))",
    ),
]
"""Breaks of what a trainee sees and does, and of the tables that every screen reads."""


CONTESTS: Final = [
    Mutant(
        "a second credit eats the first",
        "contest/rules/call.py",
        "settled=max(call.settled, clock) + credit",
        "settled=clock + credit",
    ),
    Mutant(
        "time passes while it rings", "contest/rules/call.py", "not call.state.answered or ", ""
    ),
    Mutant(
        "the end waits for whoever looks",
        "contest/rules/call.py",
        "(over, lived) if over.state.over else (_happened(call, Wait(lived + 1)), lived + 1)",
        "(over, lived)",
    ),
    Mutant(
        "a call ended a moment too early",
        "contest/rules/call.py",
        "call.settled - (-(ms * share - call.carry) // WHOLE)",
        "call.settled + (ms * share - call.carry) // WHOLE",
    ),
    Mutant(
        "only the last pause counts",
        "contest/rules/apply.py",
        "stood=room.stood + event.at",
        "stood=event.at",
    ),
    Mutant(
        "a smaller share gives time away",
        "contest/rules/apply.py",
        "seat.call.carry * event.share // seat.share",
        "seat.call.carry",
    ),
    Mutant(
        "who was removed stays on the frozen board",
        "contest/rules/apply.py",
        "    if room.frozen is None:\n        return after\n",
        "    return after\n",
    ),
    Mutant(
        "a room that was ended goes on",
        "contest/rules/clock.py",
        "(room.paused, room.closed)",
        "(room.paused,)",
    ),
    Mutant(
        "a pause can be overdue", "contest/rules/clock.py", " or room.paused is not None or", " or"
    ),
    Mutant(
        "a room runs on until it is closed",
        "contest/rules/clock.py",
        "min(max(until - room.starts - room.stood, 0), room.limit)",
        "max(until - room.starts - room.stood, 0)",
    ),
    Mutant(
        "a clock that runs back is believed",
        "contest/rules/decide.py",
        "at = max(now, room.at)",
        "at = now",
    ),
    Mutant(
        "everybody may come late",
        "contest/rules/decide.py",
        "phase is not RoomPhase.LOBBY and not room.admits",
        "False",
    ),
    Mutant(
        "a room without a last seat",
        "contest/rules/decide.py",
        "len(room.seats) >= MOST_SEATS",
        "False",
    ),
    Mutant(
        "what was missed is still answered",
        "contest/rules/decide.py",
        "call = settled_seat(room, seat, at).call\n    if command",
        "call = seat.call\n    if command",
    ),
    Mutant(
        "quicker calls are worth no place",
        "contest/rules/ranking.py",
        "time_of(seat), last",
        "0, last",
    ),
    Mutant(
        "the earlier finish is worth no place",
        "contest/rules/ranking.py",
        "time_of(seat), last",
        "time_of(seat), 0",
    ),
    Mutant(
        "equals get places of their own",
        "contest/rules/ranking.py",
        "[(place, each) for _, each in equals]",
        "[(place + more, each) for more, (_, each) in enumerate(equals)]",
    ),
    Mutant(
        "shared places are counted once",
        "contest/rules/ranking.py",
        "place = len(placed) + 1",
        "place = (placed[-1][0] if placed else 0) + 1",
    ),
    Mutant(
        "who has calls left has finished",
        "contest/rules/ranking.py",
        " if calls_done(seat) == len(room.levels) else None",
        "",
    ),
    Mutant(
        "a frozen board thaws",
        "contest/rules/ranking.py",
        "room.frozen or FrozenBoard",
        "FrozenBoard",
    ),
    Mutant(
        "who was removed stays on the board",
        "contest/rules/ranking.py",
        "room.seats.values() if not each.removed]",
        "room.seats.values()]",
    ),
    Mutant(
        "who was removed plays on",
        "contest/rules/ranking.py",
        "    if seat.removed:\n        return seat\n",
        "",
    ),
    Mutant(
        "all of a team count",
        "contest/rules/ranking.py",
        "points[: room.opened.best_of or None]",
        "points",
    ),
    Mutant(
        "speed counts where it should not",
        "contest/rules/ranking.py",
        "result.total if room.opened.paced else evolve(result, pace=0).total",
        "result.total",
    ),
    Mutant(
        "everybody may ask for everything",
        "contest/rules/permission.py",
        "return isinstance(who, ASKED_BY[type(request)])",
        "return True",
    ),
]
"""Breaks of the rules of a competition."""


_NEAREST: Final = {
    "clock": "time",
    "waiting": "hold",
    "inquiry": "desk",
    "errand": "desk",
    "event": "returning",
    "opening": "returning",
    "reply": "script",
    "replies": "wording",
    "condition": "script",
    "level": "script",
    "model": "repetition",
    "settling": "meters",
    "pings": "distraction",
    "build": "hidden",
    "commands": "commands",
    "meters": "meters",
    "ending": "ending",
    "technique": "techniques",
}
"""Which tests are the likeliest to notice a break in a module, where they are not named like it."""


def _tests_of(file: str) -> str:
    """Return the folder with the tests of a module: like its own, or like one further up."""
    room = Path(file).parent
    while not (PROJECT / "tests" / room).exists():
        room = room.parent
    return f"tests/{room.as_posix()}"


def _nearest(file: str) -> str:
    folder, module = _tests_of(file), Path(file).stem
    tests = f"{folder}/test_{_NEAREST.get(module, module)}.py"
    return tests if (PROJECT / tests).exists() else folder


def _first_failure(folder: Path, examples: str, tests: str) -> str | None:
    try:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", tests, "-x", "-q", "-p", "no:cacheprovider"],
            cwd=folder,
            env=os.environ | {"CALLCRAFT_PROPERTIES": examples},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return "a call that never ends"
    if run.returncode == 0:
        return None
    failed = re.search(r"^(?:FAILED|ERROR) (\S+::\S+)", run.stdout, re.MULTILINE)
    if failed is None:
        # No test saw anything: the run itself went wrong, and what it shows is not known.
        message = f"The tests did not run:\n{run.stdout[-2_000:]}{run.stderr[-2_000:]}"
        raise SystemExit(message)
    return failed.group(1)


def main(words: list[str]) -> int:
    """Break, test and print; 1 if a break goes unnoticed."""
    wanted = [
        mutant
        for mutant in [*law_mutants(), *OTHERS, *VIEWS, *CONTESTS]
        if not words or any(word in f"{mutant.name} {mutant.file}" for word in words)
    ]
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("game", "tests", "bench", "levels", "docs"):
            shutil.copytree(PROJECT / part, folder / part)
        shutil.copy(PROJECT / "pyproject.toml", folder)
        for mutant in wanted:
            test = noticed_by(mutant, folder)
            missed += test is None
            sys.stdout.write(f"{mutant.name:38} {test or 'NOT NOTICED'}\n")
            sys.stdout.flush()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
