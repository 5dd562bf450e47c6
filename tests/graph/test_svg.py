"""Pictures that can be read, and that run nothing."""

import re
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given

from game.graph.graph import EdgeKind, Graph
from game.graph.picture.card import Card, chip_of
from game.graph.picture.legend import HEIGHT
from game.graph.picture.page import Page, page_of
from game.graph.picture.text import fitted, width_of, wrapped
from game.graph.stroke import stroke
from game.graph.svg import svg
from tests.graph.drawn import SHIPPED, drawn, fewer, graphs, ring, shipped, wide
from tests.graph.hostile import texts

NAMESPACE = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "style", "rect", "path", "polygon", "text", "g"}
ATTRIBUTES = {
    "viewBox", "role", "width", "height", "x", "y", "rx", "d", "points", "fill", "stroke", "class",
    "stroke-width", "stroke-dasharray", "text-anchor",
}  # fmt: skip
SIZES = {"title": 22, "name": 14, "caller": 12, "said": 12, "number": 12}


def elements(picture: str) -> list[Element]:
    """Return every element of a picture."""
    return list(fromstring(picture).iter())  # noqa: S314 - the picture is our own


@fewer
@given(graphs)
def test_a_picture_holds_only_what_we_draw(graph: Graph) -> None:
    for element in elements(svg(graph)):
        assert element.tag.removeprefix(NAMESPACE) in TAGS
        assert set(element.keys()) <= ATTRIBUTES
        values = " ".join(element.attrib.values())
        assert not re.search(r"url|script|http|nan|inf", values, re.IGNORECASE)


@fewer
@given(graphs)
def test_the_style_is_ours_alone_and_calls_for_nothing_else(graph: Graph) -> None:
    (style,) = (each for each in elements(svg(graph)) if each.tag == f"{NAMESPACE}style")
    assert style.text
    assert not re.search(r"url|import|@", style.text)


def inside(page: Page) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the cards: left, top, right, bottom."""
    return [(x, y, x + card.width, y + card.height) for x, y, card in page.cards]


EXAMPLES = {"ring": ring(), "wide": wide(), **{name: drawn(shipped(name), 40) for name in SHIPPED}}
each_example = pytest.mark.parametrize("name", list(EXAMPLES))


@fewer
@given(graphs)
def test_cards_stand_apart_and_on_the_page(graph: Graph) -> None:
    stands_apart(graph)


def stands_apart(graph: Graph) -> None:
    """Check that no card touches another or the edge of the page."""
    page = page_of(graph, HEIGHT)
    boxes = inside(page)
    for place, (left, top, right, bottom) in enumerate(boxes):
        assert 0 < left < right < page.width
        assert HEIGHT <= top < bottom < page.height
        for other in boxes[:place]:
            apart = right < other[0] or other[2] < left or bottom < other[1] or other[3] < top
            assert apart


@fewer
@given(graphs)
def test_arrows_touch_their_cards_and_run_through_no_other(graph: Graph) -> None:
    runs_clear(graph)


def runs_clear(graph: Graph) -> None:
    """Check that arrows run between their cards, and over none."""
    page = page_of(graph, HEIGHT)
    boxes = inside(page)
    arrows = [edge for edge in graph.edges if edge.kind is not EdgeKind.STAY]
    assert sorted(map(repr, (arrow.edge for arrow in page.arrows))) == sorted(map(repr, arrows))
    for arrow in page.arrows:
        for (x, y), place in zip(
            (arrow.points[0], arrow.points[-1]), (arrow.edge.source, arrow.edge.target), strict=True
        ):
            left, top, right, bottom = boxes[place]
            assert left < x < right
            assert min(abs(y - top), abs(y - bottom)) < 1e-6
        for left, top, right, bottom in boxes:
            for x, y in arrow.points:
                assert not (left < x < right and top + 1e-6 < y < bottom - 1e-6)


@fewer
@given(graphs)
def test_signs_at_a_card_stand_side_by_side(graph: Graph) -> None:
    signs_clear(graph)


def signs_clear(graph: Graph) -> None:
    """Check that no sign covers another."""
    page = page_of(graph, HEIGHT)
    for place in range(len(graph.nodes)):
        signs = sorted(
            (arrow.points[0][1], arrow.points[0][0], chip_of(arrow.edge).width)
            for arrow in page.arrows
            if arrow.edge.source == place
        )
        for (y, x, width), (next_y, next_x, next_width) in pairwise(signs):
            assert y != next_y or next_x - x >= (width + next_width) / 2


def overflowing(card: Card) -> list[str]:
    """Return the lines of a card that are wider than it, or below it."""
    return [
        line.text
        for line in card.lines
        for width in [width_of(line.text, SIZES.get(line.style, 10.5))]
        if (line.x - width < 0 if line.ends else line.x + width > card.width)
        or line.y > card.height
    ]


@fewer
@given(graphs)
def test_everything_written_on_a_card_has_room_there(graph: Graph) -> None:
    has_room(graph)


def has_room(graph: Graph) -> None:
    """Check that nothing written sticks out of its card."""
    assert [overflowing(card) for _, _, card in page_of(graph, 0).cards if overflowing(card)] == []


@given(texts)
def test_a_text_is_made_to_fit(text: str) -> None:
    plain = " ".join(text.split())
    short = fitted(plain, 12, 100)
    assert width_of(short, 12) <= 100
    assert short == plain or short.endswith("…")
    lines = wrapped(plain, 12, 100, 3)
    assert len(lines) <= 3
    assert all(width_of(line, 12) <= 100 for line in lines)


@pytest.mark.parametrize(
    ("text", "same"),
    [("e\u0301", "e"), ("i\u0302\u0323", "i"), ("\u1112\u1161\u11ab", "한"), ("한\ua802", "한")],
)
def test_marks_take_no_room(text: str, same: str) -> None:
    assert width_of(text, 12) == width_of(same, 12)


def test_no_letter_loses_its_marks() -> None:
    assert fitted("e\u0301\u0323" * 40, 12, 100).rstrip("…").endswith("e\u0301\u0323")


def test_a_text_of_several_lines_loses_nothing_that_fits() -> None:
    assert wrapped("one two three four", 10, 40, 4) == ["one two", "three", "four"]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_pictures_of_the_shipped_levels_tell_it_all(name: str) -> None:
    graph = drawn(shipped(name))
    written = {each.text for each in elements(svg(graph)) if each.tag == f"{NAMESPACE}text"}
    assert graph.title in written
    assert {node.name for node in graph.nodes if node.scene} <= written
    for edge in graph.edges:
        if edge.change and edge.kind is EdgeKind.REPLY:
            assert f"{edge.mark} {edge.change}" in written


@each_example
def test_examples_are_drawn_as_they_should_be(name: str) -> None:
    for check in (stands_apart, runs_clear, signs_clear, has_room):
        check(EXAMPLES[name])


@each_example
def test_every_arrow_has_a_head(name: str) -> None:
    heads = [each for each in elements(svg(EXAMPLES[name])) if each.tag == f"{NAMESPACE}polygon"]
    assert len(heads) == len(EXAMPLES[name].edges)


def test_ways_back_run_up() -> None:
    page = page_of(EXAMPLES["ring"], HEIGHT)
    up = {
        (
            EXAMPLES["ring"].nodes[each.edge.source].name,
            EXAMPLES["ring"].nodes[each.edge.target].name,
        )
        for each in page.arrows
        if each.points[0][1] > each.points[-1][1]
    }
    assert up == {("b", "a"), ("c", "a"), ("c", "b"), ("d", "b"), ("d", "a")}


@each_example
def test_arrows_on_their_way_run_beside_each_other(name: str) -> None:
    passing: dict[float, list[tuple[float, float]]] = {}
    for arrow in page_of(EXAMPLES[name], HEIGHT).arrows:
        for x, y in sorted(arrow.points, key=lambda point: point[1])[2:-1]:
            passing.setdefault(y, []).append((x, stroke(arrow.edge).width))
    for lines in passing.values():
        for (x, width), (next_x, next_width) in pairwise(sorted(lines)):
            assert next_x - x >= (width + next_width) / 2


@each_example
def test_the_head_of_the_picture_fits_on_the_page(name: str) -> None:
    root = fromstring(svg(EXAMPLES[name]))  # noqa: S314 - the picture is our own
    page = float(root.get("width", "0"))
    for line in root.findall(f"{NAMESPACE}text"):
        if float(line.get("y", "0")) < HEIGHT and line.get("class") == "small":
            assert float(line.get("x", "0")) + width_of(line.text or "", 10.5) <= page
