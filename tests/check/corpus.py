"""Seeded defects: two sound levels, and ways to spoil each so that one thing is wrong with it."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from game.level import Code
from tests.check.sound import MODELLED, STATED


@frozen
class Defect:
    """A level with one thing wrong: the code to be found, and what the place begins with."""

    code: Code
    text: str
    marker: str

    @property
    def place(self) -> tuple[int, int]:
        """The line and column, from 1, at which the defect is to be found."""
        start = self.text.index(self.marker) + (1 if self.marker.startswith(("\n", " ")) else 0)
        start += len(self.text[start:]) - len(self.text[start:].lstrip(" "))
        before = self.text[:start]
        return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def _spoilt(code: Code, text: str, marker: str, *edits: tuple[str, str]) -> Defect:
    for old, new in edits:
        if text.count(old) < 1:
            message = f"There is no {old!r} to spoil."
            raise AssertionError(message)
        text = text.replace(old, new, 1)
    if marker not in text:
        message = f"There is no {marker!r} in the spoilt level."
        raise AssertionError(message)
    return Defect(code, text, marker)


def _a(code: Code, marker: str, *edits: tuple[str, str]) -> Defect:
    return _spoilt(code, MODELLED, marker, *edits)


def _b(code: Code, marker: str, *edits: tuple[str, str]) -> Defect:
    return _spoilt(code, STATED, marker, *edits)


_ATTIC: Final = """\
  attic:
    caller: Nobody comes here.
    replies:
      - say: Not even once?
        to: bad
      - say: No.
        effect: {patience: -5}
        to: bad
"""
_POOL: Final = """\
  pool:
    caller: Round and round.
    replies:
      - say: Round.
        effect: {patience: -5}
        to: whirl
      - say: And round again, then.
        effect: {patience: -9}
        to: whirl
  whirl:
    caller: And round.
    replies:
      - say: Still round.
        effect: {patience: -5}
        to: pool
      - say: Once more.
        effect: {patience: -9}
        to: pool
"""


def _ladder(best: Sequence[int], longest: bool | None, kinds: Sequence[str], worth: int = 8) -> str:
    """Return a call of scenes in a row, each with three replies, of which one helps.

    `best`: its place in each scene; `longest`: whether it is the longest, or None for now and then;
    `kinds`: the technique of the best reply in each scene, and of the others behind it.
    """
    lines = [
        "title: A ladder",
        "sector: retail",
        "brief: One rung after the other.",
        "caller: {name: Ada Stone, patience: 60, satisfaction: 60, model: off}",
        "scenes:",
    ]
    for rung, place in enumerate(best):
        to = f"rung-{rung + 1}" if rung + 1 < len(best) else "top"
        long = rung % 2 == 0 if longest is None else longest
        said = "I do see it now, and I say so in many words." if long else "I see."
        other = (
            "Yes." if long else "Well, that is a thing one could say a lot about, or not at all."
        )
        effects = [
            f"{{say: '{said}', technique: {kinds[0]}, effect: {{patience: 2, satisfaction: {worth}}}, to: {to}}}",
            f"{{say: '{other} No.', technique: {kinds[1]}, effect: {{patience: -9}}, to: {to}}}",
            f"{{say: '{other} Hm.', technique: {kinds[1]}, effect: {{patience: -20, satisfaction: -9}}, to: {'foot' if rung == 2 else to}}}",
        ]
        effects.insert(place, effects.pop(0))
        lines += [f"  rung-{rung}:", f"    caller: Rung {rung}.", "    replies:"]
        lines += [f"      - {each}" for each in effects]
    lines += [
        "  top: {caller: Thank you., end: resolved}",
        "  foot: {caller: No., end: unresolved}",
    ]
    return "\n".join(lines) + "\n"


def _c(code: Code, marker: str, text: str) -> Defect:
    return _spoilt(code, text, marker)


_MIXED: Final = (0, 2, 1, 0, 2)
_KIND: Final = ("acknowledge-feeling", "dismiss")
_CRUEL: Final = ("argue", "acknowledge-feeling")
_LONG: Final = "So it goes on and on, " * 9

CORPUS: Final = (
    # What points at nothing, and what is no word.
    _a(Code.UNKNOWN_SCENE, "storey", ("to: story", "to: storey")),
    _a(Code.UNKNOWN_SCENE, "dome", ("to: done", "to: dome")),
    _b(Code.UNKNOWN_SCENE, "goood", ("[{scene: good,", "[{scene: goood,")),
    _a(Code.UNKNOWN_CLUE, "knows parity", ("when: knows party", "when: knows parity")),
    _a(Code.UNKNOWN_CLUE, "birthday", ("reveals: party", "reveals: birthday")),
    _b(Code.UNKNOWN_CLUE, "wed\n", ("reveals: wedding", "reveals: wed")),
    _a(Code.UNKNOWN_LIMIT, "gifts\n", ("breaks: no-gifts", "breaks: gifts")),
    _b(Code.UNKNOWN_LIMIT, "cash\n", ("breaks: no-cash", "breaks: cash")),
    _b(Code.UNKNOWN_LIMIT, "broke no-money", ("knows wedding", "broke no-money")),
    _a(Code.UNKNOWN_PROMISE, "call-back\n", ("promises: ring-back", "promises: call-back")),
    _a(Code.UNKNOWN_PROMISE, "ring\n", ("keeps: ring-back", "keeps: ring")),
    _b(Code.UNKNOWN_PROMISE, "kept it", ("knows wedding", "kept it")),
    _a(Code.UNKNOWN_DEPARTMENT, "depot", ("breaks: no-gifts", "consults: depot")),
    _b(Code.UNKNOWN_DEPARTMENT, "till\n", ("breaks: no-cash", "consults: till")),
    _b(Code.UNKNOWN_DEPARTMENT, "x\n", ("reveals: wedding", "consults: x")),
    _a(
        Code.DUPLICATE,
        "cross:\n    caller: Again",
        ("  done:", "  cross:\n    caller: Again\n  done:"),
    ),
    _a(Code.DUPLICATE, "mood: calm", ("  mood: angry", "  mood: angry\n  mood: calm")),
    _b(
        Code.DUPLICATE,
        "bad:\n    caller: x",
        ("  good:", "  bad2:"),
        ("  bad2:", "  good:"),
        ("    end: unresolved\n", "    end: unresolved\n  bad:\n    caller: x\n"),
    ),
    _a(Code.UNKNOWN_WORD, "dismis\n", ("technique: dismiss", "technique: dismis")),
    _a(Code.UNKNOWN_WORD, "sharp", ("temperament: blunt", "temperament: sharp")),
    _a(Code.UNKNOWN_WORD, "commit\n", ("technique: commit-time", "technique: commit")),
    _a(Code.SAME_NAME, "Story:", ("  done:", "  Story:\n    caller: x\n    end: partly\n  done:")),
    _a(Code.SAME_NAME, "Party", ("  party:", "  party: x\n  Party:")),
    _b(Code.SAME_NAME, "No-Cash", ("  no-cash:", "  no-cash: x\n  No-Cash:")),
    _a(Code.MISSING_KEY, "sector", ("title: Five chairs out of six\n", "")),
    _b(Code.MISSING_KEY, "sector", ("title: A hat in the wrong blue\n", "")),
    _b(Code.MISSING_KEY, "good:", ("    caller: That is kind. Goodbye.\n", "")),
    _a(Code.EMPTY_TEXT, "''", ("Five chairs out of six", "''")),
    _b(Code.EMPTY_TEXT, "' '", ("A hat in the wrong blue", "' '")),
    _b(Code.EMPTY_TEXT, '""', ("Which blue was it to be?", '""')),
    _a(Code.CONTROL, "\x1b", ("Five chairs out", "Five \x1b[2Jchairs out")),
    _b(Code.CONTROL, "\x07", ("A hat", "A \x07hat")),
    _b(Code.CONTROL, "\u2028", ("kind.", "kind.\u2028")),
    _a(Code.HIDDEN_CHARACTER, "Five cha\u202eirs", ("Five chairs", "Five cha\u202eirs")),
    _b(Code.HIDDEN_CHARACTER, "A hat\u200b", ("A hat", "A hat\u200b")),
    _b(Code.HIDDEN_CHARACTER, "That is\u2066", ("That is", "That is\u2066")),
    _a(Code.NO_REPLIES, "attic:", ("  done:", "  attic:\n    caller: x\n  done:")),
    _b(Code.NO_REPLIES, "good:", ("    end: resolved\n", "")),
    _b(Code.NO_REPLIES, "bad:", ("    end: unresolved\n", "")),
    # What happens in a call.
    _b(Code.UNREACHED_SCENE, "attic:", ("  good:\n", _ATTIC + "  good:\n")),
    _a(Code.UNREACHED_SCENE, "cross:", ("to: cross", "to: story")),
    _b(
        Code.UNREACHED_SCENE,
        "attic:",
        ("  good:\n", _ATTIC + "  good:\n"),
        (
            "when: satisfaction >= 65}, bad]",
            "when: satisfaction >= 65}, {scene: attic, when: patience >= 90}, bad]",
        ),
    ),
    _a(Code.NO_WAY_OUT, "pool:", ("  done:\n", _POOL + "  done:\n"), ("to: lost", "to: pool")),
    _b(Code.NO_WAY_OUT, "pool:", ("  good:\n", _POOL + "  good:\n"), ("to: good", "to: pool")),
    _b(Code.NO_WAY_OUT, "whirl:", ("  good:\n", _POOL + "  good:\n"), ("to: good", "to: whirl")),
    _b(
        Code.FREE_LOOP,
        "say: I see the order",
        ("  good:\n", "      - say: Hm.\n        to: opening\n  good:\n"),
    ),
    _b(
        Code.FREE_LOOP,
        "say: Hm.",
        ("  good:\n", "      - say: Hm.\n        answer: Hm?\n  good:\n"),
    ),
    _a(Code.FREE_LOOP, "say: Hm.", ("  done:\n", "      - say: Hm.\n  done:\n")),
    _b(
        Code.STUCK,
        "blue:",
        (
            "        to: [{scene: good, when: satisfaction >= 60}, bad]",
            "        when: satisfaction >= 53\n        to: [{scene: good, when: satisfaction >= 60}, bad]",
        ),
        (
            "        breaks: no-cash\n",
            "        breaks: no-cash\n        when: satisfaction >= 52\n",
        ),
    ),
    _a(
        Code.STUCK,
        "cross:",
        (
            "        technique: specific-apology\n        answer: All right.",
            "        technique: specific-apology\n        when: knows party\n        answer: All right.",
        ),
        (
            "        technique: argue\n        to: lost\n",
            "        technique: argue\n        when: knows party\n        to: lost\n",
        ),
    ),
    _b(
        Code.STUCK,
        "opening:",
        (
            "        effect: {patience: -5, satisfaction: +5}\n        to: blue",
            "        when: turns >= 1\n        effect: {patience: -5, satisfaction: +5}\n        to: blue",
        ),
        (
            "        effect: {patience: -20, satisfaction: -10}\n",
            "        when: turns >= 2\n        effect: {patience: -20, satisfaction: -10}\n",
        ),
        ("        reveals: wedding\n", "        reveals: wedding\n        when: knows wedding\n"),
    ),
    _b(Code.NEVER_TRUE, "satisfaction >= 95", ("satisfaction >= 65", "satisfaction >= 95")),
    _b(Code.NEVER_TRUE, "patience >= 60\n", ("patience >= 40", "patience >= 60")),
    _a(Code.NEVER_TRUE, "used blame", ("when: knows party", "when: used blame")),
    _a(
        Code.NEVER_TRUE,
        "missed ring-back",
        ("knows party", "missed ring-back"),
        ("    minutes: 5\n", ""),
    ),
    _a(Code.NEVER_TRUE, "turns <= 1", ("when: knows party", "when: [knows party, turns <= 1]")),
    _b(Code.ALWAYS_TRUE, "patience >= 20", ("patience >= 40", "patience >= 20")),
    _a(Code.ALWAYS_TRUE, "turns >= 2", ("when: knows party", "when: [knows party, turns >= 2]")),
    _b(Code.ALWAYS_TRUE, "not used blame", ("patience >= 40", "not used blame")),
    _b(
        Code.NEVER_CHOSEN,
        "say: We only have",
        ("patience >= 40", "patience >= 50 and not knows wedding"),
    ),
    _b(
        Code.NEVER_CHOSEN,
        "say: For tomorrow",
        ("when: knows wedding", "when: [knows wedding, satisfaction <= 45]"),
    ),
    _b(
        Code.NEVER_CHOSEN,
        "say: For tomorrow",
        ("when: knows wedding", "when: knows wedding and patience <= 45"),
    ),
    _a(
        Code.NEVER_TAKEN,
        "{scene: half, when: satisfaction >= 40}]",
        (
            "to: [{scene: half, when: satisfaction >= 40}, lost]",
            "to: [lost, {scene: half, when: satisfaction >= 40}]",
        ),
    ),
    _b(
        Code.NEVER_TAKEN,
        "bad]\n      - say: For",
        ("when: satisfaction >= 60}, bad]", "when: satisfaction >= 60}, bad, bad]"),
    ),
    _b(
        Code.NEVER_TAKEN,
        "{scene: good, when: satisfaction >= 60}]",
        (
            "[{scene: good, when: satisfaction >= 60}, bad]",
            "[bad, {scene: good, when: satisfaction >= 60}]",
        ),
    ),
    _b(
        Code.SAME_REPLY,
        "say: Which blue, then?",
        (
            "  blue:\n",
            "      - say: Which blue, then?\n        effect: {patience: -5, satisfaction: +5}\n        to: blue\n  blue:\n",
        ),
    ),
    _a(
        Code.SAME_REPLY,
        "say: Hush",
        (
            "  story:\n",
            "      - say: Hush, or ring somebody else.\n        technique: argue\n        to: lost\n  story:\n",
        ),
    ),
    _a(
        Code.SAME_REPLY,
        "say: So it is",
        (
            "  hour:\n",
            "      - say: So it is.\n        technique: dismiss\n        to: lost\n  hour:\n",
        ),
    ),
    _b(
        Code.DOMINATED,
        "say: I'll post",
        ("        effect: {satisfaction: +5}\n", "        effect: {satisfaction: +2}\n"),
        ("when: satisfaction >= 60", "when: satisfaction >= 57"),
        (
            "  good:\n",
            "      - say: I post it now.\n        effect: {satisfaction: +7}\n        to: [{scene: good, when: satisfaction >= 57}, bad]\n  good:\n",
        ),
    ),
    _b(
        Code.DOMINATED,
        "say: So tell me",
        (
            "  blue:\n",
            "      - say: So tell me.\n        effect: {patience: +2, satisfaction: +1}\n        to: blue\n  blue:\n",
        ),
    ),
    _b(
        Code.DOMINATED,
        "say: Do tell me",
        (
            "  blue:\n",
            "      - say: Do tell me.\n        effect: {satisfaction: +5}\n        to: blue\n  blue:\n",
        ),
    ),
    _c(Code.BEST_BY_PLACE, "{say: 'I do see", _ladder((0,) * 5, None, _KIND, 3)),
    _c(Code.BEST_BY_PLACE, "{say: 'I do see", _ladder((1,) * 5, None, _KIND, 3)),
    _c(Code.BEST_BY_PLACE, "{say: 'I do see", _ladder((2,) * 6, None, _KIND, 3)),
    _c(Code.BEST_BY_LENGTH, "{say: 'I do see", _ladder(_MIXED, True, _KIND, 3)),
    _c(Code.BEST_BY_LENGTH, "{say: 'I see", _ladder(_MIXED, False, _KIND, 3)),
    _c(Code.BEST_BY_LENGTH, "{say: 'I do see", _ladder((1, 0, 2, 1), True, _KIND, 3)),
    _c(Code.CONSTANT_WINS, "rung-0", _ladder(_MIXED, None, _KIND, 15)),
    _c(Code.CONSTANT_WINS, "rung-0", _ladder((1, 0, 2), None, ("thank", "jargon"), 15)),
    _c(
        Code.CONSTANT_WINS, "rung-0", _ladder((2, 0, 2, 1), None, ("specific-apology", "blame"), 15)
    ),
    _c(Code.HOSTILE_WINS, "rung-0", _ladder(_MIXED, None, _CRUEL, 3)),
    _c(Code.HOSTILE_WINS, "rung-0", _ladder((1, 0, 2), None, ("blame", "thank"), 3)),
    _c(Code.HOSTILE_WINS, "rung-0", _ladder((2, 0, 1, 1), None, ("dismiss", "clarify"), 3)),
    _a(Code.CANNOT_WIN, "scenes:", ("end: resolved", "end: partly")),
    _b(Code.CANNOT_WIN, "scenes:", ("end: resolved", "end: unresolved")),
    _b(Code.CANNOT_WIN, "scenes:", ("end: resolved", "end: partly")),
    _b(
        Code.CANNOT_LOSE,
        "scenes:",
        ("end: unresolved", "end: partly"),
        ("patience: -20, satisfaction: -10", "patience: -9"),
        ("patience: -20, satisfaction: -20", "patience: -9"),
    ),
    _b(
        Code.CANNOT_LOSE,
        "scenes:",
        ("end: unresolved", "end: resolved"),
        ("patience: -20, satisfaction: -10", "patience: -9"),
        ("patience: -20, satisfaction: -20", "patience: -9"),
    ),
    _a(Code.CANNOT_LOSE, "scenes:", ("end: unresolved", "end: partly")),
    _a(
        Code.TAUGHT_NOT_OFFERED,
        "paraphrase",
        ("teaches: [acknowledge-feeling", "teaches: [paraphrase"),
    ),
    _a(Code.TAUGHT_NOT_OFFERED, "set-boundary", ("commit-time]", "set-boundary]")),
    _b(Code.TAUGHT_NOT_OFFERED, "thank]", ("sector: retail", "sector: retail\nteaches: [thank]")),
    _a(Code.TAUGHT_NOT_PAID, "argue", ("teaches: [acknowledge-feeling", "teaches: [argue")),
    _a(Code.TAUGHT_NOT_PAID, "dismiss", ("commit-time]", "dismiss]")),
    _a(Code.TAUGHT_NOT_PAID, "recite-script", ("commit-time]", "recite-script]")),
    _a(Code.CLUE_NOT_REVEALED, "party:", ("        reveals: party\n", "")),
    _b(Code.CLUE_NOT_REVEALED, "wedding:", ("        reveals: wedding\n", "")),
    _b(Code.CLUE_NOT_REVEALED, "size:", ("  wedding:", "  size: It is too small.\n  wedding:")),
    _a(Code.CLUE_NOT_USED, "party:", ("        when: knows party\n", "")),
    _b(Code.CLUE_NOT_USED, "wedding:", ("        when: knows wedding\n", "")),
    _a(
        Code.CLUE_NOT_USED,
        "cousin:",
        ("  party:", "  cousin: A cousin comes too.\n  party:"),
        (
            "        answer: I don't want a form.\n",
            "        answer: I don't want a form.\n        reveals: cousin\n",
        ),
    ),
    _a(Code.LIMIT_NOT_TEMPTING, "no-gifts:", ("        breaks: no-gifts\n", "")),
    _b(Code.LIMIT_NOT_TEMPTING, "no-cash:", ("        breaks: no-cash\n", "")),
    _b(
        Code.LIMIT_NOT_TEMPTING,
        "no-cash:",
        ("{patience: +10, satisfaction: +10}", "{patience: -1, satisfaction: -1}"),
        ("satisfaction >= 65", "satisfaction >= 55"),
    ),
    _a(Code.PROMISE_NOT_KEPT, "ring-back:", ("        keeps: ring-back\n", "")),
    _a(
        Code.PROMISE_NOT_KEPT,
        "ring-back:",
        (
            "        keeps: ring-back\n",
            "        keeps: ring-back\n        when: used blame\n",
        ),
    ),
    _a(
        Code.PROMISE_NOT_KEPT,
        "letter:",
        ("  ring-back:\n", "  letter:\n    what: A letter today.\n    minutes: 2\n  ring-back:\n"),
        (
            "        answer: Thank you for saying so.\n",
            "        answer: Thank you for saying so.\n        promises: letter\n",
        ),
    ),
    _a(
        Code.PROMISE_NOT_MADE,
        "letter:",
        ("  ring-back:\n", "  letter:\n    what: A letter.\n  ring-back:\n"),
    ),
    _a(
        Code.PROMISE_NOT_MADE,
        "letter:",
        ("  ring-back:\n", "  letter:\n    what: A letter.\n    minutes: 3\n  ring-back:\n"),
    ),
    _b(
        Code.PROMISE_NOT_MADE,
        "letter:",
        ("clues:\n", "promises:\n  letter:\n    what: A letter.\nclues:\n"),
    ),
    # Words and times.
    _a(Code.TOO_LONG_TO_SEE, _LONG[:30], ("It is what it is.", _LONG)),
    _b(Code.TOO_LONG_TO_SEE, _LONG[:30], ("Which blue was it to be?", _LONG)),
    _b(Code.TOO_LONG_TO_SEE, _LONG[:30], ("That is kind. Goodbye.", 4 * _LONG)),
    _a(Code.TOO_SHORT_A_TIME, "0.2", ("minutes: 4", "minutes: 0.2")),
    _a(Code.TOO_SHORT_A_TIME, "0.4", ("minutes: 4", "minutes: 0.4")),
    _b(Code.TOO_SHORT_A_TIME, "0.1", ("sector: retail", "sector: retail\nminutes: 0.1")),
    _a(Code.MARKUP, "Five [bold]", ("Five chairs. I paid", "Five [bold]chairs[/bold]. I paid")),
    _b(Code.MARKUP, "That is <b>", ("That is kind", "That is <b>kind</b>")),
    _b(Code.MARKUP, "A hat [@click=app.quit]", ("A hat", "A hat [@click=app.quit]")),
    _a(
        Code.BEYOND_CAP,
        "-45",
        (
            "        technique: recite-script\n",
            "        technique: recite-script\n        effect: {patience: -45}\n",
        ),
    ),
    _b(Code.BEYOND_CAP, "-25", ("satisfaction: -20", "satisfaction: -25")),
    _b(Code.BEYOND_CAP, "+50", ("satisfaction: +15", "satisfaction: +50")),
    _a(
        Code.UNBALANCED,
        "wins at least 50 %",
        ("minutes: 4", "minutes: 4\nbalance:\n  random: wins at least 50 %"),
    ),
    _a(
        Code.UNBALANCED,
        "gold at least 10 %",
        (
            "minutes: 4",
            "minutes: 4\nbalance:\n  de-escalator: [wins exactly 100 %, gold at least 10 %]",
        ),
    ),
    _b(
        Code.UNBALANCED,
        "loses at most 1 %",
        ("sector: retail", "sector: retail\nbalance: {random: loses at most 1 %}"),
    ),
)
