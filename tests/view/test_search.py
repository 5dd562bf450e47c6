"""What a search among the articles finds."""

from hypothesis import given
from hypothesis import strategies as st

from game.call import Article
from game.view.search import found_in

ARTICLES = {
    "lockers": Article("Parcel lockers", "Sizes, places, and how long a parcel is kept."),
    "refunds": Article("When we refund the delivery", "After the third attempt, without asking."),
}

texts = st.text("abC ", max_size=12)
shelves = st.dictionaries(st.text("xyz", max_size=3), st.builds(Article, texts, texts), max_size=5)


def test_titles_come_before_texts_and_capitals_do_not_count() -> None:
    assert found_in(ARTICLES, "DELIVERY") == ("refunds",)
    assert found_in(ARTICLES, "parcel kept") == ("lockers",)
    both = {"in-text": Article("One", "the code"), "in-title": Article("Code")}
    assert found_in(both, "code") == ("in-title", "in-text")


@given(shelves, texts)
def test_everything_found_has_every_word_and_nothing_else_has(
    articles: dict[str, Article], typed: str
) -> None:
    found = found_in(articles, typed)
    assert len(set(found)) == len(found)
    for name, article in articles.items():
        whole = f"{article.title}\n{article.text}".casefold()
        assert (name in found) is all(word in whole for word in typed.casefold().split())


@given(shelves, texts, st.text("abC", max_size=2))
def test_a_longer_query_never_finds_more(
    articles: dict[str, Article], typed: str, more: str
) -> None:
    assert set(found_in(articles, typed + more)) <= set(found_in(articles, typed))
