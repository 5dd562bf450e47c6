"""Finding articles: each word that was typed has to be in the title or in the text."""

from collections.abc import Mapping

from game.call import Article


def found_in(articles: Mapping[str, Article], query: str) -> tuple[str, ...]:
    """Return the names of the articles that have all words of a query, those by title first.

    Capitals do not count, and part of a word is enough. An empty query finds all.
    """
    # Folding case, where lowering it would not do: it also makes "Straße" and "STRASSE" alike.
    words = query.casefold().split()
    titled, others = [], []
    for name, article in articles.items():
        title = article.title.casefold()
        if all(word in title for word in words):
            titled.append(name)
        elif all(word in title or word in article.text.casefold() for word in words):
            others.append(name)
    return (*titled, *others)
