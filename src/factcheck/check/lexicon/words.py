"""What words of a text name: things that a table may hold, told apart from how much and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from factcheck.check.lexicon import vocabulary as known
from factcheck.wording.hedge_words import hedges_at
from factcheck.wording.unit_table import DEFAULT, UnknownUnit
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "beside")

_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9₂&']*(?:-[A-Za-zÀ-ɏ]+)*")
_NUMBERED = re.compile(
    r"\b(?P<word>[A-Za-zÀ-ɏ]{2,})[ -](?:no\. ?)?(?P<mark>\d{1,4}|[A-HJ-Z]|[IVX]{1,4})\b(?![.,]\d|%)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AGES = re.compile(
    r"\b(?P<low>\d{1,2}) ?(?:-|–|to) ?(?P<high>\d{1,2})\b(?! ?%| per ?cent|\.\d)"
    r"|\b(?P<least>\d{1,2}) ?(?:\+|(?:years )?(?:and|or) (?:over|older|above)\b)"
    r"|\b(?:under|below|less than) (?:the age of )?(?P<under>\d{1,2})\b(?! ?%| per ?cent|[.,]\d)",
    re.IGNORECASE,
)
_HAN = re.compile("[\u3400-\u9fff]")
_ENDINGS = (
    "ings", "ing", "ions", "ion", "ies", "ied", "ers", "ed", "es", "er", "ally",
    "al", "ly", "ian", "ans", "an", "s", "e", "y",
)  # fmt: skip
_SIBILANT = re.compile(r"^(\w{1,2}(?:x|ss|ch|sh)|bus|gas)es$")  # a plural: buses, taxes, boxes
_FISCAL = re.compile(r"(?:fy|[hq][1-4]|[1-4][hq])(?:fy)?(?:\d\d|(?:19|20)\d\d)?")  # FY2025, Q3
_SORT_OF_SHARE = re.compile(r"\b(per|a) (diluted|basic) (?=share\b)")  # diluted, per share
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_COUNTS = re.compile(WORDS.pattern(r"(?<=..)(?:{zh.counts})$"))
_WEAK = re.compile(WORDS.pattern(r"(?:{zh.weak})$"))
_DONE_BY = re.compile(WORDS.pattern(r"(?<=..)(?:{zh.done_by})的"))
_LIST_SIGNS = "、和及与"
_HAN_NUMBERS = "两三四五六七八九十"
_LISTED = re.compile(f"[{_LIST_SIGNS}]")
_TAIL = 4  # signs at the end of a long Chinese name by which a text may call it
_PLACES = ("north",)  # "north of" may say where
_LIST_MARK = re.compile(r"^[\s\d一二三四五六七八九十.、()（）#*·•-]*[.、)）]\s*(?=\S)")


FIRST_REPORTED = "as first reported"
_US = "usa"  # told from "us" by its letters alone


class HeardThing(Struct, frozen=True):
    """A thing that is named in a text, and where."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return what is left of an English word without its ending.

    >>> stem("operating") == stem("operations"), stem("Arlandian") == stem("Arlandia")
    (True, True)
    """
    bare = word.casefold().removesuffix("'s").removesuffix("'")
    bare = _SIBILANT.sub(r"\1", bare)
    while len(bare) > 4:
        ending = next(
            (end for end in _ENDINGS if bare.endswith(end) and len(bare) - len(end) >= 4), ""
        )
        ending = "" if ending == "s" and bare.endswith("ss") else ending
        if not ending:
            break
        bare = bare[: len(bare) - len(ending)]
    bare = bare.rstrip("ia") if len(bare) > 5 else bare
    return re.sub("(?:miss|mitt)$", "mit", bare)  # admissions, admitted


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the phrases of English things by their first word, the longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    places = ((name, _with_plurals(ways)) for name, ways in known.PLACES.items())
    for name, ways in (*known.ENGLISH.items(), *known.SOURCES.items(), *places):
        for way in ways:
            words = tuple(_folded(word[0]) for word in _WORD.finditer(way))
            by_first.setdefault(words[0], []).append((words, name))
    return {
        first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in by_first.items()
    }


def _with_plurals(ways: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a place, with those of several who live there: Chileans, Iraqis."""
    several = (f"{way}s" for way in ways[1:] if way.endswith(("an", "qi", "ni", "ti")))
    return tuple(dict.fromkeys((*ways, *several)))


@cache
def _hedges() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the hedges of several words, by the first, the longest first: a little over."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for hedge in hedges_at("before", "en"):
        words = tuple(hedge.split())
        if len(words) > 1 and words[0] not in _PLACES:
            by_first.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(ways, key=len, reverse=True)) for first, ways in by_first.items()}


@cache
def _chinese() -> re.Pattern[str]:
    ways = {way for row in known.CHINESE.values() for way in row}
    return re.compile("|".join(sorted(map(re.escape, ways), key=len, reverse=True)))


@cache
def _chinese_names() -> dict[str, str]:
    return {way: name for name, row in known.CHINESE.items() for way in row}


def _folded(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=16_384)
def english(text: str) -> tuple[HeardThing, ...]:
    """Return the things that English words name, in order; words of measure and time name none."""
    text = _SORT_OF_SHARE.sub(r"\2 \1 ", text)
    words = [
        (_US if match[0] == "US" else _folded(match[0]), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]
    namings = []
    index = 0
    while index < len(words):
        word, start, _ = words[index]
        hedge = next((way for way in _hedges().get(word, ()) if _stands(way, words, index)), ())
        if hedge:
            index += len(hedge)
            continue
        way = next(
            (way for way in _phrases().get(word, ()) if _stands(way[0], words, index)),
            None,
        )
        if way is not None:
            namings.append(HeardThing(way[1], start, words[index + len(way[0]) - 1][2]))
            index += len(way[0])
            continue
        if word not in known.STOP and len(word) > 1:
            namings.append(HeardThing(stem(word), start, words[index][2]))
        index += 1
    return tuple(namings)


@cache
def means_of(key: str) -> frozenset[str]:
    """Return the words by which a text may name a thing without its name.

    >>> sorted(means_of("wind"))
    ['breez', 'turbin', 'windfarm']
    """
    wider = {known.LOOSE[key]} if key in known.LOOSE else set()
    return _means().get(key, frozenset()) | wider


@cache
def _means() -> dict[str, frozenset[str]]:
    return {english(name)[0].key: frozenset(map(stem, ways)) for name, ways in known.MEANS.items()}


def keys_heard(keys: Iterable[str], said: frozenset[str]) -> frozenset[str]:
    """Return those of some keys that are said, by their names or by what makes them."""
    return frozenset(key for key in keys if key in said or means_of(key) & said)


@cache
def made_words() -> frozenset[str]:
    """Return the words for making, which a unit tells as well: generation, of TWh of wind."""
    return frozenset(map(stem, known.MADE))


def explained_by(keys: Iterable[str]) -> frozenset[str]:
    """Return some keys with the words for what makes the things that they name."""
    return frozenset(keys).union(*(_means().get(key, ()) for key in keys))


def _stands(way: tuple[str, ...], words: Sequence[tuple[str, int, int]], index: int) -> bool:
    """Whether some words stand at a place among others."""
    return tuple(word for word, _, _ in words[index : index + len(way)]) == way


def _numbered(text: str) -> Iterator[HeardThing]:
    """Return things that are told apart by a number or a letter: line 3, group A; no years."""
    for match in _NUMBERED.finditer(text):
        if not _YEAR.fullmatch(match["mark"]):
            yield HeardThing(f"{stem(match['word'])} {match['mark']}", match.start(), match.end())
    for match in _AGES.finditer(text):
        low, high, least, under = match.group("low", "high", "least", "under")
        ages = f"{low}-{high}" if low else f"{least}+" if least else f"under {under}"
        yield HeardThing(ages, match.start(), match.end())


def is_chinese(text: str) -> bool:
    """Whether a text holds Chinese signs."""
    return _HAN.search(text) is not None


def label_core(label: str) -> str:
    """Return a label without brackets and marks of lists.

    >>> label_core("其中:税收收入"), label_core("一、营业收入（万元）")
    ('税收收入', '营业收入')
    """
    bare = _BRACKETS.sub(" ", label)
    bare = re.sub(r"^\s*(?:其\s*中|of which|including|减|加|less|add)\s*[:：]?\s*", "", bare)
    return _LIST_MARK.sub("", bare).strip(" :　,;；")


@lru_cache(maxsize=16_384)
def label_keys(label: str) -> frozenset[str]:
    """Return the things that a label names; none where it only says how much or when."""
    core = label_core(label)
    if is_chinese(core):
        core = re.sub(r"\s+", "", core)
        if known.GENERIC_CHINESE.fullmatch(core):
            return frozenset()
        core = _COUNTS.sub("", core)
        return frozenset({_chinese_names().get(core, core)})
    words = core.replace("_", " ")
    keys = frozenset(naming.key for naming in (*english(words), *_numbered(words)))
    return keys | {FIRST_REPORTED} if known.FIRST_REPORTED.search(label) else keys


class Lexicon:
    """The names that some tables use, to be heard in a text.

    Parameters
    ----------
    labels : iterable of str
        All labels of the tables.
    sole : iterable of str
        What columns are called that nothing else tells.
    """

    def __init__(self, labels: Iterable[str], sole: Iterable[str] = ()) -> None:
        labels = tuple(labels)
        chinese = set(sole)
        chinese |= {key for label in labels for key in label_keys(label) if is_chinese(key)}
        self._long_names = tuple(sorted(key for key in chinese if len(key) > _TAIL))
        self.names = {key: key for key in chinese}
        for key in chinese:
            for shorter in _shortened(key):
                self.names.setdefault(shorter, key)
        tails = Counter(key[-_TAIL:] for key in chinese if len(key) > _TAIL)
        for key in chinese:  # 贷款余额, where one name alone ends so
            tail = key[-_TAIL:]
            if len(key) > _TAIL + 1 and tails[tail] == 1:
                self.names.setdefault(tail, key)
        for key in chinese:  # 专项债券支出, of 专项债券安排的支出; 规上工业, of 规模以上工业
            self.names.setdefault(_DONE_BY.sub("", key), key)
            self.names.setdefault(key.replace("规模以上", "规上"), key)
        for label in labels:  # 因公出国（境）费
            if is_chinese(label) and _BRACKETS.search(label[:-1]):
                key = next(iter(label_keys(label)), "")
                self.names |= {label.strip(): key} if key in chinese else {}
        for way, name in _chinese_names().items():
            if name in chinese:
                self.names[way] = name
        ends = [(key, match[0]) for key in chinese if (match := _WEAK.search(key))]
        for key, end in ends:
            if end not in self.names and [other for _, other in ends].count(end) == 1:
                self.names[end] = key
        ways = sorted(map(re.escape, self.names), key=len, reverse=True)
        self.pattern = re.compile("|".join(ways)) if ways else None
        self._ended = {key: end for key, end in ends if len(key) > len(end) + 1}
        self.numbered = frozenset(
            naming.key for label in labels for naming in _numbered(label.replace("_", " "))
        )

    def namings(self, text: str) -> tuple[HeardThing, ...]:
        """Return the things that a text names, in order."""
        return tuple(sorted(self._all(text), key=lambda naming: naming.start))

    def _all(self, text: str) -> Iterator[HeardThing]:
        yield from english(text)
        if self.numbered:
            yield from (each for each in _numbered(text) if each.key in self.numbered)
        if self.pattern is not None:
            for match in self.pattern.finditer(text):
                yield HeardThing(self.names[match[0]], match.start(), match.end())

    def keys(self, text: str) -> frozenset[str]:
        """Return the things that a text names."""
        return frozenset(naming.key for naming in self.namings(text))

    def lengthened(self, text: str, topic: Iterable[str]) -> frozenset[str]:
        """Return the Chinese names whose beginning a text says, and whose end the topic is.

        After 居民人均可支配收入, "城镇居民" is 城镇居民人均可支配收入.
        """
        ends = [key for key in topic if is_chinese(key)]
        return frozenset(
            name
            for name in self._long_names
            for end in ends
            if name != end and name.endswith(end) and name[: -len(end)] in text
        )

    def listed(self, text: str) -> frozenset[str]:
        """Return the Chinese names that a list begins one by one, and ends once for all.

        After 教育、卫生健康、农林水支出, what is paid for each of the three.
        """
        return frozenset(
            name
            for name, end in self._ended.items()
            if (match := _LISTED.search(text)) is not None
            and text.find(end, match.start()) > 0
            and re.search(
                f"(?:^|[{_LIST_SIGNS},，:：]){re.escape(name.removesuffix(end))}[{_LIST_SIGNS}等{_HAN_NUMBERS}]",
                text,
            )
        )

    def left_over(self, text: str, named: Iterable[str], labels: Sequence[str] = ()) -> str:
        """Return the first word of a text that names something, and none of what is named.

        What says how much, how it moved and when is passed over.
        """
        wanted = set(named)
        if is_chinese(text):
            bare = text
            for naming in reversed(self.namings(text)):
                if naming.key in wanted:
                    bare = f"{bare[: naming.start]} {bare[naming.end :]}"
            for way in _ways_of(labels):
                bare = bare.replace(way, " ")
            for label in labels:
                bare = _without_shared(bare, label)
            bare = re.sub(r"[\W\d_]+", "", known.CHINESE_NEUTRAL.sub("", bare))
            return bare if len(bare) > 1 else ""  # what a word was cut from
        wanted |= {naming.key for label in labels for naming in english(label)}
        text = known.IDIOMS.sub(lambda match: " " * len(match[0]), text)
        for naming in english(text):
            word = _folded(text[naming.start : naming.end])
            is_neutral = word in known.NEUTRAL or word.removesuffix("s") in known.NEUTRAL
            is_neutral = is_neutral or word.endswith("fold") or _is_unit(word)
            is_neutral = is_neutral or _FISCAL.fullmatch(word) is not None
            if naming.key not in wanted and not is_neutral:
                return text[naming.start : naming.end]
        return ""


@cache
def _is_unit(word: str) -> bool:
    """Whether a word is a unit that something is measured in: tonnes, kg."""
    try:
        measure = DEFAULT.find(word)
    except UnknownUnit:  # of more than one meaning: pounds are money or weight, and a unit
        return True
    return measure is not None and bool(measure.unit.dimension.powers)


def _ways_of(labels: Iterable[str]) -> Iterator[str]:
    """Give all ways to say what Chinese labels name: 营收, below a title with 营业收入."""
    text = " ".join(label for label in labels if is_chinese(label))
    for ways in known.CHINESE.values() if text else ():
        if any(way in text for way in ways):
            yield from ways


def _without_shared(text: str, label: str) -> str:
    """Take out of a text what it shares with a label, two signs or more at a time.

    >>> _without_shared("农村居民人均可支配收入", "居民人均可支配收入")
    '农村 '
    """
    for length in range(min(len(text), len(label), 20), 1, -1):
        for start in range(len(label) - length + 1):
            piece = label[start : start + length]
            if piece in text and is_chinese(piece) and not piece.isspace():
                return _without_shared(text.replace(piece, " "), label)
    return text


def _shortened(key: str) -> tuple[str, ...]:
    """Return how a text may say a Chinese name more shortly."""
    shorter = re.sub(WORDS.pattern(r"(?:{zh.shortened})$"), "", key)
    return (shorter,) if len(shorter) >= 2 and shorter != key else ()
