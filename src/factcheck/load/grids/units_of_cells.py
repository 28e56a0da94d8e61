"""The unit of a figure: of the cell itself, its row, its column, or the whole table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.load.grids import vocabulary as words
from factcheck.load.grids.figures import CellFigure, cell_figure
from factcheck.load.grids.labels import counts_shares, is_count, is_per_share, is_rate
from factcheck.load.grids.unit_phrases import UnitPhrase, in_brackets, unit_phrase
from factcheck.wording.unit_table import DEFAULT, UnknownUnit

_OWN_MONEY = words.listed("unit lines", "own money")[0]
_OWN_SHARE = words.listed("unit lines", "own share")[0]
_OWN_SCALES = words.listed("unit lines", "own scales")[0]
_MONEY = re.compile(rf"\$|[A-Z]{{3}}\b|{_OWN_MONEY}")
_SAYS_UNIT = words.within(words.phrases_of("unit lines", "value"))
_MINOR = re.compile(r"\((p|c|¢)\)|[ ,(](pence|cents)\b")  # earnings per share (p)
_MINOR_UNITS = {"p": "pence", "c": "cents", "¢": "cents", "pence": "pence", "cents": "cents"}
_WORDS_BEHIND = re.compile(r"([\d.,]+) ?((?:[^\W\d_]|[./ ]){2,})$")
_REMARK = re.compile(r"[,(，（]")
_DASHED = re.compile(r" [-–—|] (?=[^-–—|]*$)")
#: Money that has no name of its own here: kr million.
_OTHER_MONEY = re.compile(r"^\s*[A-Za-z]{1,3}\.?\s+(?=(?:thousand|million|billion)s?$)")
_IN_WORDS = re.compile(
    rf"\b{words.any_of('unit lines', 'in')} "
    rf"((?:[%$€£]|{words.any_of('unit lines', 'in words')})[^.;()]*)",
    re.IGNORECASE,
)


def table_unit(titles: Iterable[str]) -> UnitPhrase | None:
    """Return the unit that the lines above a table say holds for all of it.

    >>> table_unit(["3-1 国内生产总值", "单位：亿元 (100 million yuan)"]).text
    '亿元'
    >>> table_unit(["Statements of Income - USD ($) $ in Millions"]).text
    'million US$'
    """
    for title in reversed(list(titles)):
        phrase = _said_in(" ".join(title.split()))
        if phrase is not None:
            return phrase
    return None


def _said_in(title: str) -> UnitPhrase | None:
    match = _SAYS_UNIT.search(title)
    if match:
        phrase = unit_phrase(next(filter(None, match.groups())))
        if phrase:
            return phrase
    whole = unit_phrase(title)
    if whole and (not whole.whole.isalpha() or not whole.whole.isascii()):
        return whole  # a single word, "Rank" or "Months", is a title and no unit
    if (first := _said_first(title)) is not None:
        return first
    dashed = _DASHED.split(title)
    if len(dashed) > 1 and (phrase := unit_phrase(dashed[-1])):
        return phrase
    _, bracketed = in_brackets(title)
    if bracketed:
        return bracketed
    for match in re.finditer(r"[(（]([^()（）]+)[)）]", title):
        for part in re.split(r"[;；]|[,，] ?(?!\d)", match[1]):
            phrase = unit_phrase(part)
            if phrase:
                return phrase
    _, comma, tail = title.rpartition(",")
    tail = _OTHER_MONEY.sub("", tail)
    if (
        comma
        and (phrase := unit_phrase(tail))
        and (phrase.scale or phrase.unit in {"%", "index"} or _is_quantity(phrase))
    ):
        return phrase
    before = re.split(r" (?:as )?at | for the | to the | year ", title, maxsplit=1)[0]
    if before != title and (phrase := unit_phrase(before)) and phrase.scale:
        return phrase  # "£ million at 31 January"
    worded = _IN_WORDS.search(title)
    return unit_phrase(worded[1]) if worded else None


def _is_quantity(phrase: UnitPhrase) -> bool:
    """Whether a unit can be nothing but one, of length, weight or energy: GWh, and no "men"."""
    try:
        measure = DEFAULT.find(phrase.text)
    except UnknownUnit:
        return False
    powers = measure.unit.dimension.powers if measure is not None else ()
    return bool(powers) and {name for name, _ in powers} != {"s"}


def _said_first(title: str) -> UnitPhrase | None:
    """Return the unit with which a title begins that says more behind it.

    >>> _said_first("$ million (2022 prices)").text, _said_first("In millions of euros, net").text
    ('million US$', 'million EUR')
    """
    for head in (_REMARK.split(title)[0], title.partition(",")[0]):
        phrase = unit_phrase(head.strip())
        if phrase and phrase.scale and phrase.unit:
            return phrase
    return None


def without_unit(title: str) -> str:
    """Return a title without the unit in brackets or behind a stroke."""
    bare, _ = in_brackets(title)
    dashed = _DASHED.split(bare)
    if len(dashed) > 1 and unit_phrase(dashed[-1]):
        return dashed[0]
    head, comma, tail = bare.rpartition(",")
    return head if comma and unit_phrase(tail) else bare


def unit_of(
    shown: tuple[str, str],
    own: tuple[UnitPhrase | None, UnitPhrase | None],
    table: UnitPhrase | None,
    label: str,
) -> str:
    """Return the unit of a figure.

    Parameters
    ----------
    shown : tuple of str
        The unit and the scale that the cell itself shows.
    own : tuple of UnitPhrase
        What the label of the row and the head of the column say.
    table : UnitPhrase
        What holds for the table, where nothing nearer says otherwise.
    label : str
        The name of what is measured: an amount per share is not in millions, a rate is no money.
    """
    sign, scale = shown
    if sign in {"%", "‰"}:
        return sign
    nearer = _combined(*own)
    if nearer is None and counts_shares(label):
        return _shares(table)
    if is_per_share(label) and not (nearer and ("/" in nearer.text or nearer.unit == "shares")):
        minor = _MINOR.search(label)
        money = _money(nearer) or (nearer.text if nearer else "") or sign or _money(table)
        if minor is not None and own[0] is None:
            money = _MINOR_UNITS[minor[1] or minor[2]]
        share = _OWN_SHARE if money == _OWN_MONEY else "share"
        return f"{money}/{share}" if money else ""
    if nearer is not None and own[0] is None and _money(nearer) and is_count(label):
        return ""  # employees, in a column of amounts
    if nearer is not None:
        return _shares(table) if nearer.text == "shares" else _completed(nearer, sign, scale, table)
    if table is None or not _applies(table, label):
        return " ".join(filter(None, (scale, sign)))
    return _completed(table, sign, scale, None)


def figure_with_unit(text: str, mark: str) -> tuple[CellFigure | None, UnitPhrase | None]:
    """Read the figure of a cell, and the unit in words behind it; a single letter is a mark.

    >>> figure, unit = figure_with_unit("5 million t", "."); figure.value, unit.text
    ('5', 'million t')
    >>> figure_with_unit("6.1 p", ".")
    (CellFigure(value='6.1', unit='', marks=('p',), is_bracketed=False), None)
    """
    number, blank, behind = _WORDS_BEHIND.sub(r"\1\n\2", text.strip()).partition("\n")
    unit = unit_phrase(behind) if blank else None
    if unit is None:
        return cell_figure(text, mark), None
    return cell_figure(number, mark), unit


def is_same_unit(one: str, other: str) -> bool:
    """Whether two texts name one unit: in words and by its sign, or in another language."""
    first, second = DEFAULT.find(one), DEFAULT.find(other)
    if first is None or second is None:
        return one.casefold() == other.casefold()
    return are_alike(one, other) and first.factor == second.factor


def are_alike(one: str, other: str) -> bool:
    """Whether what is measured in one unit can be told in the other."""
    first, second = DEFAULT.find(one), DEFAULT.find(other)
    if first is None or second is None:
        return one.casefold() == other.casefold()
    return first.unit.mismatch(second.unit) is None


def _combined(row: UnitPhrase | None, column: UnitPhrase | None) -> UnitPhrase | None:
    """Return what row and column say together; a scale and a unit are one."""
    if row is None or column is None:
        return row or column
    if "%" in {row.unit, column.unit}:  # a column of changes beside amounts
        return row if row.unit == "%" else column
    if row.scale and not row.unit and column.unit and not column.scale:
        return column._replace(scale=row.scale)
    if column.scale and not column.unit and row.unit and not row.scale:
        return row._replace(scale=column.scale)
    return row


def _completed(phrase: UnitPhrase, sign: str, scale: str, table: UnitPhrase | None) -> str:
    """Return a unit with the currency or scale that another place adds."""
    if phrase.whole:
        return phrase.whole if phrase.whole != "number" else ""
    unit = phrase.unit
    if not unit and phrase.scale:
        unit = sign or (table.unit if table is not None and table.unit != "%" else "")
    if sign and unit in {"US$", ""} and sign != unit:
        unit = sign
    return " ".join(filter(None, (phrase.scale or scale, unit)))


def _money(phrase: UnitPhrase | None) -> str:
    if phrase is None:
        return ""
    if phrase.whole:
        return (
            _OWN_MONEY
            if phrase.whole.endswith(_OWN_MONEY) and phrase.whole.strip(_OWN_SCALES) == _OWN_MONEY
            else ""
        )
    return phrase.unit if _MONEY.search(phrase.unit) and "/" not in phrase.unit else ""


def _shares(table: UnitPhrase | None) -> str:
    if table is None:
        return "shares"
    if table.share_scale:
        return f"{table.share_scale} shares"
    scale = "" if table.is_money_only or table.except_shares_too else table.scale
    return f"{scale} shares".strip()


def _applies(table: UnitPhrase, label: str) -> bool:
    """Whether the unit of a table holds for what a label names."""
    if table.unit in {"%", "index", "‰"}:
        return True
    is_scaled = bool(table.scale) or re.match(f"[{_OWN_SCALES}]", table.whole) is not None
    if is_scaled and words.PER_HEAD.search(label):
        return False
    if (
        _money(table)
        or table.is_money_only
        or (table.scale and not table.unit and table.except_shares)
    ):
        return not is_rate(label) or (not words.RATE.search(label) and not is_scaled)
    return words.RATE.search(label) is None
