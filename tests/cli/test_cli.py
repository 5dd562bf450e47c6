"""The command line as somebody types it, in a process of its own."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.level import load_pack, shipped
from game.record import open_store
from tests.cli.program import CALLCRAFT, environment, run
from tests.play.tiny import TINY


def test_a_level_by_path_is_played_kept_and_told_as_json(home: Path) -> None:
    done = run(home, "play", "tiny.yaml", "--json", "--seed", "1", typed="\nlisten\n2\n3\n")
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout.splitlines()[-1])
    assert (data["seed"], data["outcome"]) == (1, "resolved")
    with open_store(home / "data") as store:
        best = store.best(data["level_hash"])
    assert best is not None
    assert best.total == data["score"]


NUMBERS = [str(number) for number, _ in enumerate(load_pack(shipped()).levels, start=1)]
"""The numbers of the calls that come with the game."""

HANG_UP = "\nhang up\nhang up\n"
"""Answer, and put the phone down; it is asked about once."""


@pytest.mark.parametrize("number", NUMBERS)
def test_each_shipped_level_can_be_played_to_its_end(home: Path, number: str) -> None:
    done = run(home, "play", number, "--json", "--seed", "5", typed="\n" + "1\nwait 4\n" * 60)
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[-1])["outcome"] != "abandoned"
    assert "What to take from it" in done.stdout


def test_a_script_plays_the_same_call_each_time(home: Path) -> None:
    runs = [
        run(home, "play", "tiny.yaml", "--json", "--seed", "1", typed="\nwait 9\nl\n2\n1\n")
        for _ in range(2)
    ]
    assert runs[0].stdout.splitlines()[-1] == runs[1].stdout.splitlines()[-1]


def test_the_end_of_the_input_in_mid_call(home: Path) -> None:
    done = run(home, "play", "tiny.yaml", "--plain", typed="\n1\n")
    assert done.returncode == 2
    assert done.stderr == (
        "The input ended in the middle of the call. The call is kept as abandoned.\n"
    )
    with open_store(home / "data") as store:
        assert [each.finished for each in store.attempts()] == [False]


def test_ctrl_c_in_mid_call(home: Path) -> None:
    process = subprocess.Popen(
        [*CALLCRAFT, "play", "tiny.yaml", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=home,
        env=environment(home),
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    while "quit." not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert "type quit" in errors
    with open_store(home / "data") as store:
        assert len(store.attempts()) == 1


def test_an_output_that_nobody_reads_ends_quietly(home: Path) -> None:
    command = f"'{sys.executable}' -m game play tiny.yaml --plain; echo $? >&2"
    done = subprocess.run(
        ["sh", "-c", f"({command}) | true"],
        input=b"\n" + b"help\n" * 5_000,
        capture_output=True,
        cwd=home,
        env=environment(home),
        check=False,
    )
    assert done.stderr == b"141\n"


def test_neither_plain_mode_nor_the_list_imports_textual(home: Path) -> None:
    program = (
        "import sys; from game.cli import main; "
        "codes = main(['play', 'tiny.yaml', '--json']), main(['levels']), main(['--help']); "
        "bad = {'textual', 'rich', 'game.tui'} & set(sys.modules); "
        "sys.exit(f'{codes} {bad}' if bad or codes != (0, 0, 0) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=HANG_UP.encode(),
        cwd=home,
        env=environment(home),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [(), ("play", "1"), ("play", "tiny.yaml", "--untimed")])
def test_without_a_terminal_it_says_so_and_names_plain_mode(
    home: Path, arguments: tuple[str, ...]
) -> None:
    done = run(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "callcraft play LEVEL --plain" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("999", f"from 1 to {NUMBERS[-1]}"),
        ("brodband", "Did you mean `broadband`?"),
        ("no/such.yaml", "no level file"),
    ],
)
def test_a_level_that_does_not_exist(home: Path, word: str, hint: str) -> None:
    done = run(home, "play", word, "--plain")
    assert done.returncode == 2
    assert hint in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("how", [["--plain"], ["--json"]])
def test_a_level_with_problems_shows_all_of_them(home: Path, how: list[str]) -> None:
    done = run(home, "play", "broken.yaml", *how)
    assert (done.returncode, done.stdout) == (1, "")
    assert "dismis" in done.stderr
    assert done.stderr.count("`don`") >= 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("ply",),
        ("play",),
        ("play", "1", "--untimed", "--pace", "2"),
        ("play", "1", "--pace", "nan"),
        ("play", "1", "--pace", "0.05"),
        ("play", "1", "--pace", "11"),
        ("play", "1", "--caller", "friend", "--plain"),
        ("play", "1", "--caller", "helped"),
        ("play", "1", "--seed", "-1"),
        ("play", "1", "--seed", "9" * 500),
        ("play", "1", "--seed", str(2**63)),
        ("levels", "--jsn"),
    ],
)
def test_what_is_typed_wrongly_is_told_in_a_line(home: Path, arguments: tuple[str, ...]) -> None:
    done = run(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "--help" in done.stderr


def test_the_largest_seed_can_be_kept(home: Path) -> None:
    done = run(home, "play", "tiny.yaml", "--plain", "--seed", str(2**63 - 1), typed=HANG_UP)
    assert done.returncode == 0
    with open_store(home / "data") as store:
        assert store.attempts()[0].seed == 2**63 - 1


def test_a_seed_is_chosen_and_shown_where_none_is_given(home: Path) -> None:
    seeds = set()
    for _ in range(2):
        done = run(home, "play", "tiny.yaml", "--json", typed=HANG_UP)
        seed = json.loads(done.stdout.splitlines()[-1])["seed"]
        assert f"--seed {seed}" in done.stdout
        seeds.add(seed)
    assert len(seeds) == 2


def test_how_the_caller_knows_us_can_be_said(home: Path) -> None:
    returning = TINY.replace("scenes:", "returning:\n  let-down: middle\nscenes:", 1)
    (home / "again.yaml").write_text(returning)
    typed = HANG_UP
    down = run(home, "play", "again.yaml", "--json", "--caller", "let-down", typed=typed)
    assert "Amara had called before, and was let down." in down.stdout
    assert "So what now?" in down.stdout
    data = json.loads(down.stdout.splitlines()[-1])
    assert data["events"][0] == ["recall", "let-down", [], []]
    unsaid = run(home, "play", "again.yaml", "--json", typed=typed)
    assert json.loads(unsaid.stdout.splitlines()[-1])["events"][0] == ["answer"]
    assert "called before" not in unsaid.stdout


def test_where_it_makes_no_difference_how_the_caller_knows_us_it_is_said(home: Path) -> None:
    done = run(home, "play", "tiny.yaml", "--plain", "--caller", "helped")
    assert (done.returncode, done.stdout) == (2, "")
    assert "leave out --caller" in done.stderr
    assert done.stderr.count("\n") == 1


def test_untimed_and_paced_calls(home: Path) -> None:
    untimed = run(home, "play", "tiny.yaml", "--json", "--untimed", typed="\nwait 60" + HANG_UP)
    paced = run(home, "play", "tiny.yaml", "--json", "--pace", "10", typed="\nwait 60" + HANG_UP)
    assert json.loads(untimed.stdout.splitlines()[-1])["patience"] == 60
    assert json.loads(paced.stdout.splitlines()[-1])["patience"] < 60


def test_the_levels_are_listed(home: Path) -> None:
    done = run(home, "levels")
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == NUMBERS
    data = json.loads(run(home, "levels", "--json").stdout)
    assert [str(each["number"]) for each in data] == NUMBERS


def test_a_list_with_a_broken_level_tells_its_problems_and_fails(home: Path) -> None:
    done = run(home, "levels", "tiny.yaml", "broken.yaml")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert "dismis" in done.stderr


def test_a_damaged_record_is_told_and_the_call_played(home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "attempts.sqlite").write_bytes(b"damage")
    done = run(home, "play", "tiny.yaml", "--plain", typed=HANG_UP)
    assert done.returncode == 0
    assert "attempts.damaged-1.sqlite" in done.stderr
    assert (home / "data" / "attempts.damaged-1.sqlite").read_bytes() == b"damage"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(b"\n" + b"1" * 1_000_000 + b"\n", id="a megabyte"),
        pytest.param(b"\n\x00\xff\xfe\n", id="no text"),
        pytest.param(b"\xff" * 70_000, id="no end"),
        pytest.param(b"\r\r\r", id="returns"),
    ],
)
def test_strange_input_is_an_answer_like_any_other(home: Path, typed: bytes) -> None:
    done = run(home, "play", "tiny.yaml", "--plain", typed=typed)
    assert done.returncode == 2


def test_a_terminal_that_knows_only_ascii(home: Path) -> None:
    done = run(home, "play", "tiny.yaml", "--plain", typed=HANG_UP, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "Patience 60 steady - Satisfaction 40" in done.stdout


def test_an_output_that_is_full_is_told(home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*CALLCRAFT, "levels"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(home),
            cwd=home,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"The output cannot be written: No space left on device.")
    assert b"Traceback" not in done.stderr


def test_an_exit_code_survives_errors_that_cannot_be_told(home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*CALLCRAFT, "play", "no-such-call", "--plain"],
            stdout=subprocess.DEVNULL,
            stderr=full,
            env=environment(home),
            cwd=home,
            check=False,
        )
    assert done.returncode == 2


def test_a_path_too_long_to_be_one_is_a_problem_of_that_path(home: Path) -> None:
    done = run(home, "levels", "tiny.yaml", "x" * 5_000)
    assert done.returncode == 1
    assert "tiny" in done.stdout.splitlines()[0]
    assert "The file cannot be read: File name too long." in done.stderr
    assert "output" not in done.stderr


def test_help_and_version(home: Path) -> None:
    assert run(home, "--version").stdout == f"callcraft {__version__}\n"
    text = run(home, "--help").stdout
    assert text.startswith("Usage: callcraft ")
    for command in ("play", "levels"):
        assert f"\n  {command} " in text
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "LEVEL is a number" in run(home, "play", "--help").stdout


def test_a_shift_is_worked_line_by_line(home: Path) -> None:
    calls = ["tiny.yaml"] * 3
    done = run(home, "shift", *calls, "--plain", "--json", "--untimed", typed="rest 1\nhome\n")
    assert done.returncode == 0
    data = json.loads(done.stdout.splitlines()[-1])
    assert (data["levels"], data["rested_ms"]) == (["tiny"] * 3, 60_000)


def test_a_shift_takes_the_first_three_calls_and_no_fewer(home: Path) -> None:
    done = run(home, "shift", "--json", typed="home\n")
    assert json.loads(done.stdout.splitlines()[-1])["levels"] == [
        path.stem for path in load_pack(shipped()).levels[:3]
    ]
    few = run(home, "shift", "1", "2", "--plain")
    assert few.returncode == 2
    assert "3 calls or more" in few.stderr


def test_a_shift_with_a_call_that_cannot_be_read_is_refused_before_it_begins(home: Path) -> None:
    done = run(home, "shift", "tiny.yaml", "broken.yaml", "tiny.yaml", "--plain", typed="next\n")
    assert done.returncode == 1
    assert "broken.yaml" in done.stderr
    assert "shift" not in done.stdout


@pytest.mark.parametrize("calls", [(), ("3", "tiny.yaml", "1")])
def test_a_shift_in_a_pipe_names_plain_mode(home: Path, calls: tuple[str, ...]) -> None:
    done = run(home, "shift", *calls)
    assert done.returncode == 2
    assert f"type: {' '.join(('callcraft shift', *calls, '--plain'))}. " in done.stderr
    assert "callcraft play" not in done.stderr


@pytest.mark.parametrize("how", [(), ("--plain",)])
def test_a_shift_with_a_call_that_does_not_exist_says_so_first(
    home: Path, how: tuple[str, ...]
) -> None:
    done = run(home, "shift", "1", "2", "brodband", *how)
    assert done.returncode == 2
    assert "Did you mean `broadband`?" in done.stderr
    assert done.stderr.count("\n") == 1


def test_practice_is_offered_after_a_call_and_a_pipe_need_not_answer(home: Path) -> None:
    typed = "\nlisten\n2\n3\n"
    done = run(home, "play", "tiny.yaml", "--plain", "--seed", "1", typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert "press Enter to leave" in " ".join(done.stdout.split())
    done = run(home, "play", "tiny.yaml", "--plain", "--seed", "1", typed=f"{typed}back 3\n1\n\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Practice from before move 3: this call is not kept." in done.stdout
    with open_store(home / "data") as store:
        assert len(store.attempts()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a shell's pipes")
def test_a_command_that_nobody_reads_has_found_nothing_wrong(home: Path) -> None:
    with subprocess.Popen(
        [*CALLCRAFT, "schema"], stdout=subprocess.PIPE, cwd=home, env=environment(home)
    ) as done:
        assert done.stdout
        done.stdout.close()
    assert done.returncode == 141
