"""Breaks the rules of a call one at a time and tells which test notices.

    python -m tests.mutants            every break; exit 1 if one goes unnoticed
    python -m tests.mutants apology    those whose name holds a word

Each break is made in a copy of the project in a temporary folder, where the tests of the rules
then run until the first failure.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from attrs import frozen

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
    Mutant("listening fills heard", "listening.py", "min(_LISTENED.heard, heard)", "_LISTENED.heard"),
    Mutant("listening calms fully", "listening.py", "min(_LISTENED.calm, calm)", "_LISTENED.calm"),
    Mutant("silence is golden", "listening.py", "return DEAD_AIR, _STARED", "return DEAD_AIR, NO_GAINS"),
    Mutant("bursts reveal nothing", "listening.py", "telling=piece.reveals", "telling=None"),
    Mutant("interrupting loses nothing", "interruption.py", "        telling=None,\n", ""),
    Mutant("the burst survives a cut", "interruption.py", "len(state.place.burst)", "state.listened"),
    Mutant("the burst survives a reply", "reply.py", "len(before.place.burst)", "before.listened"),
    Mutant("interrupting is free", "interruption.py", "if state.level.modelled else ()", "if False else ()"),
    Mutant("no turn cap", "settle.py", "min(amounts) >= -_MOST", "True"),
    Mutant("no meter ends", "settle.py", "max(reached) > FULL or min(reached) < 0", "False"),
    Mutant("patience drains in speech", "clock.py", "    if state.speaking:\n", "    if False:\n"),
    Mutant("a pause is free for ever", "clock.py", "return drain * between(", "return 0 * between("),
    Mutant("no grace to think", "clock.py", "max(waited - THINKING_GRACE, 0)", "waited"),
    Mutant("time per wait, not in all", "clock.py", "waited = min(state.waited + ms, end)", "waited = min(ms, end)"),
    Mutant("the clock overshoots", "clock.py", "waited = min(state.waited + ms, end)", "waited = state.waited + ms"),
    Mutant("hot callers wait as long", "clock.py", "between(DRAIN_CALM, DRAIN_HOT, state.meters.tension)", "(DRAIN_HOT - state.meters.tension // 1_000)"),
    Mutant("silence for ever", "clock.py", "return min(worn, SILENCE_LIMIT)", "return worn"),
    Mutant("talk without end", "reply.py", "self.before.turns + 1 >= MOST_TURNS", "False"),
    Mutant("patience may run out", "reply.py", "        if self.meters.patience == 0:\n            return Outcome.HUNG_UP\n", ""),
    Mutant("a breach costs nothing", "score.py", "-BREACH_COST * breaches(state)", "0"),
    Mutant("gold in spite of a breach", "score.py", " and breaches(state) == 0", ""),
    Mutant("gold without a resolution", "score.py", "state.outcome is Outcome.RESOLVED and ", ""),
    Mutant("gold without craft", "score.py", " and _mean_fit(state) >= GOLD_CRAFT", ""),
    Mutant("craft counts repeats fully", "craft.py", "* share // 100", ""),
    Mutant("missteps are craft", "craft.py", "if moment.technique in MISSTEPS:", "if False:"),
    Mutant("care is only the end", "score.py", "CARE_MOST * (mean + now) // (2 * FULL)", "CARE_MOST * now // FULL"),
    Mutant("care is only the mean", "score.py", "CARE_MOST * (mean + now) // (2 * FULL)", "CARE_MOST * mean // FULL"),
    Mutant("partly is as good", "score.py", "Outcome.PARTLY: PARTLY_SHARE", "Outcome.PARTLY: 100"),
    Mutant("pace does not matter", "score.py", "PACE_MOST * share * _pace(state)", "PACE_MOST * share * 100"),
    Mutant("promises are no breach", "score.py", "max(len(state.broken), promises)", "len(state.broken)"),
    Mutant("limits are no breach", "score.py", "max(len(state.broken), promises)", "promises"),
    Mutant("an ended call goes on", "step.py", "if state.outcome is None:", "if True:"),
    Mutant("the end forgets its rules", "settle.py", "(*parts, *_differences(BOUNDED, standing, moved))", "tuple(parts)"),
    Mutant("closed replies open", "reply.py", " and holds(replies[place].when, state)", ""),
    Mutant("order ignores the seed", "order.py", "_mixed(state.seed ^ ", "_mixed("),
    Mutant("a missing wait", "log.py", "Wait(last.ms + event.ms)", "Wait(event.ms)"),
]  # fmt: skip


def noticed_by(mutant: Mutant, folder: Path) -> str | None:
    """Return the first test that fails with `mutant` in place, None if all pass."""
    copy = folder / "game/call" / mutant.file
    text = copy.read_text(encoding="utf-8")
    if mutant.old not in text:
        message = f"{mutant.name}: {mutant.file} no longer holds {mutant.old!r}"
        raise SystemExit(message)
    copy.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "tests/call", "-x", "-q", "-n", "2"]
    run = subprocess.run([*command, "-p", "no:cacheprovider"], cwd=folder, capture_output=True, text=True, check=False)  # fmt: skip
    copy.write_text(text, encoding="utf-8")
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", run.stdout, re.MULTILINE)
    return failed.group(1) if failed else (None if run.returncode == 0 else "collection")


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
