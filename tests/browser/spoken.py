"""What a screen reader would read of a page's live regions, in its order."""

from functools import cache
from pathlib import Path
from typing import Any

from attrs import Factory, define, frozen
from playwright.async_api import Page

_SCRIPT = Path(__file__).with_name("spoken.js")


@frozen
class Utterance:
    """Something that is read out."""

    text: str
    """The words, with single spaces."""
    assertive: bool
    """Whether it interrupts what is being read; else it waits for its turn."""


# Playwright keeps something of its own with whoever hears its events.
@define(eq=False, slots=False)
class SpokenText:
    """What is read of the live regions of one tab, whatever it loads one after another.

    It keeps to WAI-ARIA and, where that leaves a choice, to what screen readers do:

    - Read is what comes into a region or changes there: elements, text, and what was hidden. Text
      that is replaced counts as new, also by the same words; a text that grows is read as a whole
      again, so nothing should be written into a region letter by letter.
    - `aria-atomic`, `aria-relevant` and `aria-busy` are heeded, and the roles' own settings: an
      alert is assertive; it and a status are read as a whole.
    - What a page shows as it is loaded is not read. Nor is a region that comes with its text, or is
      shown with it, unless it is an alert: such texts are in `unheard`, for whoever misses one.
    - What is hidden, `aria-hidden`, inert or behind an open modal dialog is not read.
    - Changes within 20 ms are read as one; what was gone again by then is not read.

    Left out: shadow trees, text of style sheets, fields, `aria-labelledby`.
    """

    _page: Page
    utterances: list[Utterance] = Factory(list)
    unheard: list[str] = Factory(list)

    @classmethod
    async def of(cls, page: Page) -> "SpokenText":
        """Listen to a page that has not loaded anything yet."""
        spoken = cls(page)
        await page.expose_function("callcraftSpoken", spoken._take)
        await page.add_init_script(_script())
        return spoken

    async def texts(self) -> list[str]:
        """Return what has been read until now, what changed a moment ago included."""
        await self._page.evaluate("callcraftSettle()")
        return [each.text for each in self.utterances]

    def forget(self) -> None:
        """Begin anew with nothing read."""
        self.utterances.clear()
        self.unheard.clear()

    def _take(self, said: dict[str, Any]) -> None:
        if said["heard"]:
            self.utterances.append(Utterance(said["text"], said["assertive"]))
        else:
            self.unheard.append(said["text"])


@cache
def _script() -> str:
    return _SCRIPT.read_text("utf-8")
