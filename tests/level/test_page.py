"""The page about level files says all there is; tests/check tries its examples."""

import re
from pathlib import Path
from typing import get_args

import pytest
from attrs import NOTHING, fields, fields_dict

from game.call.meters.mood import MOODS
from game.call.meters.values import Meter
from game.call.script.level import Past, Subject
from game.call.script.technique import MISSTEPS, RELATIONAL, SOLVING, Technique
from game.call.script.temperament import TEMPERAMENTS
from game.call.script.trait import Trait
from game.level import Code
from game.level.shape import blocks as s
from game.level.shape.blocks import key_of

PAGE = (Path(__file__).parents[2] / "docs" / "level-file.md").read_text(encoding="utf-8")
_SECTION = re.compile(r"^##+ (.+?)\n(.*?)(?=^##|\Z)", re.DOTALL | re.MULTILINE)
SECTIONS: dict[str, str] = dict(_SECTION.findall(PAGE))
TABLES = {
    s.LevelFile: "The call",
    s.CallerFile: "`caller`",
    s.SceneFile: "`scenes`",
    s.ReplyFile: "`replies`",
    s.ArticleFile: "Look-ups",
    s.DepartmentFile: "Colleagues",
    s.PromiseFile: "Promises",
    s.PingFile: "Messages",
    s.ReturningFile: "Callers who come back",
    s.EntryFile: "Packs",
    s.RemembersFile: "Packs",
}
"""The blocks whose keys have a table, and the section it is in."""
IN_PROSE = {
    s.ArrowFile: "`replies`",
    s.EffectFile: "`replies`",
    s.PieceFile: "`scenes`",
    s.PackFile: "Packs",
}
"""The blocks whose few keys are explained in sentences or by an example."""
BLOCKS = {
    each for each in vars(s).values() if isinstance(each, type) and each.__module__ == s.__name__
}


def test_every_block_has_its_place_on_the_page() -> None:
    assert {*TABLES, *IN_PROSE} == BLOCKS


@pytest.mark.parametrize("section", sorted(set(TABLES.values())))
def test_the_tables_hold_the_keys_that_there_are(section: str) -> None:
    """Each key has one row, in bold if it has to be there, and no row has another key."""
    rows = re.findall(r"^\| (\S+) \|.*\|.*\|$", SECTIONS[section], re.MULTILINE)
    keys = [
        f"**`{key_of(each)}`**" if each.default is NOTHING else f"`{key_of(each)}`"
        for block, where in TABLES.items()
        if where == section
        for each in fields(block)
    ]
    assert sorted(row for row in rows if "`" in row) == sorted(keys)


@pytest.mark.parametrize(("block", "section"), IN_PROSE.items())
def test_every_other_key_is_explained(block: type, section: str) -> None:
    for key in map(key_of, fields(block)):
        assert f"`{key}`" in SECTIONS[section] or f"\n{key}: " in SECTIONS[section], key


def test_the_limits_on_the_page_are_those_of_the_rules() -> None:
    """A number that a table names is the one that the reader holds to."""
    counted = {"articles": 30, "departments": 20, "promises": 20, "pings": 10}
    for key, most in counted.items():
        count = get_args(fields_dict(s.LevelFile)[key].type)[1]
        assert count.most == most
        assert re.search(rf"^\| `{key}` \|.*up to {most} ", SECTIONS["The call"], re.MULTILINE)


def test_every_word_is_explained() -> None:
    for word in (*Technique, *Trait, *TEMPERAMENTS):
        assert f"\n| `{word}` |" in PAGE, word
    assert all(f"`{mood}`" in PAGE for mood in MOODS)
    assert all(f"`was {past}`" in PAGE for past in Past)


def test_each_technique_is_in_the_table_of_its_kind() -> None:
    tables = re.split(
        r"^Tending to .*:$|^Missteps, .*:$", SECTIONS["Techniques"], flags=re.MULTILINE
    )
    for table, kind in zip(tables[1:], (RELATIONAL, SOLVING, MISSTEPS), strict=True):
        rows = re.findall(r"^\| `(\S+)` \|", table, re.MULTILINE)
        assert sorted(rows) == sorted(["technique", *kind])


def test_every_subject_of_a_condition_is_explained() -> None:
    for subject in (*Meter, *Subject):
        assert re.search(rf"`{subject}[ `]", SECTIONS["Conditions"]), subject


def test_every_code_is_listed() -> None:
    assert all(code in PAGE for code in Code if code < "CC4" and code is not Code.LEFT_OUT)


def test_every_code_is_in_the_list_of_codes() -> None:
    told = PAGE.partition("The codes:")[2].partition("\n## ")[0]
    assert set(re.findall(r"CC\d{3}", told)) == {code.value for code in Code}
