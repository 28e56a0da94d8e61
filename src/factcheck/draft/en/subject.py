"""Subjects of English figures: the noun phrase before the verb, its object, or what is counted."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.draft.en.around import whole_list
from factcheck.draft.en.bracketed import bracketed_item
from factcheck.draft.en.clause import REACH, EnglishClause, words_of_clause
from factcheck.draft.en.counted import counted_of
from factcheck.draft.en.finite import Role, first_verb
from factcheck.draft.en.lists import in_turn
from factcheck.draft.en.measured import has_measure, without_circumstance
from factcheck.draft.en.noun_phrases import (
    LONGEST,
    MOVED,
    MOVING_NOUN,
    POINTING,
    is_name,
    phrase_behind,
    trimmed,
)
from factcheck.draft.en.objects import doer, result_of
from factcheck.draft.en.of_which import basis_behind, part_of_it
from factcheck.draft.en.places import (
    actor,
    area_before,
    area_behind,
    opening_area,
    placed,
    unsure_behind,
    where_area,
)
from factcheck.draft.en.rates import OF_THOSE
from factcheck.draft.en.subject_by_verb import by_verb, right_before, without_verb
from factcheck.draft.en.subject_words import (
    AND_ONE_OF,
    BY_MEASURE,
    CHANGE_IN,
    CHANGE_TO_IN,
    COMPARED_NAME,
    COMPARED_TO,
    CONTRASTED,
    ELSEWHERE,
    GAUGE,
    GROWTH_OF,
    HEAD_OF,
    IN_ANOTHER,
    LABEL,
    LEADING_TIME,
    LEADS_ON,
    MEASURE_OF,
    MOVED_BEHIND,
    MOVING_ON,
    OF_CHANGE,
    OF_THE,
    ON_BASIS,
    ORDINAL_OF,
    PARTICIPLE,
    PREPOSED,
    QUALIFYING,
    RECORD_OF,
    RISEN,
    THAT_OF,
    WHILE,
    WITH_OF,
)
from factcheck.draft.en.surety import newly, unfit, unsure
from factcheck.draft.naming import Naming, Unnamed
from factcheck.draft.printed import Phrase
from factcheck.draft.reading import Kind, Passage
from factcheck.draft.subject import subject_above
from factcheck.language import say

FAR = 5000  # characters around a figure in which a name may stand again
CHANGED = (Kind.GROWTH, Kind.CHANGE)
STANDING = (Kind.LEVEL, Kind.RECORD, Kind.RATIO, Kind.COUNT, Kind.SHARE)
GROWING = (Kind.GROWTH, Kind.CAGR)
ELLIPTIC = ("up", "down", "higher", "lower", "more", "less", "fewer", "greater")
RELATIVE = ("which", "who", "that", "what", "there")


def naming(unnamed: Unnamed) -> Naming:
    """Name an English figure: its subject, the area it is of, and what is not sure of them."""
    item = bracketed_item(unnamed.own.passage)
    if item and not item.is_place:
        return _of_item(unnamed, item.name)
    named = part_of_it(unnamed, _on_basis(unnamed, _named(unnamed)))
    if item:
        named = replace(named, area=item.name)
    if listed := whole_list(unnamed, named.subject) if named.subject else "":
        named = replace(named, subject=listed)
    doubts = (*named.doubts, *unsure(unnamed, named))
    return replace(
        named,
        doubts=doubts,
        if_known=(*newly(unnamed, named.subject),),
        unless_known=(*unfit(unnamed, named.subject),),
    )


def _of_item(unnamed: Unnamed, name: str) -> Naming:
    """Return the name of a list that its figure stands behind in brackets, with its area."""
    part = placed(name, unnamed.area)
    passage = unnamed.own.passage
    sentence = passage.text[passage.sentence[0] : passage.sentence[0] + REACH]
    return Naming(
        subject=part.words or name,
        area=part.area or opening_area(sentence, unnamed.area),
        listed=name,
    )


def _on_basis(unnamed: Unnamed, named: Naming) -> Naming:
    """Return a name with the basis on which its sentence opens: On an adjusted basis,."""
    passage = unnamed.own.passage
    basis = ON_BASIS.match(passage.text, *passage.sentence)
    if basis is None and named.subject and (behind := basis_behind(passage)):
        return replace(named, subject=f"{named.subject} {behind}")
    if basis is None or not named.subject or basis["basis"] in named.subject:
        return named
    return replace(named, subject=f"{named.subject} o{basis['basis'][1:]}")


def _named(unnamed: Unnamed) -> Naming:
    words = words_of_clause(unnamed)
    own = unnamed.own
    passage = own.passage
    text, stop = passage.text, _stop(unnamed)
    own_words = "" if _is_moved_on(words) else _found(words)
    compared = result_of(words) if own_words else _compared_name(words)
    words_found = (
        own_words
        or compared
        or (subject_above(unnamed.parts, passage) if not unnamed.follows else "")
    )
    words_found = without_circumstance(words_found)
    part = placed(words_found, unnamed.area)
    name = _moved(unnamed, part.words) if is_name(part.words) else compared
    if part.area and not name:
        name = counted_of(words)
    area = part.area or area_before(_left(passage))
    area = area or area_behind(text, own.figure.end, stop)
    unsure = "" if area else unsure_behind(text, own.figure.end, stop, unnamed.area)
    sentence = text[passage.sentence[0] : min(passage.sentence[1], passage.sentence[0] + REACH)]
    turn, listed = in_turn(unnamed, words_found)
    if turn:
        part = placed(turn, unnamed.area)
        return Naming(subject=part.words or turn, area=part.area or area, listed=listed)
    measured = BY_MEASURE.match(text, own.figure.end, stop)
    if measured and unnamed.follows and (name or unnamed.before.subject) == unnamed.before.subject:
        name = f"{unnamed.before.subject}{measured[0]}"
    if name and COMPARED_TO.search(passage.left(90)):
        name = _whole_of(name, unnamed)
    if name:
        area = area or opening_area(sentence, unnamed.area)
        unsure = unsure or ("" if area else _area_around(words, name))
        doubts = _doubts(name, "" if area else unsure)
        return Naming(subject=name, area=area or unsure, doubts=doubts, earlier=unnamed.told)
    area = area or opening_area(sentence, unnamed.area) or unnamed.before.area
    if main := _main_subject(words, sentence):
        part = placed(main, unnamed.area)
        return Naming(subject=part.words, area=part.area or area, listed=part.words)
    pointed = POINTING.fullmatch(" ".join(words.subject.lower().split()))
    subject_before = _told_before(unnamed) if pointed and not unnamed.follows else ""
    if subject_before:
        return Naming(subject=subject_before, area=area)
    if unnamed.follows or not unnamed.before.subject:
        other = _other_subject(unnamed)
        doubts = (*unnamed.before.doubts, *((other,) if other else ()))
        return Naming(
            subject=unnamed.before.subject, area=area, doubts=doubts, earlier=unnamed.told
        )
    is_direct = pointed is not None and pointed[0] not in (*RELATIVE, *ELLIPTIC)
    carried = () if is_direct else (say("the subject is taken from the sentence before"),)
    return Naming(subject=unnamed.before.subject, area=area, doubts=carried)


def _area_around(words: EnglishClause, name: str) -> str:
    """Return the area that the clause before, the paragraph or who did it may give a figure."""
    own, passage = words.asked.area, words.asked.own.passage
    return (
        where_area(passage.left(REACH), own)
        or _area_above(words.asked, name)
        or actor(doer(words), own, _around(passage))
    )


def _area_above(unnamed: Unnamed, name: str) -> str:
    """Return the area that its paragraph opens with, or the same thing had just before it."""
    parts, own = unnamed.parts, unnamed.own
    if unnamed.follows:  # US inflation was 3.3%, while core inflation was 3.4%
        joined = WHILE.match(own.passage.text, own.passage.previous_end, own.figure.start)
        return unnamed.before.area if joined else ""
    line = parts.line(own.figure.start).start
    first, last = parts.sentence(line)
    if own.passage.sentence[0] <= first:
        return ""
    before = unnamed.read[unnamed.index - 1] if unnamed.index else None
    near = before is not None and before.figure.start >= line
    if near and unnamed.before.area and unnamed.before.subject.lower() == name.lower():
        return unnamed.before.area
    return opening_area(parts.text[first : min(last, first + REACH)])


def _other_subject(unnamed: Unnamed) -> str:
    """Return the doubt about a change told behind a count of other things: 12 schools, 3% more."""
    before = unnamed.read[unnamed.index - 1]
    counted = before.reading.kind is Kind.COUNT and bool(before.figure.noun)
    first = next(iter(unnamed.told), "")
    if not counted or unnamed.own.reading.kind not in CHANGED or first == unnamed.before.subject:
        return ""
    return say("subject: {one!r} or {other!r}?", one=unnamed.before.subject, other=first)


def _is_moved_on(words: EnglishClause) -> bool:
    """Whether a figure is by how much the subject of its sentence moved: , falling 2.3 percent."""
    passage = words.asked.own.passage
    left = passage.text[max(passage.clause[0], passage.previous_end) : passage.figure.start]
    return not words.asked.follows and MOVING_ON.fullmatch(left) is not None


def _main_subject(words: EnglishClause, sentence: str) -> str:
    """Return the subject of a sentence whose first figure stands in a participle clause of its end.

    Such as: trade was the largest drag on output, subtracting 1.4 percent.
    """
    passage = words.asked.own.passage
    if own_measure := MEASURE_OF.search(passage.left(90)):
        return own_measure["what"]  # this resulted in a margin of
    left = passage.text[max(passage.clause[0], passage.previous_end) : passage.figure.start]
    opened = None if words.asked.follows else PARTICIPLE.match(left)
    if opened is None or ELSEWHERE.search(opened[0]) or trimmed(left[opened.end() :]):
        return ""
    led = LEADING_TIME.match(sentence)
    main = sentence[led.end() if led else 0 :]
    verb = first_verb(main)
    subject = trimmed(main[: verb.start]) if verb else ""
    fit = is_name(subject) and "," not in subject and not PREPOSED.match(subject)
    return subject if fit and len(subject.split()) <= LONGEST else ""


def _told_before(unnamed: Unnamed) -> str:
    """Return the subject of the sentence before on the same line, if it has no figure."""
    text, start = unnamed.parts.text, unnamed.own.passage.sentence[0]
    if start < unnamed.parts.line(unnamed.own.figure.start).start + 3:
        return ""
    begin, end = unnamed.parts.sentence(start - 2)
    end = min(end, begin + REACH)
    has_figure = any(
        begin <= other.figure.start < end
        for other in unnamed.read[max(0, unnamed.index - 3) : unnamed.index]
    )
    verb = None if has_figure else first_verb(text[begin:end])
    subject = trimmed(text[begin : begin + verb.start]) if verb else ""
    return subject if is_name(subject) and len(subject.split()) <= LONGEST else ""


def _moved(unnamed: Unnamed, name: str) -> str:
    """Return what grew of a growth: GDP growth of 5 percent is one of GDP."""
    reading = unnamed.own.reading
    if (reading.target_of or reading.kind) in GROWING:
        moved = MOVED.fullmatch(name) or RISEN.fullmatch(name) or GROWTH_OF.fullmatch(name)
    else:
        moved = RISEN.fullmatch(name) if reading.kind in (*STANDING, Kind.CHANGE) else None
    is_named = moved is not None and is_name(moved["what"]) and not QUALIFYING.search(moved["what"])
    return moved["what"] if moved and is_named else name


def _gauged(words: EnglishClause) -> str:
    """Return the subject of a clause; what a gauge is one of, where only that stands before."""
    passage = words.asked.own.passage
    gauge = GAUGE.match(passage.text, passage.sentence[0], words.asked.own.figure.start)
    is_gauge = gauge is not None and gauge["gauge"] in words.subject
    return trimmed(gauge["what"] if gauge and is_gauge else words.subject)


def _found(words: EnglishClause) -> str:
    """Return the words that name the subject; empty where it is another figure's."""
    passage, figure = words.asked.own.passage, words.asked.own.figure
    text = passage.text
    if figure.phrase is Phrase.ORDINAL:
        first = ORDINAL_OF.match(f"{figure.text}{text[figure.end : figure.end + 60]}")
        return trimmed(first["what"] or first["name"]) if first else ""
    if label := LABEL.match(text, words.asked.parts.line(figure.start).start, figure.start):
        return trimmed(label["label"])
    if moved := _changed(words) or _moved_behind(words):
        return moved
    if figure.phrase is Phrase.RECORD:
        match = RECORD_OF.match(figure.text)
        if match:
            return match["what"]
    that = THAT_OF.match(words.left)
    if that and words.asked.before.subject:
        head = HEAD_OF.fullmatch(words.asked.before.subject)
        verb = first_verb(that["part"])
        named = trimmed(that["part"][: verb.start] if verb else that["part"])
        part = f"{'to' if that['which'] == 'to' else 'of'} {named}"
        return f"{head['head']}{part}" if head else f"{words.asked.before.subject} {part}"
    those = (
        OF_THOSE.match(passage.left(160)) if words.asked.own.reading.kind is Kind.SHARE else None
    )
    if those and those["many"]:
        return trimmed(those["what"])
    beside = WITH_OF.fullmatch(words.left) if words.asked.follows else None
    if beside and not MOVING_NOUN.fullmatch(beside["what"]):
        return trimmed(beside["what"])
    if words.asked.follows and PREPOSED.match(words.left) and not words.verb:
        return _led_on(words)
    if words.asked.follows and CONTRASTED.match(words.left):
        return ""  # a reversal from the 5 percent growth; faster than the 4 percent
    subject = _gauged(words)
    if not words.verb:
        return without_verb(words, subject)
    return right_before(words, subject) or by_verb(words, subject)


def _led_on(words: EnglishClause) -> str:
    """Return what a figure behind a preposition names itself, beside the one before it."""
    if words.asked.own.reading.kind is Kind.SHARE and IN_ANOTHER.match(words.left):
        return counted_of(words)  # and in Nepal 94% of the schools
    leads_on = LEADS_ON.search(words.left) or AND_ONE_OF.search(words.left)
    return words.counted if leads_on or OF_THE.fullmatch(words.left) else ""


def _changed(words: EnglishClause) -> str:
    """Return what a figure is the change of, where it says so behind it: a 5% increase in sales."""
    figure, passage = words.asked.own.figure, words.asked.own.passage
    text, stop = passage.text, passage.sentence[1]
    change = CHANGE_IN.match(text, figure.end, stop) or CHANGE_TO_IN.match(text, figure.end, stop)
    if change is None or figure.phrase is not Phrase.FIGURE or OF_CHANGE.search(words.left):
        return ""
    return phrase_behind(text, change.end(), stop)


def _moved_behind(words: EnglishClause) -> str:
    """Return what moved, where it stands right behind a figure: 12% sales growth."""
    passage, kind = words.asked.own.passage, words.asked.own.reading.kind
    is_told_before = words.last is not None and words.last.role is Role.MEASURED
    if is_told_before or kind not in CHANGED or passage.figure.phrase is not Phrase.FIGURE:
        return ""
    moved = MOVED_BEHIND.match(passage.text, passage.figure.end, passage.sentence[1])
    what = trimmed(moved["what"]) if moved else ""
    return what if has_measure(what) else ""


def _left(passage: Passage) -> str:
    """Return the words of a sentence between two figures, or before the first of them."""
    first = max(passage.previous_end, passage.sentence[0])
    return passage.text[first : passage.figure.start][-REACH:]


def _around(passage: Passage) -> str:
    """Return the text around a figure in which a name may stand again."""
    at = passage.figure.start
    return passage.text[max(0, at - FAR) : at + FAR]


def _whole_of(name: str, unnamed: Unnamed) -> str:
    """Return the name of the figure before, of which what it is compared with is but the end."""
    before = unnamed.before.subject
    is_end = unnamed.follows and before.lower().endswith(f" {name.lower()}")
    return before if is_end else name


def _compared_name(words: EnglishClause) -> str:
    """Return the name of what a figure is compared with: against a year-earlier loss of."""
    match = COMPARED_NAME.search(words.asked.own.passage.left(90))
    what = trimmed(match["what"]) if match else ""
    return what if has_measure(what) and not MOVING_NOUN.fullmatch(what) else ""


def _stop(unnamed: Unnamed) -> int:
    """Return where the next figure of the sentence begins, or its end."""
    passage = unnamed.own.passage
    for index in range(unnamed.index + 1, len(unnamed.read)):
        other = unnamed.read[index]
        if other.reading.kind or other.figure.start >= passage.sentence[1]:
            return min(other.figure.start, passage.sentence[1])
    return passage.sentence[1]


def _doubts(name: str, area: str) -> tuple[str, ...]:
    doubts = []
    if len(name.split()) > LONGEST:
        doubts.append(say("a whole clause stands where the subject should"))
    if area:
        doubts.append(say("area: {area}, or the document's own?", area=area))
    return tuple(doubts)
