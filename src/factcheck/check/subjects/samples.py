"""Rows that share what a text names: counted, averaged, spread and compared between groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from factcheck.check.findings import CellMention
from factcheck.check.lexicon import vocabulary
from factcheck.check.lexicon.words import english, is_chinese, label_keys, stem
from factcheck.check.subjects.answers import answers
from factcheck.check.subjects.ballots import ballots, said_so
from factcheck.check.subjects.banded import banded, is_bound_value
from factcheck.check.subjects.measures import (
    FIRST,
    LAST,
    NumericMeasure,
    is_named,
    measure_words,
)
from factcheck.check.subjects.numbered_values import numbered_values
from factcheck.check.subjects.questions import is_told_whole, named_question
from factcheck.check.subjects.records import RecordColumn, Records
from factcheck.check.subjects.row_filters import SEXES, RowFilter, is_no, is_yes, literal, spelling
from factcheck.check.subjects.scales import AnswerScale, answer_scale
from factcheck.check.subjects.time_points import without_time, without_times

_ARM = re.compile(r"arm|group|treatment|allocat\w*|condition|cohort|组别?|分组", re.IGNORECASE)


_MEASURED = re.compile(
    r"(?<![\w/])[mf](?![\w'/])|(?<=[a-z]/)m[²³23]?(?!\w)", re.IGNORECASE
)  # 385 m
_COMPARED = re.compile(  # no more frequent among men: none of those who do so frequently
    r"\b(?:more|less|as|so|equally|too)\s+(?:frequent|often|common|regular|rare)(?:ly)?\b",
    re.IGNORECASE,
)
_UNITS = re.compile(  # behind a number: 617.0 ms
    r"(?<=\d)\s?(?:ms|s|sec|min|h|mm|cm|m|km|mg|g|kg|ml|dl|l|bpm|mmHg|kcal|kJ|kPa|Hz|dB|mmol|mol|IU|lbs?|oz|ft|mph)\b"
)
_NOT = re.compile(
    r"\b(?:not|no|non|without|never|nor|neither|none of (?:them|these))[\s-]+"
    r"(?:(?:a|an|the|any|been|yet|be|are|were|was|had|have|who)\s+){0,2}$",
    re.IGNORECASE,
)
_NON = re.compile(r"(?<=\bnon)-(?=[a-z])", re.IGNORECASE)  # non-smokers, of "smoker"
_UN = re.compile(r"(?:un|non-?)(?P<rest>[a-z]{3,})", re.IGNORECASE)
_CALLED = {  # what else texts call those of a sex
    "women": ("woman", "women", "girl", "female"),
    "men": ("man", "men", "boy", "male"),
}
_HAS_BOTH = re.compile(r"\d\D+\d|\d\+|[<>≥≤]\s?\d")  # 18-34, 65+: bands that a column holds
_MEASURE = re.compile(r"[\d\W]*\d[\d\W]*[A-Za-z]{1,2}[\d\W]*")
_STEM = 4  # letters of the name of a column by which a compound is known
_FIRST_SIGN = 0xE000  # of those that are for private use


class Sample:
    """One table of subjects, and how texts name what is in it.

    Parameters
    ----------
    records : Records
        The table.
    is_wide : bool, optional
        Whether who "agrees" is anybody who does, to whichever degree.

    Attributes
    ----------
    asked : RecordColumn or None
        The question that a text speaks of, where a piece of it names none.
    topic : str
        The last sentence of a paragraph that named a number of the rows.
    measured : RecordColumn or None
        The one column of numbers that a sentence speaks of.
    """

    def __init__(self, records: Records, *, is_wide: bool = False) -> None:
        self.records = records
        self.by_index = {column.index: column for column in records.columns}
        self.is_wide = is_wide
        self.asked: RecordColumn | None = None
        self.topic = ""
        self.measured: RecordColumn | None = None

    @cached_property
    def scales(self) -> list[AnswerScale]:
        """The columns whose answers say one thing by degrees."""
        scales = map(answer_scale, self.records.columns)
        return [scale for scale in scales if scale is not None]

    @cached_property
    def _asked_by_degrees(self) -> frozenset[int]:
        return frozenset(scale.column for scale in self.scales)

    @cached_property
    def questions(self) -> list[RecordColumn]:
        """The columns of answers by degrees, that a text tells apart by what was asked."""
        return [self.by_index[scale.column] for scale in self.scales]

    @cached_property
    def arm(self) -> RecordColumn | None:
        """The column that parts the subjects into the groups that are compared."""
        groups = [column for column in self.records.columns if len(column.groups) > 1]
        named = [column for column in groups if _ARM.fullmatch(column.name.strip())]
        return named[0] if named else None

    @cached_property
    def names(self) -> list[tuple[frozenset[str], RowFilter]]:
        """What each value and each column of truths is called."""
        names = []
        for column in self.records.columns:
            if column.is_yes_or_no:
                keys = label_keys(without_time(column.name).replace("_", " "))
                yes = next((value for value in column.groups if is_yes(value)), "yes")
                names.append((keys, RowFilter(column.index, yes)))
                continue
            if (answer := said_so(column)) is not None:
                names.append((label_keys(column.name.replace("_", " ")), answer))
            for value in column.groups:
                if is_bound_value(value):
                    continue  # it is named by its number
                said = SEXES.get(value.casefold())
                keys = frozenset(said[:1]) if said else label_keys(value)
                if _MEASURE.fullmatch(value):
                    keys = frozenset()  # 98.9F: of no women
                if not keys and (_HAS_BOTH.search(value) or " " in value):  # too much
                    keys = frozenset({literal(value)})
                if said or (keys and len(value) > 1):
                    names.append((keys, RowFilter(column.index, value)))
        return [(keys, one) for keys, one in names if keys]

    @cached_property
    def literals(self) -> list[tuple[re.Pattern[str], dict[str, RowFilter]]]:
        """What the values of each column look like in a text, the longest first."""
        found = []
        for column in self.records.columns:
            ways: dict[str, RowFilter] = {}
            for _, one in self.names:
                if one.column != column.index or column.is_yes_or_no:
                    continue
                if len(one.value) > 1:
                    ways[literal(one.value)] = one
                said = SEXES.get(one.value.casefold(), ())
                if said:
                    ways |= dict.fromkeys(_CALLED.get(said[0], ()), one)
            ways |= numbered_values(column)
            ways |= self._signs if column is self.arm else {}
            if ways:
                spelled = "|".join(map(spelling, sorted(ways, key=len, reverse=True)))
                pattern = rf"(?<![\w-])({spelled})(?:e?[sd]|e?rs?)?(?![\w-]|[.,]\d)"
                found.append((re.compile(pattern, re.IGNORECASE), ways))
        return found

    @cached_property
    def _compounds(self) -> list[re.Pattern[str]]:
        """What joins a value to the name of its column: left-handed, of handedness."""
        columns = [one for one in self.records.columns if one.groups and not one.is_yes_or_no]
        return [
            re.compile(
                rf"\b({'|'.join(map(re.escape, column.groups))})-{column.name[:_STEM]}\w*",
                re.IGNORECASE,
            )
            for column in columns
            if re.fullmatch(r"[A-Za-z]{5,}", column.name)
        ]

    @cached_property
    def _signs(self) -> dict[str, RowFilter]:
        """The signs by which a text is made to name groups: the controls, the other group."""
        arm = self.arm
        groups = arm.groups if arm is not None else ()
        return {
            chr(_FIRST_SIGN + place): RowFilter(arm.index, value)
            for place, value in enumerate(groups)
            if arm is not None
        }

    def sign_of(self, arm: RowFilter) -> str:
        """Return the sign of a group."""
        return next(sign for sign, one in self._signs.items() if one == arm)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All things that its columns and its values are called."""
        columns = {key for column in self.records.columns for key in label_keys(column.name)}
        measures = {key for measure in self.measures for key in measure_words(measure)}
        return frozenset({key for keys, _ in self.names for key in keys} | columns | measures)

    def without_values(self, text: str) -> str:
        """Return a text with the values of columns that it names to the letter blanked."""
        for pattern, _ in self.literals:
            text = pattern.sub(lambda match: " " * len(match[0]), text)
        return text

    def unexplained(self, text: str) -> str:
        """Return a word of a text that names nothing in the table, and is no word of papers."""
        text = _UNITS.sub("", without_times(self.without_values(text)))
        for naming in english(text):
            word = text[naming.start : naming.end].casefold()
            is_usual = word in vocabulary.NEUTRAL or word in vocabulary.OF_SAMPLES
            keys = {naming.key, stem(vocabulary.PRESENT.get(word, word))}
            if not keys & self.vocabulary and not is_usual:
                return word
        return ""

    def filters(self, text: str) -> list[RowFilter]:
        """Return what a text names, in its order.

        >>> from factcheck.check.subjects.records import RecordColumn
        >>> arm = RecordColumn(index=0, name="arm", texts=("drug",) * 2, groups=("drug", "placebo"))
        >>> records = Records(file="a.csv", sheet="", first=2, columns=(arm,), has_ids=False)
        >>> Sample(records).filters("3 of those on the drug")
        [RowFilter(column=0, value='drug', band=None, is_answered=False, also=())]
        """
        return list(dict.fromkeys(one for _, one in self.named(text)))

    def named(self, text: str) -> list[tuple[int, RowFilter]]:
        """Return what a text names, with where it does, in its order."""
        for pattern in (_MEASURED, _COMPARED):
            text = pattern.sub(lambda match: " " * len(match[0]), text)
        for pattern in self._compounds:
            text = pattern.sub(lambda match: match[1].ljust(len(match[0])), text)
        found = []
        spelled: set[int] = set()
        rest = {column.index: text for column in self.records.columns}
        for start, end, one in self._by_degrees(text):
            spelled.add(one.column)
            found.append((start, one))
            bare = rest[one.column]
            rest[one.column] = bare[:start] + " " * (end - start) + bare[end:]
        degrees = dict(rest)
        for pattern, ways in self.literals:
            index = next(iter(ways.values())).column
            for match in pattern.finditer(degrees[index]):
                one = ways[literal(match[1])]
                spelled.add(one.column)
                found.append((match.start(), one))
                blank = " " * len(match[0])
                is_phrase = " " in literal(match[1]).strip()  # its words name nothing else
                for index in rest if is_phrase else [one.column]:
                    bare = rest[index]
                    rest[index] = bare[: match.start()] + blank + bare[match.end() :]
        for keys, one in self.names:
            is_short = len(re.findall(r"\w+", one.value)) > len(keys)  # full professor
            if (one.column in spelled or is_short) and self._is_called_alike(keys, one):
                continue
            bare = rest[one.column]
            bare = _NON.sub(" ", bare) if self.by_index[one.column].is_yes_or_no else bare
            said = {naming.key: naming.start for naming in reversed(english(bare))}
            if all(key in said or (is_chinese(key) and key in text) for key in keys):
                found.append((min(said.get(key, text.find(key)) for key in keys), one))
        found = [(at, self._unless_negated(one, text, at)) for at, one in found]
        found = list(self._of_named_columns(found, text))
        found += ballots(self.records.columns, text)
        found += banded(self.records.columns, self.measures, text, self.asked or self.measured)
        for at, column, is_known in answers(
            self.records.columns, text, self.asked or self.measured
        ):
            found.append((at, RowFilter(column.index, "", is_answered=is_known)))
        return sorted(found, key=lambda pair: pair[0])

    def _by_degrees(self, text: str) -> Iterator[tuple[int, int, RowFilter]]:
        """Give the answers by degrees that a text names, or that it tells by the question alone."""
        for scale in self.scales:
            named = list(scale.named(text, is_wide=self.is_wide))
            yield from named
            column = self.by_index[scale.column]
            if not named and (values := scale.positive) and is_told_whole(column, text):
                keys = label_keys(column.name)
                start = min(one.start for one in english(text) if one.key in keys)
                yield start, start, RowFilter(scale.column, values[0], also=values[1:])

    def _unless_negated(self, one: RowFilter, text: str, at: int) -> RowFilter:
        """Return what is said of rows, the other way round where it is denied: not citizens."""
        column = self.by_index[one.column]
        is_answer = column.is_yes_or_no or said_so(column) == one
        if not is_answer or one.band is not None or not one.value:
            return one
        word = re.match(r"[\w-]+", text[at:])
        names = {naming.key for naming in english(column.name.replace("_", " "))}
        prefixed = _UN.match(word[0]) if word is not None else None
        is_denied = _NOT.search(text, 0, at) is not None or (
            prefixed is not None and stem(prefixed["rest"]) in names
        )
        others = [value for value in column.groups if value != one.value]
        others = others if column.is_yes_or_no else [value for value in others if is_no(value)]
        return RowFilter(one.column, others[0]) if is_denied and others else one

    def _of_named_columns(
        self, found: Sequence[tuple[int, RowFilter]], text: str
    ) -> Iterator[tuple[int, RowFilter]]:
        """Leave out values that two columns share, but those of the column that is named nearest.

        "189 never smoked", where others never exercise.
        """
        for at, one in found:
            columns = {other.column for place, other in found if place == at} | {one.column}
            are_truths = any(self.by_index[column].is_yes_or_no for column in columns)
            is_alone = len(columns) == 1 or are_truths
            if is_alone or self._nearest(columns, text, at) == one.column:
                yield at, one

    def _nearest(self, columns: Iterable[int], text: str, at: int) -> int | None:
        """Return the column that a text names nearest to a place; None where it names none."""
        columns = list(columns)
        if all(column in self._asked_by_degrees for column in columns):
            several = [self.by_index[column] for column in columns]
            asked = named_question(several, text) or self.asked
            return asked.index if asked is not None and asked in several else None
        distances = {}
        for column in columns:
            keys = label_keys(self.by_index[column].name)
            places = [abs(naming.start - at) for naming in english(text) if naming.key in keys]
            if places:
                distances[column] = min(places)
        return min(distances, key=distances.__getitem__) if distances else None

    def _is_called_alike(self, keys: frozenset[str], one: RowFilter) -> bool:
        """Whether another value is called by the same words: satisfied, very satisfied."""
        others = [other for other, two in self.names if two.column == one.column and two != one]
        return any(keys <= other or other <= keys for other in others)

    def rows(self, filters: Iterable[RowFilter]) -> list[int]:
        """Return the rows that share all of some values."""
        wanted = list(filters)
        return [
            row
            for row in range(self.records.count)
            if all(one.holds(self.by_index[one.column], row) for one in wanted)
        ]

    def arms(self, text: str) -> list[RowFilter]:
        """Return the groups that are compared, in the order in which a text first names them."""
        if self.arm is None:
            return []
        ones = [RowFilter(self.arm.index, value) for value in self.arm.groups]
        named = [one for one in self.filters(text) if one in ones]
        return [*named, *(one for one in ones if one not in named)]

    @cached_property
    def measures(self) -> list[NumericMeasure]:
        """All numbers of a row: the columns, and the change between two of one thing."""
        numeric = [
            column for column in self.records.columns[1:] if column.numbers and is_named(column)
        ]
        measures = [NumericMeasure(name=column.name, column=column) for column in numeric]
        for first in numeric:
            for last in numeric:
                stem_first = FIRST.sub("", first.name.replace(" ", "_")).strip("_")
                stem_last = LAST.sub("", last.name.replace(" ", "_")).strip("_")
                is_pair = FIRST.search(first.name) and LAST.search(last.name)
                if is_pair and first is not last and stem_first == stem_last:
                    measures.append(NumericMeasure(name=stem_first, column=last, earlier=first))
        return measures

    def mentions(self, columns: Iterable[RecordColumn]) -> tuple[CellMention, ...]:
        """Return columns as findings name them, in the order of their table."""
        return tuple(
            CellMention(file=self.records.file, cell=self.records.span(column), label=column.name)
            for column in sorted(set(columns), key=lambda column: column.index)
        )

    def columns_of(self, filters: Iterable[RowFilter]) -> tuple[RecordColumn, ...]:
        """Return the columns that some filters look at."""
        return tuple(self.by_index[one.column] for one in filters)


def samples_of(records: Records) -> list[Sample]:
    """Return a table of subjects by each way to take its answers: who agrees, and who just does."""
    sample = Sample(records)
    is_open = any(scale.is_open for scale in sample.scales)
    return [sample, Sample(records, is_wide=True)] if is_open else [sample]
