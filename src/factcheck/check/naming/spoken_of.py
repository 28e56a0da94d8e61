"""What a report is about as it goes on: areas and measures that sentences leave unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.check.evidence.index import CellIndex
from factcheck.check.prose.report_statement import ReportReading, ReportStatement

_TOPICS = 4  # that are remembered


class SpokenOf:
    """What remembers the areas and measures that the text was about.

    Parameters
    ----------
    reading : ReportReading
        The prose.
    indexes : sequence of CellIndex
        The series of all tables.
    title : str
        That of the report.
    """

    def __init__(self, reading: ReportReading, indexes: Sequence[CellIndex], title: str) -> None:
        self.reading, self.indexes, self.title = reading, indexes, title
        self.areas = frozenset(
            key for index in indexes for series in index.series for key in series.area_keys
        )
        self.looked_at = 0  # how many sentences were looked at for what they name
        self.told_up_to = 0  # where the last sentence ends that had a figure
        self.is_stale = False  # whether the text has since told of what no data hold
        self.topics: list[frozenset[str]] = []  # what was measured, the last one first
        self.heading = ""
        titled = indexes[0].lexicon.keys(title) & self.areas if indexes else frozenset[str]()
        self.area = frozenset(titled)

    def move_to(self, statement: ReportStatement) -> None:
        """Take up what the headings and the sentences without figures name, up to a figure."""
        heading = statement.sentence.heading
        if heading != self.heading:
            self.heading = heading
            self.topics = [frozenset(), *filter(None, self.topics)]  # it may be about another
            if any(index.whole_areas for index in self.indexes):
                self.area = frozenset()  # it begins with all of them
            if heading not in self.title:
                self._take_up(heading)
        self._look_up_to(statement)

    def _look_up_to(self, statement: ReportStatement) -> None:
        """Keep what sentences without figures name, up to the one of a figure: area and measure.

        "Indonesia lost 14 points. Costa Rica shows another way. Its forests ..."
        """
        sentences = self.reading.sentences
        while self.looked_at < len(sentences):
            sentence = sentences[self.looked_at]
            if sentence.start >= statement.sentence.start:
                return
            self.looked_at += 1
            is_told = sentence.start < self.told_up_to
            if is_told or not sentence.text or sentence.text == sentence.heading:
                continue
            if areas := self.areas_in(sentence.text):
                self.area = areas if len(areas) == 1 else frozenset()
            self._take_up(sentence.text)

    def _take_up(self, text: str) -> None:
        """Make what a heading or a sentence without figures speaks of what the text is about."""
        last = next(filter(None, self.topics), frozenset[str]())
        for index in self.indexes:
            if measure := index.measure_named(text, last):
                self.turn_to(measure)
                return
        rows = self.rows_in(text)
        if len(rows) == 1:
            self.turn_to(next(iter(rows)))

    def rows_in(self, text: str) -> set[frozenset[str]]:
        """Return what the rows are called that a text names, the fullest names alone."""
        rows = {
            keys
            for index in self.indexes
            for keys in index.parts_in(index.lexicon.keys(text))
            if not keys <= self.areas
        }
        return {keys for keys in rows if not any(keys < other for other in rows)}

    def turn_to(self, topic: frozenset[str]) -> None:
        """Make something what the text is about."""
        others = [other for other in self.topics if other and other != topic]
        self.topics = [topic, *others][:_TOPICS]

    def areas_in(self, text: str) -> frozenset[str]:
        """Return the areas that a text names."""
        keys = {key for index in self.indexes for key in index.lexicon.keys(text)}
        return frozenset(keys & self.areas)

    def look_at(self, statement: ReportStatement) -> None:
        """Keep the one area that a sentence names, though no data hold its figure."""
        areas = self.areas_in(statement.sentence.text)
        self.area = areas if len(areas) == 1 else self.area
