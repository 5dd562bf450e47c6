"""What a screen reader would read of a page, held against small pages whose reading is known."""

import pytest
from playwright.async_api import Browser

from tests.browser.spoken import Utterance
from tests.browser.stage import visit
from tests.browser.tiny_page import tiny_page

REGIONS = """
<p id="plain">Nobody reads this.</p>
<div id="log" role="log"><p>It was here before.</p></div>
<div id="status" role="status"></div>
<div id="alert" role="alert"></div>
<div id="polite" aria-live="polite"></div>
<div id="off" aria-live="off"></div>
<div id="hidden" aria-live="polite" hidden></div>
<output id="output"></output>
"""

# In each, `at` finds an element and `add` puts an element with words at the end of another.
HELPERS = """
const at = (id) => document.getElementById(id);
const add = (where, words, tag = "p") => {
  const made = document.createElement(tag);
  made.textContent = words;
  where.append(made);
  return made;
};
"""


async def read(browser: Browser, *steps: str, page: str = REGIONS) -> list[Utterance]:
    """Do things on a page, each once the one before has been read, and return what was read."""
    async with tiny_page(page) as home, visit(browser, home) as reader:
        await reader.page.goto("/")
        for step in steps:
            await reader.page.evaluate(f"() => {{ {HELPERS} {step} }}")
            await reader.spoken.texts()
        return reader.spoken.utterances


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("add(at('log'), 'Three days.')", ["Three days."]),
        ("at('log').append('Three days.')", ["Three days."]),
        ("add(at('log'), 'One.'); add(at('log'), 'Two.')", ["One.", "Two."]),
        ("at('log').innerHTML += '<p><b>Am</b>ara</p>'", ["It was here before.", "Amara"]),
        ("add(at('log'), '').innerHTML = '<b>Amara</b><br>Three <i>whole</i> days.'",
         ["Amara Three whole days."]),
        ("add(at('log'), '').innerHTML = '<img alt=\"angry\">Amara'", ["angry Amara"]),
        ("at('log').firstChild.textContent = 'It was here before.'", ["It was here before."]),
        ("at('log').firstChild.firstChild.data = 'Now.'", ["Now."]),
        ("at('log').firstChild.firstChild.data += ''", []),
        ("at('log').firstChild.remove()", []),
        ("add(at('plain'), 'Three days.')", []),
        ("add(at('off'), 'Three days.')", []),
        ("add(at('hidden'), 'Three days.')", []),
        ("at('hidden').append('Three days.'); at('hidden').hidden = false", []),
        ("add(at('polite'), 'Seen only.').setAttribute('aria-hidden', 'true')", []),
        ("add(at('polite'), 'Not seen.').style.display = 'none'", []),
        ("add(at('polite'), 'For ears.').style.cssText = 'position: fixed; clip-path: inset(50%)'",
         ["For ears."]),
        ("add(at('polite'), 'Gone at once.').remove()", []),
        ("add(document.body, 'Came with it.', 'div').ariaLive = 'polite'", []),
        ("add(document.body, 'Look out.', 'div').setAttribute('role', 'alert')", ["Look out."]),
        ("add(at('log'), 'Behind.'); add(document.body, '', 'dialog').showModal()", []),
        ("at('output').textContent = '42'", ["42"]),
    ],
)  # fmt: skip
async def test_each_change_is_read_as_it_should_be(
    browser: Browser, step: str, words: list[str]
) -> None:
    assert [each.text for each in await read(browser, step)] == words


async def test_what_is_shown_as_a_page_loads_is_no_news(browser: Browser) -> None:
    script = "document.getElementById('log').append('Later.')"
    async with tiny_page(REGIONS, script) as home, visit(browser, home) as reader:
        await reader.page.goto("/")
        assert await reader.spoken.texts() == ["Later."]
        await reader.page.reload()
        assert await reader.spoken.texts() == ["Later.", "Later."]
        reader.spoken.forget()
        assert await reader.spoken.texts() == []


async def test_what_was_read_is_not_read_again_but_what_comes_again_is(browser: Browser) -> None:
    first = "window.one = add(at('log'), 'One.')"
    again = await read(browser, first, "add(at('log'), 'Two.')", "at('log').append(window.one)")
    assert [each.text for each in again] == ["One.", "Two.", "One."]


async def test_an_alert_interrupts(browser: Browser) -> None:
    told = await read(browser, "add(at('log'), 'Well.')", "add(at('alert'), 'The line is gone.')")
    assert told == [
        Utterance("Well.", assertive=False),
        Utterance("The line is gone.", assertive=True),
    ]


async def test_a_status_is_read_as_a_whole_and_a_log_by_what_is_new(browser: Browser) -> None:
    steps = [
        f"add(at('{where}'), '{words}')" for words in ("A", "B") for where in ("status", "log")
    ]
    assert [each.text for each in await read(browser, *steps)] == ["A", "A", "A B", "B"]
    apart = "at('status').ariaAtomic = 'false'"
    assert [each.text for each in await read(browser, apart, *steps)] == ["A", "A", "B", "B"]


async def test_a_part_can_be_a_whole_within_a_region(browser: Browser) -> None:
    part = '<p aria-atomic="true"><b id="n">1</b> left</p>'
    page = f'<div aria-live="polite"><p>No.</p>{part}</div>'
    told = await read(browser, "at('n').textContent = '2'", page=page)
    assert [each.text for each in told] == ["2 left"]


async def test_what_is_shown_again_within_a_region_is_read(browser: Browser) -> None:
    hide, show = "add(at('polite'), 'Hm.').hidden = true", "at('polite').firstChild.hidden = false"
    assert await read(browser, hide) == []
    assert [each.text for each in await read(browser, hide, show)] == ["Hm."]


async def test_a_region_that_comes_or_is_shown_with_its_text_is_not_read(browser: Browser) -> None:
    shown = ["add(at('hidden'), 'Three days.')", "at('hidden').hidden = false"]
    assert await read(browser, *shown) == []
    moved = "const one = at('polite'); one.remove(); add(one, 'New.'); document.body.append(one)"
    assert await read(browser, moved) == []
    assert [each.text for each in await read(browser, moved, "add(at('polite'), 'More.')")] == [
        "More."
    ]


async def test_a_region_within_a_region_is_read_once_and_by_its_own_rules(browser: Browser) -> None:
    page = (
        '<div aria-live="polite"><p id="in" role="alert"></p><p id="off" aria-live="off"></p></div>'
    )
    told = await read(browser, "at('in').append('A')", "at('off').append('B')", page=page)
    assert told == [Utterance("A", assertive=True)]


async def test_what_is_busy_is_read_once_it_is_ready(browser: Browser) -> None:
    both = "add(at('log'), '').innerHTML = '<b>B</b><br>C'"
    steps = ["at('log').ariaBusy = 'true'", "add(at('log'), 'A')", both]
    assert await read(browser, *steps) == []
    done = await read(browser, *steps, "at('log').ariaBusy = 'false'")
    assert [each.text for each in done] == ["A", "B C"]


@pytest.mark.parametrize(
    ("relevant", "words"),
    [
        ("additions", ["Added."]),
        ("text", ["Changed."]),
        ("removals", ["It was here before."]),
        ("all", ["Added.", "Changed.", "Added."]),
    ],
)
async def test_only_what_is_relevant_is_read(
    browser: Browser, relevant: str, words: list[str]
) -> None:
    steps = [
        f"at('log').setAttribute('aria-relevant', '{relevant}')",
        "add(at('log'), 'Added.')",
        "at('log').firstChild.firstChild.data = 'Changed.'",
        "at('log').lastChild.remove()",
    ]
    if relevant == "removals":
        steps[2:] = ["at('log').firstChild.remove()"]
    assert [each.text for each in await read(browser, *steps)] == words


async def test_what_a_page_writer_will_miss_is_kept_apart(browser: Browser) -> None:
    async with tiny_page(REGIONS) as home, visit(browser, home) as reader:
        await reader.page.goto("/")
        await reader.page.evaluate(
            f"{HELPERS} add(document.body, 'Came.', 'div').ariaLive = 'polite'"
        )
        assert await reader.spoken.texts() == []
        assert reader.spoken.unheard == ["Came."]
