"""What is known of a watched file: each thing once, and how much of each kind there is."""

from game.level import Code, Problem, read_level
from game.tui.report import Report
from tests.play.tiny import TINY

FOUND = Problem(Code.DOMINATED, "Found.", "", line=26, column=9, file="far/tiny.yaml")


def test_what_is_found_twice_is_listed_once() -> None:
    reading = read_level(TINY.replace("technique: dismiss", "technique: dismis"), "far/tiny.yaml")
    report = Report.of(reading, "tiny.yaml", "14:05:12")
    assert (report.sound, report.checked, report.counts) == (False, False, "1 error")
    later = report.with_findings((*reading.problems, FOUND)).with_findings((FOUND,))
    assert (later.checked, later.counts) == (True, "1 error, 1 warning")
    assert {problem.file for problem in later.problems} == {"tiny.yaml"}
