"""Breaks the rules of a call one at a time and tells which test notices.

    python -m tests.mutants            every break; exit 1 if one goes unnoticed
    python -m tests.mutants apology    those whose name holds a word

Each break is made in a copy of the project in a temporary folder, where the tests of the rules
then run until the first failure.
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
    """A break: in `file` of game/call, `old` becomes `new`."""

    name: str
    file: str
    old: str
    new: str


def _without_law(line: str) -> Mutant:
    return Mutant(f"without {line.strip().rstrip(',')}", "model.py", line, "")


def law_mutants() -> list[Mutant]:
    """Return one break for every rule of the caller model: that rule left out."""
    model = (PROJECT / "game/call/model.py").read_text(encoding="utf-8")
    return [
        _without_law(f"    {law},\n")
        for law in re.findall(r"^    (\w+\.[A-Z_]+),$", model, re.MULTILINE)
    ]


OTHERS: Final = [
    Mutant("listening fills heard", "listening.py", "_up_to(LISTEN_HEARD_CAP - meters.heard, _LISTENED.heard)", "_LISTENED.heard"),
    Mutant("listening calms fully", "listening.py", "_up_to(meters.tension - LISTEN_CALM_FLOOR, _LISTENED.calm)", "_LISTENED.calm"),
    Mutant("listening pleases fully", "listening.py", "_up_to(LISTEN_SATISFACTION_CAP - meters.satisfaction, _LISTENED.satisfaction)", "_LISTENED.satisfaction"),
    Mutant("a caller without a word is cared for", "score.py", "state.tally.moves > 0 and ", ""),
    Mutant("hanging up is care", "score.py", " and state.outcome is not Outcome.LEFT", ""),
    Mutant("silence is golden", "listening.py", "return DEAD_AIR, _STARED", "return DEAD_AIR, NO_GAINS"),
    Mutant("bursts reveal nothing", "listening.py", "telling=piece.reveals", "telling=None"),
    Mutant("the burst survives a cut", "interruption.py", "len(state.place.burst)", "state.listened"),
    Mutant("the burst survives a reply", "reply.py", "len(before.place.burst)", "before.listened"),
    Mutant("interrupting is free", "interruption.py", "if state.level.modelled else ()", "if False else ()"),
    Mutant("no turn cap", "settle.py", "min(amounts) >= -_MOST", "True"),
    Mutant("no meter ends", "settle.py", "Meters(bounded(patience), bounded(satisfaction), bounded(tension), bounded(heard))", "Meters(patience, satisfaction, tension, heard)"),
    Mutant("patience drains in speech", "clock.py", "    if state.speaking:\n", "    if False:\n"),
    Mutant("a pause is free for ever", "clock.py", "return drain * between(", "return 0 * between("),
    Mutant("no grace to think", "clock.py", "THINKING_GRACE + READING_TIME * scene.words_to_read", "0"),
    Mutant("time per wait, not in all", "clock.py", "waited = min(state.waited + ms, end)", "waited = min(ms, end)"),
    Mutant("the clock overshoots", "clock.py", "waited = min(state.waited + ms, end)", "waited = state.waited + ms"),
    Mutant("hot callers wait as long", "clock.py", "between(DRAIN_CALM, DRAIN_HOT, state.meters.tension)", "(DRAIN_HOT - state.meters.tension // 1_000)"),
    Mutant("silence for ever", "clock.py", "return min(worn, SILENCE_LIMIT)", "return worn"),
    Mutant("talk without end", "reply.py", "before.turns + 1 >= MOST_TURNS", "False"),
    Mutant("patience may run out", "reply.py", "    if meters.patience == 0:\n        return Outcome.HUNG_UP\n", ""),
    Mutant("a breach costs nothing", "score.py", "-BREACH_COST * state.tally.breaches", "0"),
    Mutant("gold without a resolution", "score.py", "state.outcome is Outcome.RESOLVED and ", ""),
    Mutant("gold without craft", "score.py", " and _mean_fit(state) >= GOLD_CRAFT", ""),
    Mutant("craft counts repeats fully", "craft.py", "* share // 100", ""),
    Mutant("missteps are craft", "craft.py", "if moment.technique in MISSTEPS:", "if False:"),
    Mutant("care is only the end", "score.py", "(mean + state.meters.satisfaction)", "(2 * state.meters.satisfaction)"),
    Mutant("care is only the mean", "score.py", "(mean + state.meters.satisfaction)", "(2 * mean)"),
    Mutant("partly is as good", "score.py", "Outcome.PARTLY: PARTLY_SHARE", "Outcome.PARTLY: 100"),
    Mutant("pace does not matter", "score.py", "PACE_MOST * share * _pace(state)", "PACE_MOST * share * 100"),
    Mutant("promises are no breach", "script.py", "self.breaks is not None or self.technique in UNKEEPABLE", "self.breaks is not None"),
    Mutant("limits are no breach", "script.py", "self.breaks is not None or self.technique in UNKEEPABLE", "self.technique in UNKEEPABLE"),
    Mutant("an ended call goes on", "step.py", "if state.outcome is None:", "if True:"),
    Mutant("the end forgets its rules", "settle.py", "(*parts, *_differences(BOUNDED, standing, moved))", "tuple(parts)"),
    Mutant("closed replies open", "reply.py", " and holds(replies[place].when, state)", ""),
    Mutant("order ignores the seed", "order.py", "_mixed(state.seed ^ ", "_mixed("),
    Mutant("a missing wait", "log.py", "Wait(last.ms + event.ms)", "Wait(event.ms)"),
    Mutant("replies reveal nothing", "reply.py", "before.clues if reply.reveals is None else before.clues | {reply.reveals}", "before.clues"),
    Mutant("replies break nothing", "reply.py", "before.broken if reply.breaks is None else before.broken | {reply.breaks}", "before.broken"),
    Mutant("a new clue drives out the old", "reply.py", "before.clues | {reply.reveals}", "frozenset({reply.reveals})"),
    Mutant("no effect beside the model", "reply.py", "if reply.effect != NO_EFFECT:", "if False:"),
    Mutant("no model beside an effect", "reply.py", "found[-1][1].plus(reply.effect.gains)", "reply.effect.gains"),
    Mutant("the model is never off", "reply.py", "if not state.level.modelled:", "if False:"),
    Mutant("arrows look back", "reply.py", "holds(arrow.when, self.state(None, ()))", "holds(arrow.when, self.before)"),
    Mutant("arrows without conditions", "reply.py", "if not arrow.when or holds(arrow.when, self.state(None, ())):", "if True:"),
    Mutant("the last arrow first", "reply.py", "for arrow in self.reply.to:", "for arrow in reversed(self.reply.to):"),
    Mutant("a new scene has no burst", "reply.py", "listened=len(before.place.burst) if scene is None else 0", "listened=len(before.place.burst)"),
    Mutant("the same scene has no burst", "reply.py", "listened=len(before.place.burst) if scene is None else 0", "listened=len(before.place.burst) if scene in (None, before.place) else 0"),
    Mutant("words of a moment ago", "reply.py", "said_by(speeches, meters.tension)", "said_by(speeches, ready.meters.tension)"),
    Mutant("no answer on the way", "reply.py", "(reply.answer, scene.caller)", "(scene.caller,)"),
    Mutant("no words on arriving", "reply.py", "(reply.answer, scene.caller)", "(reply.answer,)"),
    Mutant("empty lines are spoken", "speech.py", "[line for speech in speeches if (line := speech.at(tension)).text]", "[speech.at(tension) for speech in speeches]"),
    Mutant("words take no time", "speech.py", "return sum([line.ms for line in said])", "return 0"),
    Mutant("conditions cannot be negated", "condition.py", "return passed is not test.negated", "return passed"),
    Mutant("one test is enough", "condition.py", "        if not _passes(test, state):\n            return False\n    return True", "        if _passes(test, state):\n            return True\n    return not condition"),
    Mutant("conditions on meters", "condition.py", "test.low <= getattr(state.meters, subject) <= test.high", "True"),
    Mutant("meters short of the end", "condition.py", "getattr(state.meters, subject) <= test.high", "getattr(state.meters, subject) < test.high"),
    Mutant("conditions on the mood", "condition.py", "test.low <= state.meters.tension <= test.high", "True"),
    Mutant("conditions on turns", "condition.py", "test.low <= state.turns <= test.high", "True"),
    Mutant("conditions on clues", "condition.py", "test.name in state.clues", "bool(state.clues)"),
    Mutant("conditions on techniques", "condition.py", "test.name in state.used", "bool(state.used)"),
    Mutant("conditions on limits", "condition.py", "test.name in state.broken", "bool(state.broken)"),
    Mutant("interruptions do not count", "interruption.py", "        tally=state.tally.with_move(meters, 0),\n", ""),
    Mutant("interruptions fit", "interruption.py", "state.tally.with_move(meters, 0)", "state.tally.with_move(meters, 300)"),
    Mutant("a misstep ends the talk", "memory.py", "return used, technique, state.talk", "return used, technique, 0"),
    Mutant("solving goes on talking", "memory.py", "return used, technique, 0", "return used, technique, state.talk"),
    Mutant("talk does not add up", "memory.py", "min(state.talk + 1, TALK_MOST)", "state.talk"),
    Mutant("a neutral reply is forgotten", "memory.py", "return used, None, state.talk", "return used, state.last, state.talk"),
    Mutant("the silence outlasts a reply", "reply.py", "            waited=0,\n", ""),
    Mutant("the silence goes on", "listening.py", "last=last, waited=0)", "last=last)"),
    Mutant("a call is never over", "phase.py", "if state.outcome is not None:", "if False:"),
    Mutant("a call never rings", "phase.py", "if not state.answered:", "if False:"),
    Mutant("engaged by either", "phase.py", "state.meters.heard < ENGAGED and", "state.meters.heard < ENGAGED or"),
    Mutant("engaged a grain early", "phase.py", "state.meters.heard < ENGAGED", "state.meters.heard < ENGAGED - 1"),
    Mutant("closing without a remedy", "phase.py", "any(technique in REMEDIES for technique in state.used) and ", ""),
    Mutant("closing in anger", "phase.py", " and state.meters.tension < WARM:\n        return Phase.CLOSE", ":\n        return Phase.CLOSE"),
]  # fmt: skip


def noticed_by(mutant: Mutant, folder: Path) -> str | None:
    """Return the first test that fails with `mutant` in place, None if all pass."""
    copy = folder / "game/call" / mutant.file
    text = copy.read_text(encoding="utf-8")
    if mutant.old not in text:
        message = f"{mutant.name}: {mutant.file} no longer holds {mutant.old!r}"
        raise SystemExit(message)
    copy.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    # Most breaks show at once; the rest get as many examples as the tests usually do.
    test = _first_failure(folder, "quick") or _first_failure(folder, "usual")
    copy.write_text(text, encoding="utf-8")
    return test


def _first_failure(folder: Path, examples: str) -> str | None:
    try:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "tests/call", "-x", "-q", "-p", "no:cacheprovider"],
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
        for mutant in [*law_mutants(), *OTHERS]
        if not words or any(word in mutant.name for word in words)
    ]
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("game", "tests", "bench", "levels"):
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
