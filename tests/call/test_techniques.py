"""All there is to say of techniques and traits is in their rows, and what is missing is told."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve

from game.call import Technique, Trait
from game.call.meters.gains import NO_GAINS
from game.call.script import technique as techniques
from game.call.script import trait as trait_module
from game.call.script.facts import FactsMissing, Kind, TechniqueFacts, check_complete
from game.call.script.technique import (
    APOLOGIES,
    FACTS,
    FEELING,
    HOSTILE,
    MISSTEPS,
    RELATIONAL,
    REMEDIES,
    SOLVING,
    UNKEEPABLE,
)
from game.call.script.trait import TRAIT_FACTS, TraitFacts

T = Technique


def broken(technique: Technique, field: str) -> dict[Technique, TechniqueFacts]:
    """Return the facts with one of them left out."""
    unsaid = getattr(TechniqueFacts(), field)
    return {**FACTS, technique: evolve(FACTS[technique], **{field: unsaid})}


@pytest.mark.parametrize("field", ["kind", "meaning", "calm", "hot", "why", "thought"])
@pytest.mark.parametrize("technique", [T.LISTEN, T.CLARIFY, T.JARGON])
def test_what_a_row_leaves_out_is_told(technique: Technique, field: str) -> None:
    told = rf"^The row of the technique `{technique}` leaves out `{field}` \([a-z ,]+\)\. Add "
    with pytest.raises(FactsMissing, match=told):
        check_complete(Technique, broken(technique, field))


def test_only_missteps_need_advice_of_their_own() -> None:
    told = r"`jargon` leaves out `advice` \(what to do instead next time\)\."
    with pytest.raises(FactsMissing, match=told):
        check_complete(Technique, broken(T.JARGON, "advice"))
    check_complete(Technique, broken(T.LISTEN, "advice"))
    check_complete(Technique, broken(T.JARGON, "source"))


def test_to_gain_nothing_is_not_to_leave_the_gains_out() -> None:
    check_complete(Technique, {**FACTS, T.THANK: evolve(FACTS[T.THANK], calm=NO_GAINS)})


def test_all_that_is_missing_is_told_at_once() -> None:
    table = {**broken(T.LISTEN, "why"), T.JARGON: evolve(FACTS[T.JARGON], thought="", advice="")}
    del table[T.THANK]
    with pytest.raises(FactsMissing) as caught:
        check_complete(Technique, table)
    assert str(caught.value) == (
        "The row of the technique `listen` leaves out `why` (what the agent did). "
        "The technique `thank` has no row in the table of facts. "
        "The row of the technique `jargon` leaves out `thought` (what the caller makes of it), "
        "`advice` (what to do instead next time). "
        "Add what is missing to game.call.script.technique."
    )


@pytest.mark.parametrize("field", ["meaning", "goes_with", "goes_with_name"])
def test_what_a_row_of_a_trait_leaves_out_is_told(field: str) -> None:
    unsaid = getattr(TraitFacts(), field)
    table = {**TRAIT_FACTS, Trait.LATER: evolve(TRAIT_FACTS[Trait.LATER], **{field: unsaid})}
    with pytest.raises(FactsMissing, match=rf"^The row of the trait `later` leaves out `{field}`"):
        check_complete(Trait, table)


def source(module: ModuleType) -> str:
    """Return the text of a module."""
    return Path(str(module.__file__)).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "old", "new", "told"),
    [
        (
            techniques,
            '\n    THANK = "thank"\n',
            '\n    THANK = "thank"\n    HUM = "hum"\n',
            "`hum`",
        ),
        (techniques, '        advice="Use the words the caller uses.",\n', "", "`jargon`"),
        (
            trait_module,
            '    LATER = "later"\n',
            '    LATER = "later"\n    SOON = "soon"\n',
            "`soon`",
        ),
    ],
)
def test_a_table_is_checked_as_it_is_imported(
    module: ModuleType, old: str, new: str, told: str, tmp_path: Path
) -> None:
    text = source(module)
    assert text.count(old) == 1
    changed = tmp_path / "changed.py"
    changed.write_text(text.replace(old, new), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(module.__name__, changed)
    assert spec is not None
    assert spec.loader is not None
    with pytest.raises(FactsMissing, match=told):
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


def test_no_technique_has_two_rows() -> None:
    """Python would take the later one without a word."""
    rows = re.findall(r"^    T\.(\w+): TechniqueFacts\($", source(techniques), re.MULTILINE)
    assert rows == [technique.name for technique in Technique]


def test_each_technique_is_of_one_kind() -> None:
    assert sorted([*RELATIONAL, *SOLVING, *MISSTEPS]) == sorted(Technique)
    assert {FACTS[each].kind for each in MISSTEPS} == {Kind.MISSTEP}


def test_what_is_said_of_some_techniques_is_said_of_these() -> None:
    """Which of them tend to what stands on the page on level files, and is compared with it."""
    assert {T.INTERRUPT, T.BLAME, T.ARGUE, T.DISMISS} == HOSTILE
    assert {T.OVER_PROMISE, T.BEND_POLICY} == UNKEEPABLE
    assert HOSTILE | UNKEEPABLE <= MISSTEPS
    assert {T.SPECIFIC_APOLOGY, T.GENERIC_APOLOGY} == APOLOGIES
    assert {T.ACKNOWLEDGE_FEELING, T.PARAPHRASE, T.VALIDATE} == FEELING
    offers = {T.OFFER_OPTIONS, T.MATCHED_REMEDY, T.COMMIT_TIME}
    assert offers | {T.CONSULT_DEPARTMENT, T.HONEST_NO, T.EXPLAIN_PLAINLY} == REMEDIES
