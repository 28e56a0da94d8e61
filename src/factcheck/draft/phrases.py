"""Claims made without a unit: ranks, ordinals, records, doublings, targets passed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.draft.hedging import hedge_ending
from factcheck.draft.measure import COUNTED, TIMES, MeasuredBy, MeasuredUnit
from factcheck.draft.phrase_words import (
    AIMED,
    CHINESE_MULTIPLE,
    CHINESE_ORDINAL,
    CHINESE_RANK,
    CHINESE_RECORD,
    CHINESE_TARGET,
    COUNTED_IN_TURN,
    ENGLISH_MULTIPLE,
    ENGLISH_ORDINAL,
    ENGLISH_RANK,
    ENGLISH_RANK_AGAIN,
    ENGLISH_RECORD,
    ENGLISH_TARGET,
    ENGLISH_TIMES,
    HELD,
    MOVED_TO,
    MULTIPLYING,
    RANKED_IN_TURN,
    RANKING,
    RECORDING,
    SCOPE_BEFORE,
    STANDS_APART,
    STANDS_BEFORE,
    TWICE,
)
from factcheck.draft.printed import ChangeDirection, Phrase, PrintedFigure
from factcheck.draft.sentences import Runs, found_in, holding
from factcheck.wording.hedge_words import hedges_at
from factcheck.wording.multiple import multiple_words
from factcheck.wording.prose_numbers import chinese, english, ordinal
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "phrases")

RANK = MeasuredUnit(symbol="rank", factor=Fraction(1), dimension=MeasuredBy.NUMBER)
ORDINAL = MeasuredUnit(symbol="ordinal", factor=Fraction(1), dimension=MeasuredBy.NUMBER)
RECORD = MeasuredUnit(symbol="record", factor=Fraction(1), dimension=MeasuredBy.NUMBER)
YEARS = MeasuredUnit(symbol="year", factor=Fraction(1), dimension=MeasuredBy.TIME)
LASTED = re.compile(r"连(?:(?P<up>[增升涨])|(?P<down>[降跌]))")
LASTED_BEHIND = re.compile(
    WORDS.pattern(
        r"[,，]?(?:{zh.adverbs})*(?:(?P<up>{zh.rise})"
        r"|(?P<down>{zh.fall}))"
    )
)
STREAKS = tuple(
    (mark, MeasuredUnit(symbol=symbol, factor=Fraction(1), dimension=MeasuredBy.TIME))
    for mark, symbol in (("个月", "month"), ("月", "month"), ("季", "quarter"))
)
SPAN = re.compile("(quarter|month|week)")
SPAN_BEHIND = re.compile(f" ?{SPAN.pattern}")
TARGET = MeasuredUnit(symbol="target", factor=Fraction(1), dimension=MeasuredBy.NUMBER)
REACH = 24  # characters before a phrase in which its hedge stands


def phrases(text: str, where: Runs) -> list[PrintedFigure]:
    """Every phrase of a text that claims a place, a first or a record, in order."""
    candidates = [
        phrase
        for scan in (_ranks, _ordinals, _records, _multiples, _targets)
        for phrase in scan(text, where)
    ]
    return sorted(candidates, key=lambda phrase: (phrase.start, phrase.end))


def _made(
    match: re.Match[str], phrase: Phrase, measure: MeasuredUnit, value: Fraction | int | None
) -> PrintedFigure:
    return PrintedFigure(
        start=match.start(),
        end=match.end(),
        phrase=phrase,
        value=None if value is None else Fraction(value),
        measure=measure,
        text=match[0],
        in_words=True,
    )


def _number(word: str | None) -> int | None:
    if not word:
        return None
    value = ordinal(word)
    if value is None:
        spoken = english(word)
        value = None if spoken is None else int(spoken)
    return value


def _ranks(text: str, where: Runs) -> Iterator[PrintedFigure]:
    for match in found_in(CHINESE_RANK, text, where.chinese):
        start = _rank_start(text, match)
        if start is None:
            continue
        number = _number(match["n"] or match["n2"] or match["n3"])
        if match["front"] in ("首位", "榜首", "之首") or match["top"]:
            number = 1
        phrase = _made(match, Phrase.RANK, RANK, number)
        yield replace(phrase, start=start, text=text[start : match.end()])
    for match in found_in(ENGLISH_RANK, text, holding(RANKING, text, where.english)):
        part = match.groupdict()
        needed = MOVED_TO if part["a5"] else HELD if part["sup3"] else None
        if needed and not needed.search(text, max(0, match.start() - 12), match.start()):
            continue
        words = (
            part[name] for name in ("a", "b", "c", "c2", "top", "top2", "a2", "a3", "a4", "a5")
        )
        number = next((_number(word) for word in words if word), None)
        if match["sup"] or match["sup2"] or match["sup3"]:
            number = 1
        yield _made(match, Phrase.RANK, RANK, number)
        again = ENGLISH_RANK_AGAIN.match(text, match.end())
        if again:
            phrase = _made(again, Phrase.RANK, RANK, _number(again["n"]))
            yield replace(phrase, start=again.start("n"), text=again["n"])


def _rank_start(text: str, match: re.Match[str]) -> int | None:
    """Where the scope of a rank begins, if scope or verb make it one; None when nothing does."""
    window = text[max(0, match.start() - 12) : match.start()]
    scope = SCOPE_BEFORE.search(window)
    if scope and not scope["group"].endswith(("个", "次", "届", "的")):
        return match.start() - len(window) + scope.start()
    if match["front"] and STANDS_APART.search(window):
        return match.start()
    if STANDS_BEFORE.search(window) or (match["n"] and not match[0].endswith("大")):
        return match.start()
    if match["n2"] and RANKED_IN_TURN.search(text, max(0, match.start() - 24), match.start()):
        return match.start()
    if match[0].endswith("大") or match["n2"] or match["front"]:
        return None
    return match.start()


def _ordinals(text: str, where: Runs) -> Iterator[PrintedFigure]:
    for match in found_in(CHINESE_ORDINAL, text, where.chinese):
        yield _made(match, Phrase.ORDINAL, ORDINAL, 1 if match["first"] else _number(match["n"]))
    for match in found_in(ENGLISH_ORDINAL, text, holding(COUNTED_IN_TURN, text, where.english)):
        yield _made(match, Phrase.ORDINAL, ORDINAL, _number(match["n"] or match["n2"]))


def _records(text: str, where: Runs) -> Iterator[PrintedFigure]:
    for match in found_in(CHINESE_RECORD, text, where.chinese):
        number = _number(match["years"] or match["near"] or match["streak"])
        unit = next((measure for mark, measure in STREAKS if mark in match[0]), YEARS)
        phrase = _made(match, Phrase.RECORD, unit if number else RECORD, number)
        yield replace(phrase, direction=_lasting(text, match))
    for match in found_in(ENGLISH_RECORD, text, holding(RECORDING, text, where.english)):
        number = _number(match["years"] or match["streak"] or match["ord"] or match["age"])
        if match[0].lower().endswith((" a decade", "past decade", "last decade")):
            number = 10
        span = SPAN_BEHIND.match(text, match.end()) or SPAN.search(match[0])
        unit = (
            MeasuredUnit(symbol=span[1], factor=Fraction(1), dimension=MeasuredBy.TIME)
            if span and not match["years"] and not match["age"]
            else YEARS
        )
        yield _made(match, Phrase.RECORD, unit if number else RECORD, number)


def _lasting(text: str, match: re.Match[str]) -> ChangeDirection:
    """Which way it went for so long: 连续三年增长, 三连降."""
    lasting = LASTED.search(match[0]) or LASTED_BEHIND.match(text, match.end())
    if lasting is None:
        return ChangeDirection.NONE
    return ChangeDirection.UP if lasting["up"] else ChangeDirection.DOWN


def _multiples(text: str, where: Runs) -> Iterator[PrintedFigure]:
    for match in found_in(CHINESE_MULTIPLE, text, where.chinese):
        turns = chinese(match["twice"]) if match["twice"] else Fraction(1)
        phrase = _made(match, Phrase.MULTIPLE, TIMES, 2 ** int(turns or 1))
        yield replace(phrase, hedge=_hedge(match, "zh"))
    for match in found_in(ENGLISH_MULTIPLE, text, holding(MULTIPLYING, text, where.english)):
        phrase = _made(match, Phrase.MULTIPLE, TIMES, _fold(match))
        yield replace(phrase, hedge=_hedge(match, "en"))
    for match in found_in(ENGLISH_TIMES, text, holding(TWICE, text, where.english)):
        yield _made(match, Phrase.FIGURE, COUNTED, 2 if match["n"].lower() == "twice" else 3)


def _hedge(match: re.Match[str], language: str) -> Hedge:
    """Return the hedge in a phrase, or right beside it: 近翻番, 翻了近两番, 翻一番以上."""
    behind = match.groupdict().get("behind")
    if behind:
        return hedges_at("after", language)[behind]
    before = match.string[max(0, match.start() - REACH) : match.start()]
    return hedge_ending((match["hedge"] or before).rstrip(), language)


def _fold(match: re.Match[str]) -> Fraction:
    """How many times a word says: doubled, threefold, 3.2-fold."""
    fold = match["fold"] or match["factor"]
    if fold:
        return Fraction(fold) if fold[0].isdigit() else english(fold) or Fraction(2)
    word = match["moved"] or match["often"] or match["bare"] or match["bare_of"]
    return multiple_words("en")[word.lower()]


def _targets(text: str, where: Runs) -> Iterator[PrintedFigure]:
    aimed = holding(AIMED, text, where.english)
    for pattern, spans in ((CHINESE_TARGET, where.chinese), (ENGLISH_TARGET, aimed)):
        for match in found_in(pattern, text, spans):
            yield _made(match, Phrase.TARGET, TARGET, None)
