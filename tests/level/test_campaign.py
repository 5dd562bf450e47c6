"""The shipped calls together: across lines of business, and no two callers alike."""

from game.level import load_level, load_pack, shipped
from game.level.problem import describe


def test_the_campaign_crosses_lines_of_business_and_temperaments() -> None:
    readings = [load_level(path) for path in load_pack(shipped()).levels]
    assert not [describe(each) for reading in readings for each in reading.problems]
    levels = [reading.level for reading in readings if reading.level is not None]
    sectors = {level.sector for level in levels}
    assert {"retail", "communications", "logistics", "banking", "IT service desk"} <= sectors
    temperaments = [level.caller.temperament.name for level in levels]
    assert sorted(set(temperaments)) == sorted(temperaments)
