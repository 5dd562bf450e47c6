"""A pack of three calls: the second opens after the first, the third remembers it."""

from pathlib import Path
from typing import Final

from game.play.session import Session
from game.tui.level_list import Entry, read_level_list
from game.tui.records import Records

_CALL: Final = """
title: {title}
sector: retail
brief: Amara is calling.
caller:
  name: Amara Okafor
clues:
  gate: The gate code changed in March.
promises:
  call-back:
    what: Ring Amara on Thursday.
scenes:
  opening:
    caller: Hello.
    replies:
      - say: I will ring you on Thursday.
        promises: call-back
        reveals: gate
        to: done
      - say: No.
        to: gone
  done:
    caller: Thank you.
    end: resolved
  gone:
    caller: Then no.
    end: unresolved
  again:
    caller: You did ring.
    replies:
      - say: I did.
        to: done
  back:
    caller: You never rang.
    replies:
      - say: I am sorry.
        to: done
{more}
"""

_RETURNING: Final = """
returning:
  helped: again
  let-down: back
  new: opening
"""

_PACK: Final = """
title: Three calls that hang together
levels:
  - first.yaml
  - {file: second.yaml, after: [first.yaml]}
  - file: third.yaml
    remembers:
      call: first.yaml
      clues: [gate]
      promises: [call-back]
"""


def linked_pack(folder: Path) -> Path:
    """Write the pack into a folder and return the folder."""
    titles = {"first": "The first call", "second": "The second call", "third": "The third call"}
    for name, title in titles.items():
        more = _RETURNING if name == "third" else ""
        text = _CALL.format(title=title, more=more)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "pack.yaml").write_text(_PACK, encoding="utf-8")
    return folder


def entries_of(records: Records, folder: Path) -> tuple[Entry, Entry, Entry]:
    """Return the three entries as they stand."""
    first, second, third = (entry for entry in read_level_list(records, folder) if entry.number)
    return first, second, third


def new_session(entry: Entry, seed: int = 7) -> Session:
    """Return a call of an entry that nobody has answered yet."""
    assert entry.level is not None
    return Session(entry.level, seed)
