"""One call in the menu."""

from typing import Final

from textual.content import Content

from game.tui.level_list import Entry, counted
from game.tui.plain_content import Ink, apart, content, joined, one_line, paragraphs, stacked
from game.tui.widgets.choice import Choice
from game.view.kinds import Medal
from game.view.words import clock_text, medal_words, technique_name

_MEDAL_INKS: Final = {
    Medal.NONE: Ink.FAINT,
    Medal.BRONZE: Ink.CALLER,
    Medal.SILVER: Ink.STRONG,
    Medal.GOLD: Ink.ACCENT,
}


class MenuEntry(Choice):
    """Title and best result on the first line, sector and number of tries on the second."""

    DEFAULT_CSS = """
    MenuEntry { margin-bottom: 1; }
    """

    def __init__(self, place: int, entry: Entry) -> None:
        super().__init__(place, _sign(entry))
        self._entry = entry

    @property
    def entry(self) -> Entry:
        """The call this row stands for."""
        return self._entry

    def tell(self, entry: Entry) -> None:
        """Show the call as it stands now."""
        if entry != self._entry:
            self._entry = entry
            self.number(_sign(entry))
            self.lay_out()

    def body(self, width: int) -> Content:
        """Return both lines."""
        level = self._entry.level
        if level is None:
            problems = content(counted(len(self._entry.problems), "problem"), Ink.BAD)
            name = one_line(self._entry.path.name, Ink.STRONG)
            return stacked(apart(name, problems, width), content("cannot be played", Ink.FAINT))
        return stacked(
            apart(one_line(level.title, Ink.STRONG), self._best(), width),
            apart(one_line(level.sector, Ink.FAINT), self._tried(), width),
        )

    def _tried(self) -> Content:
        """Return how often the call was played, or what has to be played before it."""
        if self._entry.opens_after:
            titles = one_line(" and ".join(self._entry.opens_after), Ink.FAINT)
            return joined(content("opens after: ", Ink.WARNING), titles)
        tries = self._entry.progress.tries
        return content(counted(tries, "call") if tries else "not played yet", Ink.FAINT)

    def _best(self) -> Content:
        best = self._entry.progress.best
        if best is None:
            return content("")
        medal = content(medal_words(best.medal), _MEDAL_INKS[best.medal])
        return joined(content(f"{best.total}", Ink.STRONG), content(" · ", Ink.FAINT), medal)


def _sign(entry: Entry) -> str:
    return str(entry.number or "·")


def about(entry: Entry) -> Content:
    """Return what a call is about: what it teaches, and its brief."""
    level = entry.level
    if level is None:
        return content("\n".join(entry.problems))
    lines = [paragraphs(level.brief)]
    if level.teaches:
        names = ", ".join(map(technique_name, level.teaches))
        lines.append(joined(content("To practise  ", Ink.FAINT), one_line(names)))
    good = content(clock_text(level.target))
    return stacked(*lines, joined(content("Good time    ", Ink.FAINT), good))
