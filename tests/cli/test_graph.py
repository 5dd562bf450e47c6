"""`callcraft graph`: a level as a graph, on standard output or in a file."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from game.cli import main
from tests.cli.program import run

BEGINS = {"mermaid": "flowchart TD\n", "dot": "digraph callcraft {\n", "svg": "<svg "}


@pytest.mark.parametrize("chosen", list(BEGINS))
def test_the_graph_and_nothing_else_is_on_standard_output(home: Path, chosen: str) -> None:
    done = run(home, "graph", "tiny.yaml", "--format", chosen)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(BEGINS[chosen])
    assert run(home, "graph", "tiny.yaml", "--format", chosen).stdout == done.stdout


def test_without_a_format_it_is_mermaid(home: Path) -> None:
    assert run(home, "graph", "1").stdout.startswith(BEGINS["mermaid"])


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("call.svg", BEGINS["svg"]),
        ("call.SVG", BEGINS["svg"]),
        ("call.dot", BEGINS["dot"]),
        ("call.gv", BEGINS["dot"]),
        ("call.mmd", BEGINS["mermaid"]),
        ("call.mermaid", BEGINS["mermaid"]),
        ("call.md", "```mermaid\nflowchart TD\n"),
        ("call", BEGINS["mermaid"]),
    ],
)
def test_the_ending_of_the_file_says_the_format(home: Path, name: str, begins: str) -> None:
    done = run(home, "graph", "tiny.yaml", "--output", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (home / name).read_text().startswith(begins)


def test_an_ending_that_asks_for_something_else_is_refused(home: Path) -> None:
    done = run(home, "graph", "tiny.yaml", "--output", "call.png")
    assert (done.returncode, (home / "call.png").exists()) == (2, False)
    assert "call.svg" in done.stderr
    named = run(home, "graph", "tiny.yaml", "--output", "call.png", "--format", "dot")
    assert (named.returncode, named.stderr) == (0, "")


def test_what_mermaid_does_not_draw_is_said_beside_the_flowchart(home: Path) -> None:
    words = " ".join(["and so on"] * 15)
    scene = "  s{0}:\n    caller: {1}\n    replies:\n" + 4 * "    - say: {1}\n      to: s{2}\n"
    scenes = "".join(scene.format(at, words, at + 1) for at in range(140))
    head, rest = (home / "tiny.yaml").read_text().split("scenes:\n", 1)
    last = "  s140:\n    caller: Bye.\n    end: resolved\n"
    (home / "long.yaml").write_text(f"{head}scenes:\n{rest}{scenes}{last}")
    done = run(home, "graph", "long.yaml")
    assert (done.returncode, done.stdout[:10]) == (0, BEGINS["mermaid"][:10])
    assert "--format svg" in done.stderr
    assert run(home, "graph", "long.yaml", "--format", "dot").stderr == ""


def test_a_format_that_is_named_goes_before_the_ending(home: Path) -> None:
    run(home, "graph", "tiny.yaml", "--output", "call.txt", "--format", "svg")
    assert fromstring((home / "call.txt").read_bytes()).get("role") == "img"  # noqa: S314


def test_standard_output_is_utf_8_whatever_the_terminal(home: Path) -> None:
    done = run(home, "graph", "tiny.yaml", "--format", "svg", PYTHONIOENCODING="ascii")
    assert "“" in done.stdout
    assert done.returncode == 0


def test_a_file_is_written_over_only_when_asked(home: Path) -> None:
    (home / "call.svg").write_text("mine")
    done = run(home, "graph", "tiny.yaml", "--output", "call.svg")
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert (home / "call.svg").read_text() == "mine"
    assert run(home, "graph", "tiny.yaml", "--output", "call.svg", "--force").returncode == 0
    assert (home / "call.svg").read_text().startswith("<svg")
    assert not list(home.glob(".call*"))


def test_the_level_itself_is_never_written_over(home: Path) -> None:
    before = (home / "tiny.yaml").read_text()
    done = run(home, "graph", "tiny.yaml", "--output", "./tiny.yaml", "--force")
    assert done.returncode == 2
    assert "the level itself" in done.stderr
    assert (home / "tiny.yaml").read_text() == before


@pytest.mark.parametrize(
    ("name", "code"),
    [("data-folder", 2), ("nowhere/call.svg", 1), ("n" * 5_000, 2), ("tiny.yaml/call.svg", 1)],
)
def test_where_nothing_can_be_written_it_says_so(home: Path, name: str, code: int) -> None:
    (home / "data-folder").mkdir()
    done = run(home, "graph", "tiny.yaml", "--output", name, "--force")
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.strip()
    assert sorted(path.name for path in home.iterdir() if path.name.startswith(".")) == []


def test_a_level_with_problems_is_told_with_all_of_them(home: Path) -> None:
    done = run(home, "graph", "broken.yaml", "--output", "call.svg")
    assert done.returncode == 1
    assert "CC104" in done.stderr
    assert "CC201" in done.stderr
    assert not (home / "call.svg").exists()


def test_a_folder_and_what_is_not_there_are_refused(home: Path) -> None:
    folder, nothing = run(home, "graph", "."), run(home, "graph", "no-such.yaml")
    assert (folder.returncode, nothing.returncode) == (2, 2)
    assert "callcraft levels" in folder.stderr
    assert run(home, "graph", "tiny.yaml", "--format", "png").returncode == 2


def test_what_could_not_be_finished_is_taken_away(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.chdir(home)
    monkeypatch.setattr(Path, "replace", full)
    before = sorted(home.iterdir())
    assert main(["graph", "tiny.yaml", "--output", "call.svg"]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert sorted(home.iterdir()) == before
