"""Before a figure is accused: whether the words may be about something else than it was tied to.

An error of a report is most often near the truth: a digit, a year, a scale, a sign. A figure that
is far from what it was set against, or that stands to the letter in another cell which its sentence
names, is more likely tied wrongly than wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.sums import is_sum
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import StatementFinding, StatementOutcome, TieStrength
from factcheck.check.judging.deciding import doubted
from factcheck.check.judging.far_off import RATES, far_off, has_digits
from factcheck.check.judging.names_of_cells import of_a_name
from factcheck.check.judging.other_terms import in_other_terms
from factcheck.check.judging.rows_of_numbers import in_a_row
from factcheck.check.judging.several_years import of_several_years
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import is_chinese, label_keys
from factcheck.check.prose.claimed import AMOUNTS, MOVES, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.draft.en.finite import finite_verbs
from factcheck.language import say

_DENOMINATOR = re.compile(r"\d(?: [a-z]+)?\s+(?:out )?of (?:the )?$")
_RANKED = re.compile(
    r"\b(?:\w+est|most|least|best)\b[^,;.]*\b(?:of|among) (?:all |the |our |its )+$"
)
_CLAUSE = re.compile(r"[,;:](?!\d)|\b(?:and|but|while)\b")
_SUBJECT = re.compile(  # no "to" alone: rose by a tenth, to 79.8
    r"\b(?!(?:to|at|from|by|of|or|on|up|down|with|about|nearly|just|some|over|under|only|was|were|is)\b)"
    r"[A-Za-zÀ-ɏ]{2}",
    re.IGNORECASE,
)
_REACHES = re.compile(
    r"\b(?:to|at)(?: (?:about|some|nearly|almost|just))*\s*[$€£]?$", re.IGNORECASE
)
_APPOSED = re.compile(
    r",\s(?:which is |this is |an? |the )?(?:\w+ )?"
    r"(?:(?:increase|rise|growth|gain|decrease|fall|drop|decline|reduction) of|up|down)"
    r"(?: by)?(?: \w+)?\s$"
)
_MONEY = re.compile(r"(?:[$€£¥]\s?\d[\d.,]*|\b[A-Z]{3} \d[\d.,]*)(?:\s?(?:[a-z]+|[mbk]n?))?\s*$")
_CURRENCY = re.compile("[A-Z]{3}")  # among base units
_ROUND = re.compile(r"[1-9]0{3,}(?!\d)")
_OF_AN_AMOUNT = re.compile(
    r"\bof (?:about |some |nearly )?[$€£¥]?\s?(?P<digits>\d[\d,.]*)"
    r"(?: (?:million|billion|thousand|m|bn|mn))?"
    r" (?:was|were|is|are|rose|fell|grew|increased|decreased|declined|climbed|dropped|gained"
    r"|slipped|jumped|advanced)\b[^,;]{0,20}$"
)
_TO_AN_AMOUNT = re.compile(
    r",?(?: or (?:about |approximately )?\d[\d.]* ?(?:%|per ?cent),?)? to (?:about |some |nearly )?"
    r"[$€£¥]?\s?(?P<digits>\d[\d,.]*)(?= (?:million|billion|thousand)\b|[mb]n\b)"
)
_SCALES = (10**3, 10**6, 10**9)
_SURE = frozenset({TieStrength.CERTAIN, TieStrength.SETTLED})
_FOR_EVERY = re.compile(
    r"\b(?:for|per|to|in|of|among) (?:every|each) (?:of the )?$|\d per $", re.IGNORECASE
)
_ROUND_COUNT = re.compile(
    r"1(?:,?0{2,3})+(?: [a-z]+)?|(?:a |one )?(?:hundred|thousand|million)\b.*"
)
_PART_AND_WHOLE = 2
_RIGHT_BEFORE = re.compile(
    r"(?P<digits>\d[\d,.]*)(?!\s?%|\d)(?: (?:million|billion|thousand))?[^\d;:.%]{0,50}?"
    r"(?:,? or|\(|, which is|, that is|, i\.e\.,?)\s*(?:about |some |just |nearly |only |almost )*$"
)
_OPENED = re.compile(r"\d[\d,.]*(?: [a-z]+){1,6} \([$€£]?$")
_OF_A_PART = re.compile(  # 1,284 of them pay more than $100,000, an increase of 227
    r"\d (?:of|among) (?:them|these|those|whom|which)\b[^;]*$", re.IGNORECASE
)


def second_look(
    statement: ReportStatement,
    finding: StatementFinding,
    readings: Sequence[CellReading],
    index: CellIndex | None,
) -> StatementFinding:
    """Return the finding, to be checked and not accused where something speaks for a wrong tie."""
    if finding.outcome is StatementOutcome.ROUNDS_WRONGLY and is_sum(statement):
        return doubted(finding, readings, say("its parts are rounded"))
    if finding.outcome is not StatementOutcome.WRONG or statement.range is None:
        return finding
    why = (
        in_a_row(statement)
        or of_a_name(statement, readings)
        or in_other_terms(statement, readings)
        or _denominator(statement)
        or (_elliptic(statement) if index is not None else "")
        or _told_of_no_change(statement)
        or _of_a_part(statement)
        or _in_brackets(statement)
        or _rounded(statement, readings)
        or _of_the_money_before(statement, readings)
        or _of_what_differs(statement, readings)
        or of_several_years(statement, readings)
        or _without_unit(statement, readings)
        or _in_another_unit(statement, readings)
        or _of_another_amount(statement, readings)
        or _finer(statement, readings)
        or _elsewhere(statement, readings, index)
        or _in_a_like_table(statement, readings, index)
        or _within_row(statement, readings, index)
        or far_off(statement, readings, index)
    )
    return doubted(finding, readings, why) if why else finding


def bears_out(
    readings: Sequence[CellReading], finding: StatementFinding, likeliest: Sequence[CellReading]
) -> bool:
    """Whether a table of the report accuses a figure, by what the data hold of it most likely.

    What was tied to the data by half a name is tied for certain where both tell the same.
    """
    if not finding.is_accused or not likeliest:
        return False
    first = likeliest[0]
    return first.strength is TieStrength.LIKELY and any(
        reading.strength in _SURE and reading.range.meets(first.range) for reading in readings
    )


def is_reckoned_by(statement: ReportStatement) -> bool:
    """Whether a figure is what others are reckoned by: of every 1,000 children, 3.4 per 1,000."""
    is_amount = statement.claimed in (ClaimedAs.LEVEL, ClaimedAs.BARE)
    is_round = _ROUND_COUNT.fullmatch(statement.figure.strip()) is not None
    return is_amount and is_round and _FOR_EVERY.search(statement.before) is not None


def _denominator(statement: ReportStatement) -> str:
    """Whether it is what another figure is counted out of: 97 of 208."""
    if statement.claimed not in (ClaimedAs.LEVEL, ClaimedAs.BARE):
        return ""
    if _DENOMINATOR.search(statement.before):
        return say("another figure is a part of it")
    if _FOR_EVERY.search(statement.before):
        return say("it is what something else is laid on")
    if _RANKED.search(statement.before):
        return say("it says how many there are")
    return ""


def _elliptic(statement: ReportStatement) -> str:
    """Whether an amount has its verb, of rising or falling, from a clause before."""
    if statement.claimed not in (ClaimedAs.LEVEL, ClaimedAs.BARE) or is_chinese(statement.before):
        return ""
    *earlier, own = _CLAUSE.split(statement.before)
    has_subject = _SUBJECT.search(own) is not None and not any(finite_verbs(own))
    if (
        not has_subject
        or _REACHES.search(own)
        or not any(known.MOVES.search(clause) for clause in earlier)
    ):
        return ""
    return say("its clause has no verb of its own")


def _told_of_no_change(statement: ReportStatement) -> str:
    """Whether what was read as a change stands in a clause whose own verb is none of moving.

    "Sales climbed 21%, and it now earns 19.3% on every euro it sells."
    """
    if statement.claimed is not ClaimedAs.GROWTH or is_chinese(statement.before):
        return ""
    *earlier, own = _CLAUSE.split(statement.before)
    behind = _CLAUSE.split(statement.behind)[0]
    has_verb = any(finite_verbs(own)) and not known.MOVES.search(f"{own}{statement.figure}{behind}")
    is_carried = any(known.MOVES.search(clause) for clause in earlier)
    return say("its clause tells of no change") if has_verb and is_carried else ""


def _of_a_part(statement: ReportStatement) -> str:
    """Whether a change is told of some of those that its sentence counted before."""
    is_of_part = statement.claimed in MOVES and _OF_A_PART.search(statement.before) is not None
    return say("it is a part of what the sentence names before") if is_of_part else ""


def _in_brackets(statement: ReportStatement) -> str:
    """Whether it stands alone in brackets behind another figure: 486 people on average (471)."""
    is_amount = statement.claimed in (ClaimedAs.LEVEL, ClaimedAs.BARE)
    is_alone = _OPENED.search(statement.before) and statement.behind.startswith(")")
    return say("the sentence names it as another one") if is_amount and is_alone else ""


def _rounded(statement: ReportStatement, readings: Iterable[CellReading]) -> str:
    """Whether it is a whole number that ends in noughts, to which a cell rounds: 910,000."""
    value = statement.value
    noughts = _ROUND.search(statement.figure.replace(",", ""))
    if value is None or noughts is None or statement.claimed not in AMOUNTS:
        return ""
    measure = statement.measure
    half = Fraction(10 ** (len(noughts[0]) - 1), 2) * (measure.factor if measure else 1)
    for reading in readings:
        if reading.cells and abs(abs(reading.value) - abs(value)) <= half:
            return say("{cell} rounds to it", cell=reading.cells[0].printed_label)
    return ""


def _of_another_amount(statement: ReportStatement, readings: Iterable[CellReading]) -> str:
    """Whether a share is told of the amount right before it, which is no part that it was laid on.

    "With 702 visitors over the three years, or 35.8 % of the total."
    """
    told = _RIGHT_BEFORE.search(statement.before)
    shares = [reading for reading in readings if len(reading.cells) == _PART_AND_WHOLE]
    if statement.claimed is not ClaimedAs.SHARE or told is None or not shares:
        return ""
    digits = told["digits"].replace(",", "").replace(".", "").strip("0")
    parts = [reading.cells[0] for reading in shares]
    if any(_begins_alike(digits, cell.shown) for cell in parts):
        return ""
    return say("it is a part that the amount before it makes")


def _begins_alike(digits: str, shown: str) -> bool:
    """Whether a cell may be printed by some digits: 2.05 million for 2,052."""
    own = re.sub(r"\D", "", shown).strip("0")
    short = min(len(own), len(digits))
    near = abs(int(own[:short] or 0) - int(digits[:short] or 0))
    return bool(short) and near <= 1


def _finer(statement: ReportStatement, readings: Sequence[CellReading]) -> str:
    """Whether it is printed to more digits than any cell: a mean of 50.1 beside 91 pupils.

    What has a cell's very digits is of another scale: 41.2 million beside 41,200 million.
    """
    claim, value = statement.range, statement.value
    single = [reading for reading in readings if len(reading.cells) == 1]
    if value and any(has_digits(value, reading.value) for reading in single):
        return ""
    if claim is None or statement.claimed not in (ClaimedAs.LEVEL, ClaimedAs.BARE) or not single:
        return ""
    if claim.is_point or any(claim.width() >= _digit(reading) for reading in single):
        return ""
    if value and any(not value % _digit(reading) for reading in single if _is_exact(reading)):
        return ""  # £289,000 beside 268 thousand
    return say("it has more digits than {cell}", cell=single[0].cells[0].printed_label)


def _is_exact(reading: CellReading) -> bool:
    return isinstance(_digit(reading), Fraction)


def _digit(reading: CellReading) -> Fraction | float:
    """Return one unit of the last digit of a cell; one, of a whole number that counts."""
    width, cell = reading.range.width(), reading.cells[0]
    is_count = not width and cell.value.denominator == 1 and "." not in cell.shown
    return Fraction(1) if is_count else width if isinstance(width, Fraction) else float(width)


def _of_the_money_before(statement: ReportStatement, readings: Iterable[CellReading]) -> str:
    """Whether it says how money rose that stands before it, and was set against what is none.

    "We invested $171.3 million in our stores, an increase of 8.0 %" is of no number of stores.
    """
    if statement.claimed not in RATES or not _APPOSED.search(statement.near):
        return ""
    if not _MONEY.search(statement.before[: len(statement.before) - len(statement.near)]):
        return ""
    accusing = (reading for reading in readings if reading.strength in _SURE)
    units = [cell.measure.unit for reading in accusing for cell in reading.cells]
    if any(_CURRENCY.fullmatch(base) for unit in units for base, _ in unit.dimension.powers):
        return ""
    return say("it says so of the figure before it")


def _of_what_differs(statement: ReportStatement, readings: Iterable[CellReading]) -> str:
    """Whether a change is told of an amount that was not what it was set against.

    "Net sales of $277 million were 6 % lower" is of no sales of $1,469 million, and what "increased
    $4.6 billion, or 5.8%, to $84.0 billion" is none of $194.6 billion.
    """
    behind = statement.sentence.text[statement.end - statement.sentence.start :]
    told = _OF_AN_AMOUNT.search(statement.before) or _TO_AN_AMOUNT.match(behind)
    if statement.claimed not in MOVES or told is None:
        return ""
    digits = told["digits"].replace(",", "").replace(".", "").strip("0")
    cells = [cell for reading in readings for cell in reading.cells]
    is_met = any(_begins_alike(digits, cell.shown) for cell in cells)
    return "" if is_met else say("it says so of the figure before it")


def _without_unit(statement: ReportStatement, readings: Iterable[CellReading]) -> str:
    """Whether it is a cell to the letter whose table does not say in what it is: (49,833)."""
    claim, measure = statement.range, statement.measure
    if claim is None or measure is None or not measure.unit.symbol:
        return ""
    is_change = statement.claimed is ClaimedAs.CHANGE
    for reading in readings:
        is_scaled = any(cell.measure.scale != 1 for cell in reading.cells)
        has_unit = reading.cells and reading.cells[0].measure.unit.symbol
        is_single = len(reading.cells) == 1
        if is_scaled or not (is_single or is_change):
            continue
        scales = _SCALES[1:] if is_single and has_unit else _SCALES  # of money, a million at least
        if any(abs(reading.value) * scale in _upward(claim) for scale in scales):
            return say("{cell} has no unit", cell=reading.cells[0].printed_label)
    return ""


def _in_another_unit(statement: ReportStatement, readings: Iterable[CellReading]) -> str:
    """Whether it is a cell to the letter, told without its unit: from 905, of kg a hectare."""
    value, measure = statement.value, statement.measure
    if value is None or statement.claimed not in AMOUNTS:
        return ""
    printed = value / measure.factor if measure is not None else value
    powers = measure.unit.dimension.powers if measure is not None else ()
    for cell in (reading.cells[0] for reading in readings if len(reading.cells) == 1):
        is_other = cell.measure.unit.dimension.powers != powers
        if is_other and abs(cell.value / cell.measure.factor) == abs(printed):
            return say("{cell} is that figure", cell=f"{cell.printed_label} ({cell.place})")
    return ""


def _upward(claim: Interval) -> Interval:
    return -claim if claim.high <= 0 else claim


def _elsewhere(
    statement: ReportStatement, readings: Sequence[CellReading], index: CellIndex | None
) -> str:
    """Name a cell of another series that holds the very figure, and that the sentence names."""
    if index is None or statement.claimed not in AMOUNTS or statement.range is None:
        return ""
    tied = {_series(cell) for reading in readings for cell in reading.cells}
    at_hand = index.lexicon.keys(f"{statement.near} {statement.figure}")
    if any(
        _named(cell) and _named(cell) <= at_hand for reading in readings for cell in reading.cells
    ):
        return ""  # it is called by its name right here
    said = index.lexicon.keys(statement.sentence.text)
    for cell in index.within(statement.range):
        if not cell.value or _series(cell) in tied:
            continue
        if _named(cell) and _named(cell) <= said:
            return say("{cell} is that figure", cell=f"{cell.printed_label} ({cell.place})")
    return ""


def _in_a_like_table(
    statement: ReportStatement, readings: Sequence[CellReading], index: CellIndex | None
) -> str:
    """Name a cell of another table that is called alike and prints the very number.

    Two files of one row a country may differ in their names alone.
    """
    measure, claim = statement.measure, statement.range
    if index is None or claim is None or statement.claimed not in AMOUNTS:
        return ""
    tables = {cell.table for reading in readings for cell in reading.cells}
    names = {(cell.rows, cell.columns, cell.area) for reading in readings for cell in reading.cells}
    factor = measure.factor if measure is not None else Fraction(1)
    for cell in index.cells:
        if cell.table in tables or (cell.rows, cell.columns, cell.area) not in names:
            continue
        if cell.value / cell.measure.factor * factor in claim:
            return say("{cell} is that figure", cell=f"{cell.printed_label} ({cell.place})")
    return ""


def _within_row(
    statement: ReportStatement, readings: Sequence[CellReading], index: CellIndex | None
) -> str:
    """Name a cell of the same row of which a part is the very share: of women, in one place."""
    claim = statement.range
    if index is None or claim is None or statement.claimed is not ClaimedAs.SHARE:
        return ""
    parts = [reading.cells[0] for reading in readings if len(reading.cells) == 2]
    for part in parts:
        for cell in index.cells:
            is_beside = cell.table == part.table and cell.rows == part.rows
            if is_beside and cell.value and part.value / cell.value in claim:
                return say(
                    "{cell} is what it is a part of", cell=f"{cell.printed_label} ({cell.place})"
                )
    return ""


def _named(cell: DataCell) -> frozenset[str]:
    """Return the words by which a text calls the row of a cell."""
    labels = [label for label in (*cell.rows[-1:], cell.area) if label]
    return frozenset(key for label in labels for key in label_keys(label))


def _series(cell: DataCell) -> tuple[object, ...]:
    return (cell.rows, cell.columns, cell.area, cell.table)
