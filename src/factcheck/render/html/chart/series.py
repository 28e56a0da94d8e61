"""The course of a series: published points by edition, and where the claim needs them to lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from factcheck.domain.period import Period
from factcheck.language import listed, say
from factcheck.render.account.charts import Need, Point, SeriesChart
from factcheck.render.html.chart.drawing import (
    MARKS,
    WIDTH,
    Drawing,
    Scale,
    box,
    fitted,
    label,
    path,
    short,
    text_width,
    tick_texts,
    ticks,
    unit_sign,
)
from factcheck.render.notation.tree import Element, element
from factcheck.wording.period_text import in_words

_TOP, _HEIGHT = 18, 132  # of the plot, below the unit
_APART = 5  # between two periods, on each side
_LEGEND = 15  # height of a line of it
_MOST_EDITIONS = len(MARKS)
_RING = "m-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0z"
_MOST_TOLD = 6  # points of one edition that the description gives


def series(chart: SeriesChart) -> Drawing:
    """Draw a series over time."""
    return _SeriesPlot(chart).drawing()


class _SeriesPlot:
    """The parts of one drawing."""

    def __init__(self, drawn: SeriesChart) -> None:
        self.all = drawn
        count = Counter(point.edition for point in drawn.points)
        self.editions = tuple(each for each, _ in count.most_common())
        own = drawn.yardstick.own
        self.every: tuple[Point | Need, ...] = (*drawn.points, *drawn.computed, *drawn.needs)
        bottom = _TOP + _HEIGHT
        self.y = Scale.over([own(each.interval) for each in self.every], bottom, _TOP, margin=0.06)
        self.ticks = ticks(self.y, 4)
        self.tick_texts = tick_texts(self.ticks)
        left = max((text_width(text) for text in self.tick_texts), default=0.0) + 8
        moments = [each.period.last for each in self.every]
        first, last = min(moments), max(moments)
        self.ends = (first, last)
        rim = (last - first) * 0.04 or 1
        self.x = Scale(first - rim, last + rim, left, WIDTH - 4)
        self.left = left

    def drawing(self) -> Drawing:
        """Put the parts together."""
        legend = tuple(self.legend(_TOP + _HEIGHT + 33))
        lines = 1 + max((int(each.get("y", "0")) for each in legend), default=0)
        parts = (
            *self.frame(),
            *self.periods(),
            *self.needed(),
            *self.lines(),
            *self.whiskers(),
            *self.marks(),
            *legend,
        )
        bottom = max(lines + 5, _TOP + _HEIGHT + 22)
        return Drawing(
            title=self.all.title, description=self.described(), height=bottom, drawn=parts
        )

    def frame(self) -> Iterator[Element]:
        """Draw the values of the scale and fine lines at them."""
        lines = "".join(
            f"M{short(self.left)} {short(self.y(tick))}H{WIDTH - 4}" for tick in self.ticks
        )
        yield path(lines, "grid")
        yield element(
            "g",
            *(
                label(text, self.left - 5, self.y(value) + 4)
                for value, text in zip(self.ticks, self.tick_texts, strict=True)
            ),
            class_="unit",
        )
        unit = unit_sign(self.all.yardstick)
        if unit:
            yield label(unit, 0, 11, "sign")

    def periods(self) -> Iterator[Element]:
        """Name periods below the plot: those the claim is about, and others where there is room."""
        moments = {each.period for each in self.every}
        about = {moment for moment in moments if moment in self.all.used}
        order = sorted(
            moments, key=lambda moment: (moment not in about, moment.last not in self.ends, moment)
        )
        taken: list[tuple[float, float]] = []
        texts = element("g", class_="tick")
        for period in order:
            text = str(period)
            half = text_width(text) / 2 + _APART
            middle = min(max(self.x(period.last), self.left + half), WIDTH - half)
            if any(middle - half < stop and start < middle + half for start, stop in taken):
                continue
            taken.append((middle - half, middle + half))
            kind = "used" if period in about else ""
            texts.append(label(text, middle, _TOP + _HEIGHT + 15, kind))
        yield texts

    def needed(self) -> Iterator[Element]:
        """Draw where the claim needs a value to lie, with an arrow where there is no end."""
        for need in self.all.needs:
            interval = self.all.yardstick.own(need.interval)
            top, bottom = self.y(interval.high), self.y(interval.low)
            middle = self.x(need.period.last)
            size = max(bottom - top, 3.0)
            yield box(middle - 9, (top + bottom - size) / 2, 18, size, "band")
            if isinstance(interval.high, float):
                yield path(f"M{short(middle - 5)} {short(top + 6)}l5-5 5 5", "arrow")
            if isinstance(interval.low, float):
                yield path(f"M{short(middle - 5)} {short(bottom - 6)}l5 5 5-5", "arrow")

    def lines(self) -> Iterator[Element]:
        """Draw a fine line through the points of each edition."""
        for edition in self.editions:
            places = {
                self.x(point.period.last): self.middle(point)
                for point in self.all.points
                if point.edition == edition
            }
            if len(places) > 1:
                drawn = "L".join(f"{short(x)} {short(places[x])}" for x in sorted(places))
                yield path(f"M{drawn}", "line")

    def whiskers(self) -> Iterator[Element]:
        """Draw the range each point stands for, where it is wide enough to be seen."""
        drawn = []
        for each in (*self.all.points, *self.all.computed):
            interval = self.all.yardstick.own(each.interval)
            top, bottom = self.y(interval.high), self.y(interval.low)
            if bottom - top > 3:
                x = short(self.x(each.period.last) - 2)
                drawn.append(f"M{x} {short(top)}h4m-2 0v{short(bottom - top)}m-2 0h4")
        if drawn:
            yield path("".join(drawn), "whisker")

    def marks(self) -> Iterator[Element]:
        """Draw the points, one shape an edition; rings about those the claim is about."""
        for place, edition in enumerate(self.editions[:_MOST_EDITIONS]):
            own = [point for point in self.all.points if point.edition == edition]
            yield path(self.at_each(own, MARKS[place]), f"mark m{place}")
        if self.all.computed:
            yield path(self.at_each(self.all.computed, _RING), "computed")

    def at_each(self, points: Iterable[Point], shape: str) -> str:
        """Repeat a shape at points, each place once."""
        places = dict.fromkeys(
            f"M{short(self.x(point.period.last))} {short(self.middle(point))}" for point in points
        )
        return "".join(f"{place}{shape}" for place in places)

    def middle(self, point: Point) -> float:
        """Return the height at which a point stands; at its finite end where it has but one."""
        interval = self.all.yardstick.own(point.interval)
        if isinstance(interval.low, float):
            return self.y(interval.high)
        if isinstance(interval.high, float):
            return self.y(interval.low)
        return self.y(interval.middle())

    def legend(self, top: float) -> Iterator[Element]:
        """Say what the signs mean, as many on a line as fit."""
        entries: list[tuple[str, str, str]] = [
            (MARKS[place], f"mark m{place}", edition or say("no edition named"))
            for place, edition in enumerate(self.editions[:_MOST_EDITIONS])
        ]
        if self.all.computed:
            entries.append((_RING, "computed", say("computed")))
        if self.all.needs:
            entries.append(("m-6-4.5h12v9h-12z", "band", say("the claim holds here")))
        x, y = 8.0, top
        for shape, kind, name in entries:
            text = fitted(name, WIDTH - 40)
            size = text_width(text) + 26
            if x > 8 and x + size > WIDTH:
                x, y = 8.0, y + _LEGEND
            yield path(f"M{short(x)} {short(y - 4)}{shape}", kind)
            yield label(text, x + 10, y, "sign")
            x += size

    def described(self) -> str:
        """Say in words what is drawn."""
        sentences = []
        points: Mapping[str, list[Point]] = {
            edition: [point for point in self.all.points if point.edition == edition]
            for edition in self.editions
        }
        for edition, own in points.items():
            printed = {each.period: each.said for each in own}
            chosen = (
                list(printed) if len(printed) <= _MOST_TOLD else _telling(printed, self.all.used)
            )
            figures = listed(
                say("{period}: {figure}", period=in_words(each), figure=printed[each])
                for each in chosen
            )
            if len(chosen) < len(printed):
                number = len(printed)
                figures = say("{figures} ({number} periods in all)", figures=figures, number=number)
            head = say("Edition without a name")
            if edition:
                head = say("Edition {edition}", edition=edition)
            sentences.append(say("{head}: {figures}.", head=head, figures=figures))
        for each in self.all.computed:
            period = in_words(each.period)
            sentences.append(
                say("Computed for {period}: {figure}.", period=period, figure=each.said)
            )
        for need in self.all.needs:
            period = in_words(need.period)
            sentences.append(
                say("The claim needs {period}: {figure}.", period=period, figure=need.said)
            )
        return " ".join(sentences)


def _telling(periods: Iterable[Period], used: frozenset[Period]) -> list[Period]:
    """Return the first and the last period, and some of those the claim is about."""
    order = sorted(periods, key=lambda period: period.last)
    about = [each for each in order[1:-1] if each in used]
    return [order[0], *about[-_MOST_TOLD + 2 :], order[-1]]
