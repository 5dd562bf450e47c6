"""Flowcharts that stay flowcharts, whatever is written in a level."""

import re

from hypothesis import given

from game.graph.graph import Edge, EdgeKind, Graph
from game.graph.mermaid import escaped, fenced, mermaid, too_large
from tests.graph.drawn import drawn, fewer, graphs, shipped
from tests.graph.hostile import texts

_SAFE = r"(?:[^\W_]|[ ,.!?'\u2019\u2026·\u2212±+%:-]|#\d+;)"
LABEL = rf'"(?:{_SAFE}|<br/>)+"'
LINES = (
    r"flowchart TD",
    r"  %% [^{}]*",
    rf"  n\d+(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\[\[{LABEL}\]\]|>{LABEL}\])",
    rf"  n\d+ (?:-->|-\.->)\|{LABEL}\| n\d+",
    r"  classDef (?:scene|apart) [\w#,:\- ]+;",
    r"  class n\d+(?:,n\d+)* (?:scene|apart);",
    r"  linkStyle \d+(?:,\d+)* stroke:#[0-9a-f]{6},stroke-width:[\d.]+px;",
)
LINE = re.compile("|".join(f"(?:{line})" for line in LINES))


@fewer
@given(graphs)
def test_every_line_is_one_of_those_we_write(graph: Graph) -> None:
    lines = mermaid(graph).removesuffix("\n").split("\n")
    assert lines[0] == "flowchart TD"
    assert [line for line in lines if not LINE.fullmatch(line)] == []


@fewer
@given(graphs)
def test_every_node_and_arrow_is_there_and_styled_once(graph: Graph) -> None:
    lines = mermaid(graph).splitlines()
    assert sum(bool(re.match(r"  n\d+[\[(>]", line)) for line in lines) == len(graph.nodes)
    assert sum(bool(re.match(r"  n\d+ -", line)) for line in lines) == len(graph.edges)
    for number, node in enumerate(graph.nodes, start=1):
        (line,) = (line for line in lines if re.match(rf"  n{number}[\[(>]", line))
        assert escaped(node.name) in line
    ends = [
        (int(found[1]), int(found[2]))
        for line in lines
        if (found := re.fullmatch(r'  n(\d+) \S+\|".*"\| n(\d+)', line))
    ]
    assert ends == [(edge.source + 1, edge.target + 1) for edge in graph.edges]
    styled = [
        int(number)
        for line in lines
        if line.startswith("  linkStyle")
        for number in line.split()[1].split(",")
    ]
    assert sorted(styled) == list(range(len(graph.edges)))


@given(texts)
def test_a_label_reads_as_it_was_written(text: str) -> None:
    read = re.sub(r"#(\d+);", lambda found: chr(int(found.group(1))), escaped(text))
    assert read == text


def test_what_begins_a_list_or_a_line_of_dashes_is_written_by_number() -> None:
    assert escaped("1. first") == "1#46; first"
    assert escaped("- item") == "#45; item"
    assert escaped("a -- b") == "a -#45; b"


def test_a_page_holds_one_block() -> None:
    page = fenced(mermaid(drawn(shipped("parcel"))))
    assert page.startswith("```mermaid\nflowchart TD\n")
    assert page.endswith("\n```\n")
    assert page.count("`") == 6


def test_it_is_known_what_mermaid_does_not_draw_as_it_comes() -> None:
    edge = Edge(0, 0, EdgeKind.STAY, "So?")
    many, more = (Graph("", (), (edge,) * count, "") for count in (500, 501))
    assert not too_large(many, 50_000 * "x")
    assert too_large(more, "")
    assert too_large(many, 50_001 * "x")
