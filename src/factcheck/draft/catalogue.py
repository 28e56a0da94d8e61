"""Names of indicators, to be found in the words of a subject."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.domain.catalogue import Area
from factcheck.domain.catalogue import Catalogue as Known
from factcheck.wording.traditional import TABLE
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "catalogue")

LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z&-]*")
NO_WORD = re.compile(r"[^\w.]+")
HAN = re.compile("[一-鿿]")
LONGEST_ID = 30
SMALL = frozenset("the of in a an and for to by at on with its our total".split())

#: Beside a name these leave it the same indicator: real GDP, the total volume of trade.
NEUTRAL = frozenset(
    "the of in a an for its our their total real overall whole all volume value amount this "
    "year annual number level".split()
)
NEUTRAL_CHINESE = re.compile(
    WORDS.pattern(r"^(?:(?:{zh.neutral_chinese})*)|(?:实际|累计|完成额?|”)*$")
)
IN_BRACKETS = re.compile(r"[（(][A-Za-z][A-Za-z\d ]{0,9}[)）]")


class NameCatalogue(Struct, frozen=True, kw_only=True):
    """Names and aliases, each with the id it stands for.

    Examples
    --------
    >>> catalogue = NameCatalogue.of({"地区生产总值": "gdp", "GDP": "gdp", "total trade": "trade"})
    >>> [catalogue.match(words) for words in ("全市地区生产总值", "The total trade", "粮食")]
    ['gdp', 'trade', '']
    """

    names: tuple[tuple[str, str], ...] = ()
    ids: frozenset[str] = frozenset()  # of all indicators: none of them may mean anything else
    units: Mapping[str, str] = field(default_factory=dict)  # by id
    rates: Mapping[str, str] = field(default_factory=dict)  # rates of growth: of which indicator
    areas: frozenset[str] = frozenset()
    area_ids: Mapping[str, str] = field(default_factory=dict)  # by every name an area has
    exchanged: frozenset[frozenset[str]] = (
        frozenset()
    )  # two currencies each, of which a rate is known
    above: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # area: level: its name

    @classmethod
    def of(
        cls,
        names: Mapping[str, str],
        *,
        units: Mapping[str, str] | None = None,
        areas: Iterable[str] = (),
    ) -> NameCatalogue:
        """Catalogue of a mapping from name or alias to id; longer names are tried first."""
        ordered = sorted(
            (
                (name.lower().translate(TABLE), identifier)
                for name, identifier in names.items()
                if len(name) > 1
            ),
            key=lambda pair: -len(pair[0]),
        )
        ids = frozenset(names.values())
        return cls(names=tuple(ordered), ids=ids, units=dict(units or {}), areas=frozenset(areas))

    @classmethod
    def known(cls, catalogue: Known) -> NameCatalogue:
        """Names, units and areas of a reference's catalogue."""
        names = {
            name: indicator.id
            for indicator in catalogue.indicators
            for name in (
                *indicator.names.values(),
                *indicator.aliases,
                indicator.id.replace("_", " "),
            )
        }
        units = {
            indicator.id: str(indicator.unit)
            for indicator in catalogue.indicators
            if indicator.unit is not None
        }
        areas = {
            name: area.id
            for area in catalogue.areas
            for name in (area.id, *area.names.values(), *area.aliases)
        }
        above = {
            name: _above(area, catalogue)
            for area in catalogue.areas
            for name in (area.id, *area.names.values(), *area.aliases)
        }
        rates = {
            indicator.id: indicator.rate.of
            for indicator in catalogue.indicators
            if indicator.rate is not None
        }
        named = cls.of(names, units=units, areas=areas)
        exchanged = frozenset(
            frozenset(indicator.exchange)
            for indicator in catalogue.indicators
            if indicator.exchange is not None
        )
        return replace(named, area_ids=areas, above=above, rates=rates, exchanged=exchanged)

    def unit(self, identifier: str) -> str:
        """Unit of an indicator, empty where it has none."""
        return self.units.get(identifier, "")

    def is_same_area(self, one: str, other: str) -> bool:
        """Whether two names are of one area."""
        return one == other or (
            one in self.area_ids and self.area_ids[one] == self.area_ids.get(other)
        )

    def match(self, subject: str) -> str:
        """Id of the longest name that ends a subject or is most of it; empty when none is."""
        words = subject.lower().translate(TABLE)
        for name, identifier in self.names:
            at = words.find(name)
            if at < 0:
                continue
            if name.isascii() and words.isascii():
                if _is_alone(name, words):
                    return identifier
            elif _is_alone_in_chinese(name, words):
                return identifier
        return ""


def _is_alone(name: str, words: str) -> bool:
    """Whether a Latin name stands in a subject with nothing but words that change nothing."""
    match = re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", words)
    if not match:
        return False
    beside = re.findall(r"[a-z0-9'-]+", f"{words[: match.start()]} {words[match.end() :]}")
    return NEUTRAL.issuperset(beside)


def _is_alone_in_chinese(name: str, words: str) -> bool:
    """Whether a subject is a name but for words that change nothing: 全市实现…, (GDP)."""
    bare = IN_BRACKETS.sub("", words) or words
    return any(NEUTRAL_CHINESE.sub("", form) == name for form in (words, bare))


def _above(area: Area, catalogue: Known) -> Mapping[str, str]:
    """Names of the areas an area lies in, by their level."""
    levels: dict[str, str] = {}
    parent = catalogue.areas.get(area.parent)
    while parent is not None and parent.level not in levels:
        levels[parent.level] = parent.name("zh")
        parent = catalogue.areas.get(parent.parent)
    return levels


def proposed_id(subject: str) -> str:
    """An id for a subject no catalogue knows: its words, or a short digest of what has none.

    >>> proposed_id("Corporate spending on research"), proposed_id("粮食产量")
    ('corporate_spending_research', '粮食产量')
    """
    words = [
        word.lower().replace("-", "_").replace("&", "") for word in LATIN_WORD.findall(subject)
    ]
    chosen = [word for word in words if word not in SMALL][:5]
    if chosen and len("".join(chosen)) >= 4 and subject.isascii():
        return "_".join(chosen).strip("_")
    readable = NO_WORD.sub("", subject).lstrip(".")
    if HAN.search(readable) and len(readable) <= LONGEST_ID:
        return readable
    return "indicator_" + hashlib.sha256(subject.encode()).hexdigest()[:8]
