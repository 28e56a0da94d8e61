"""Names of indicators, to be found in the words of a subject."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z&-]*")
SMALL = frozenset("the of in a an and for to by at on with its our total".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Names and aliases, each with the id it stands for.

    Examples
    --------
    >>> catalogue = Catalogue.of({"地区生产总值": "gdp", "GDP": "gdp", "total trade": "trade"})
    >>> catalogue.match("全市地区生产总值"), catalogue.match("The total trade"), catalogue.match("粮食")
    ('gdp', 'trade', '')
    """

    names: tuple[tuple[str, str], ...] = ()
    longest: int = field(default=0)

    @classmethod
    def of(cls, names: Mapping[str, str]) -> "Catalogue":
        """Catalogue of a mapping from name or alias to id; longer names are tried first."""
        ordered = sorted(((name.lower(), each) for name, each in names.items() if len(name) > 1), key=lambda pair: -len(pair[0]))
        return cls(names=tuple(ordered), longest=len(ordered[0][0]) if ordered else 0)

    def match(self, subject: str) -> str:
        """Id of the longest name that ends the subject, or stands in most of it; empty when none does."""
        words = subject.lower()
        for name, each in self.names:
            at = words.find(name)
            if at < 0:
                continue
            whole = at + len(name) == len(words) or 2 * len(name) >= len(words)
            bounded = not name.isascii() or re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", words)
            if whole and bounded:
                return each
        return ""


def proposed_id(subject: str) -> str:
    """An id for a subject no catalogue knows: its Latin words, or a short digest of it.

    >>> proposed_id("Corporate spending on research"), proposed_id("粮食产量") == proposed_id("粮食产量")
    ('corporate_spending_research', True)
    """
    words = [word.lower().replace("-", "_").replace("&", "") for word in LATIN_WORD.findall(subject)]
    chosen = [word for word in words if word not in SMALL][:5]
    if chosen and len("".join(chosen)) >= 4 and subject.isascii():
        return "_".join(chosen).strip("_")
    return "indicator_" + hashlib.sha256(subject.encode()).hexdigest()[:8]
