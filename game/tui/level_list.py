"""The calls there are to play, as the menu lists them: sound ones and broken ones."""

import linecache
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from game.call import Level, Recall
from game.level.library import shipped
from game.level.packs.pack import PACK_NAME, PackEntry
from game.level.packs.reading import load_pack
from game.level.problem import describe
from game.level.reading import load_level
from game.play.past import recall_of
from game.record.attempt import LiveCall, Origin
from game.tui.records import NOT_PLAYED, Progress, Records


@frozen
class Entry:
    """A level file and how it has gone so far."""

    number: int | None
    """Its place in the pack, from 1; None for a file outside of it."""
    path: Path
    """The file."""
    level: Level | None
    """The level in it; None where the file has errors."""
    problems: tuple[str, ...]
    """What is wrong with it, a text each."""
    digest: str
    """The digest of the level, under which its calls are kept; empty for a pack's own file."""
    source: str = field(repr=False)
    """The text of the file."""
    progress: Progress = NOT_PLAYED
    """How its calls have gone so far."""
    opens_after: tuple[str, ...] = ()
    """The titles of the calls that have to be played to their end before this one."""
    recall: Recall | None = None
    """How the caller knows us from an earlier call; None leaves it to the level."""

    @property
    def name(self) -> str:
        """The name of the level file without its ending."""
        return self.path.stem

    @property
    def origin(self) -> Origin:
        """What to keep of it with a call."""
        return Origin(self.digest, self.name, self.source)


def read_entry(path: Path, records: Records, number: int | None = None) -> Entry:
    """Read one level file; a file that cannot be read becomes an entry with problems."""
    reading = load_level(path)
    problems = tuple(map(describe, reading.problems))
    progress = records.progress(reading.digest) if reading.level else NOT_PLAYED
    return Entry(number, path, reading.level, problems, reading.digest, reading.source, progress)


def entry_of_call(call: LiveCall) -> Entry:
    """Return the entry of a call that was cut off, whose file may be another by now, or gone."""
    origin, path = call.origin, Path(f"{call.origin.name}.yaml")
    names = [each.stem for each in load_pack(shipped()).levels]
    number = names.index(origin.name) + 1 if origin.name in names else None
    return Entry(number, path, call.session.level, (), origin.digest, origin.source)


def read_level_list(records: Records, folder: Path | None) -> Iterator[Entry]:
    """Yield the entries of a pack in order, of the shipped one for None; each once it is read."""
    place = folder or shipped()
    pack = load_pack(place)
    # attrs leaves the text of every method it wrote here, for debuggers; the levels find room in
    # what that took. The lines of files come back by themselves where a report needs them.
    linecache.clearcache()
    if pack.problems:
        problems = tuple(map(describe, pack.problems))
        yield Entry(None, place / PACK_NAME, None, problems, "", "")
    # Only calls that stand before another in the pack can open it, or be remembered there.
    earlier: dict[Path, Entry] = {}
    for number, listed in enumerate(pack.entries, 1):
        entry = _linked(read_entry(listed.path, records, number), listed, earlier, records)
        earlier[listed.path] = entry
        yield entry


def _linked(
    entry: Entry, listed: PackEntry, earlier: Mapping[Path, Entry], records: Records
) -> Entry:
    """Return an entry with what the calls before it in the pack mean for it.

    A file that cannot be read locks nothing: nobody could ever play it.
    """
    if entry.level is None:
        return entry
    before = [earlier[path] for path in listed.after if path in earlier]
    waits_for = tuple(each.level.title for each in before if each.level and not each.progress.ended)
    return evolve(entry, opens_after=waits_for, recall=_recall(listed, earlier, records))


def _recall(listed: PackEntry, earlier: Mapping[Path, Entry], records: Records) -> Recall | None:
    remembers = listed.remembers
    first = earlier.get(remembers.call) if remembers else None
    if remembers is None or first is None or first.level is None:
        return None
    end = records.last_end(first.digest)
    return recall_of(end, remembers) if end else None


def pack_title(folder: Path) -> str:
    """Return what the pack in a folder is called; empty where it does not say."""
    return load_pack(folder).title


def number_of(path: Path) -> int | None:
    """Return the number of a level file in the shipped pack, None where it is not in it."""
    levels = [level.resolve() for level in load_pack(shipped()).levels]
    wanted = path.resolve()
    return levels.index(wanted) + 1 if wanted in levels else None


def counted(number: int, thing: str) -> str:
    """Return a number of things in words: "1 problem", "3 problems"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
