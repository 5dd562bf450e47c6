"""Levels whose every text is written by somebody who means harm."""

from collections.abc import Sequence

from attrs import evolve
from hypothesis import strategies as st

from game.call import Level
from game.call.script.level import Speech
from tests.strategies import levels

TRAPS: Sequence[str] = (
    "</svg><script>alert(1)</script>",
    '" onload="alert(1)',
    "]]>",
    "<!--",
    "&lt;b&gt; &amp; &#60;",
    "n1 --> n2",
    '"] ; n9["',
    "%%{init: {'theme': 'dark'}}%%",
    "`a`",
    "```\n# heading",
    "end",
    "subgraph x",
    "1. first",
    "- item",
    "--",
    "_emphasis_ **strong** #quot; #35;",
    "click n1 href",
    "\\",
    '\\"',
    "\\N\\l\\n",
    '"; } digraph {',
    "\x1b[31m\u202eright to left\u202c\x00\x07",
    "line\nbreak\r\nand\u2028another",
    "\N{GRINNING FACE}\N{FAMILY}\N{VARIATION SELECTOR-16}",
    "\N{CJK UNIFIED IDEOGRAPH-5BA2}" * 60,
    "a" * 1_000,
    "word " * 200,
    "",
    " ",
)

texts = st.lists(st.sampled_from(TRAPS) | st.text(max_size=12), min_size=1, max_size=2).map("".join)


@st.composite
def hostile_levels(draw: st.DrawFn) -> Level:
    """A generated level in which titles, words and colleagues set traps."""
    level = draw(levels())
    scenes = {
        name: evolve(
            scene,
            caller=Speech.plain(draw(texts)),
            replies=tuple(evolve(reply, say=draw(texts)) for reply in scene.replies),
        )
        for name, scene in level.scenes.items()
    }
    departments = {
        name: evolve(each, title=draw(texts)) for name, each in level.departments.items()
    }
    return evolve(level, title=draw(texts), scenes=scenes, departments=departments)
