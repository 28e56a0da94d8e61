"""The word that was meant, where one like it is known."""

from __future__ import annotations

from functools import lru_cache

from factcheck.language import say


def nearest(word: str, known: tuple[str, ...]) -> str:
    """Ask whether the nearest known word was meant; empty when none is near.

    >>> nearest("kindd", ("id", "kind", "quote"))
    "Did you mean 'kind'?"
    """
    found = _nearest(word, known)
    return say("Did you mean {word!r}?", word=found) if found else ""


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    folded = {each.casefold(): each for each in reversed(known)}
    found = get_close_matches(word.casefold()[:80], folded, n=1, cutoff=0.6)
    if not found:
        found = [each for each in folded if _is_inside(word.casefold(), each)][:1]
    return folded[found[0]] if found else ""


def _is_inside(word: str, known: str) -> bool:
    shorter, longer = sorted((word, known), key=len)
    return len(shorter) >= 2 and shorter in longer
