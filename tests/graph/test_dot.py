"""Graphs for Graphviz that stay graphs, whatever is written in a level."""

import re

from hypothesis import given

from game.graph.dot import dot, quoted
from game.graph.graph import Graph
from tests.graph.drawn import fewer, graphs
from tests.graph.hostile import texts

STRING = re.compile(r'"(?:[^"\\]|\\[\\"n])*"')
LIST = r"\[\w+=S(?:, \w+=S)*\];"
LINE = re.compile(
    rf"digraph callcraft \{{|\}}|  (?:graph|node|edge) {LIST}|  label=S;"
    rf"|  n\d+ {LIST}|  n\d+ -> n\d+ {LIST}"
)


@fewer
@given(graphs)
def test_outside_strings_is_only_what_we_write(graph: Graph) -> None:
    text = dot(graph)
    bare = STRING.sub("S", text).removesuffix("\n").split("\n")
    assert [line for line in bare if not LINE.fullmatch(line)] == []
    assert sum(" -> " in line for line in bare) == len(graph.edges)


@given(texts)
def test_a_string_is_whole_and_reads_as_it_was_written(text: str) -> None:
    string = quoted(text)
    assert STRING.fullmatch(string)
    read = re.sub(r"\\(.)", r"\1", string[1:-1]).replace("&amp;", "&")
    assert read == text


@given(texts)
def test_no_order_of_graphviz_and_no_character_reference_is_left(text: str) -> None:
    string = quoted(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[nlrNGELHT]", string[1:-1])
    assert not re.search(r"&(?!amp;)", string)
