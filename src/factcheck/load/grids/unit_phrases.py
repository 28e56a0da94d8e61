"""Units as tables say them, in brackets or a line of their own, in four languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.load.grids.vocabulary import LANGUAGES, any_of, listed
from factcheck.wording.unit_table import DEFAULT, UnknownUnit
from factcheck.wording.vocabulary import section


def _table(name: str) -> dict[str, str]:
    """Return the words of a section of the pages of tables, each with the unit that it means."""
    rows = (row for code in LANGUAGES for row in section(f"{code}/tables", name).items())
    return {word: unit for unit, row in rows for word in row.split(" | ")}


_SCALES, _MONEY, _OTHERS = (_table(name) for name in ("scales", "money", "units"))
_WORDS = "unit lines"
_BASE = re.compile(rf"(?:19|20)\d\d(?:[/-]\d\d+)? ?= ?100\b(?:\.0)?|{any_of(_WORDS, 'base')}")
_LABEL = re.compile(
    rf"^{any_of(_WORDS, 'label')}(?: {any_of(_WORDS, 'behind a label')})?[ :：]*"
    rf"(?:{any_of(_WORDS, 'verb')} )*",
    re.IGNORECASE,
)
_BEFORE_MONEY = any_of(_WORDS, "before money")
_OWN_SCALES = listed(_WORDS, "own scales")[0]
_OWN = re.compile(
    rf"{_BEFORE_MONEY}?(?P<bare>[{_OWN_SCALES}]*{any_of(_WORDS, 'things')}(?:/[\w\u4e00-\u9fff]+)?)"
)
_EXCEPT = re.compile(
    rf"[,;]? *(?:{any_of(_WORDS, 'before an exception')} )*{any_of(_WORDS, 'exception')}.*",
    re.IGNORECASE,
)
_PLAIN_NUMBER = re.compile(r"[-+–−(]?\d[\d.,]*\)?")
_CODES = "eur|usd|gbp|chf|nok|sek|dkk|rmb|cny|jpy|aud|cad|hkd"
_GLUED_BEHIND = re.compile(rf"\b({_CODES})(m|mn|bn|k|tn|mm)\b")  # EURm
_GLUED_BEFORE = re.compile(rf"\b(t|k|m|mn|bn|mio|mrd)({_CODES}|€|£)")  # TEUR, k€
_FACTOR = re.compile(r"\d[\d., ]*")
_SHARE = re.compile(any_of(_WORDS, "share"), re.IGNORECASE)
_BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]*(?:\([^()]*\)[^()（）\[\]]*)?)[)）\]]")
_IN = any_of(_WORDS, "in")
_IN_WORDS = re.compile(rf" {_IN} ((?:%|€|{any_of(_WORDS, 'measures')}).*)$")
_SAYS_UNIT = re.compile(rf"{_IN} |.*[$€£%]|{any_of(_WORDS, 'scale')}", re.IGNORECASE)
_SIGNED = re.compile(  # Sales $m, Turnover EUR million
    rf"(?P<name>.*[^\W\d_][)'’]?),? (?P<unit>(?:(?:US|HK|A|C)?\$|€|£|(?:{_CODES.upper()}))"
    r" ?(?:m|mn|bn|k|thousands?|millions?|billions?|[’']?000s?)\b)"
)
_CODED = re.compile(  # names of columns of files: on_time_pct, revenue_eur_m
    rf"(?P<name>[a-z]\w*?)_(?P<unit>pct|percent|(?:{_CODES})(?:_(?:m|mn|bn|k|thousand|million|billion))?"
    rf"|(?:m|mn|bn|k|thousand|million|billion)_(?:{_CODES}))",
    re.IGNORECASE,
)
_CODED_AS = {"pct": "%", "percent": "%"}
_CODED_UNITS = _table("coded units")
_CODED_UNIT = re.compile(  # wind_generation_twh, energy_use_kwh_per_capita
    rf"(?P<name>[a-z]\w*?)_(?P<unit>{'|'.join(sorted(_CODED_UNITS, key=len, reverse=True))})"
    r"(?P<head>_per_(?:capita|person|head|inhabitant))?",
    re.IGNORECASE,
)
_OF_GAS = re.compile(r"(?<=g) ?CO[2₂](?:[ -]?eq?\.?)?(?= ?/| per )", re.IGNORECASE)  # g CO2/kWh
_BEGINS_IN = re.compile(rf"^{_IN} ", re.IGNORECASE)
_PER = re.compile(rf" ?/ ?| {any_of(_WORDS, 'per')} ")
_HEADS = {word: unit for unit in ("share", "capita") for word in listed("heads of units", unit)}
_SHARE_OF = re.compile(
    rf"(?:%|{any_of(_WORDS, 'percent')}) {any_of(_WORDS, 'of the whole')} .+", re.IGNORECASE
)
_DOLLARS = re.compile(rf"\b{any_of(_WORDS, 'us dollars')}\b")
_LINKS = re.compile(rf"\b{any_of(_WORDS, 'links')}\b")


class UnitPhrase(NamedTuple):
    """A unit as a table says it, in the words that figures are written with."""

    unit: str = ""  # without its scale: "US$", "persons"
    scale: str = ""  # "million"
    whole: str = ""  # a unit that is kept as it is printed: 亿元
    note: str = ""  # a base year
    is_money_only: bool = False  # "$ in millions": what is no money is not scaled
    except_shares: bool = False  # "except per share data"
    except_shares_too: bool = False  # "except share and per share data"
    share_scale: str = ""  # "shares in Thousands"

    @property
    def text(self) -> str:
        """The unit with its scale."""
        return self.whole or " ".join(filter(None, (self.scale, self.unit)))


def unit_phrase(text: str) -> UnitPhrase | None:
    """Read a text that may be a unit, as a whole; None where it is something else.

    >>> [unit_phrase(text).text for text in ("Mrd. EUR", "$ in millions", "单位：亿元", "1,000")]
    ['billion EUR', 'million US$', '亿元', 'thousand']
    >>> unit_phrase("expense") is None
    True
    """
    if _PLAIN_NUMBER.fullmatch(text) and text not in _SCALES:
        return None
    text = _OF_GAS.sub("", text)
    return _phrase(" ".join(text.replace("\u00a0", " ").replace("：", ":").split()))


@lru_cache(maxsize=16_384)
def _phrase(text: str) -> UnitPhrase | None:
    bare = _LABEL.sub("", text.strip(" ()（）[]:;,.")).strip(" ()（）[]:;,")
    if not bare or len(bare) > 90:
        return None
    base = _BASE.search(bare)
    if base is not None and len(bare) < len(base[0]) + 12:
        return UnitPhrase(unit="index", note=base[0])
    clause, exception = _exception(bare)
    for candidate in _candidates(clause):
        phrase = _measured(candidate)
        if phrase is not None:
            return phrase._replace(
                except_shares=_SHARE.search(exception) is not None,
                except_shares_too=re.search(r"(?<!per )\bshares?\b", exception) is not None,
            )
    return None


def _exception(text: str) -> tuple[str, str]:
    """Part what is measured from "except per share data" behind it."""
    match = _EXCEPT.search(text)
    return (text[: match.start()], match[0]) if match else (text, "")


def _candidates(text: str) -> list[str]:
    """Return the text as it is, and without a translation in brackets or behind it."""
    outside = re.sub(r"[(（][^()（）]*[)）]", " ", text).strip(" ,;")
    chinese = re.match(r"[\u4e00-\u9fff％%/]+(?= ?[A-Za-z(])", text)
    parts = re.split(r"[;；|]| / ", text)
    return [text, outside, *([chinese[0]] if chinese else []), *(parts if len(parts) > 1 else [])]


def _measured(text: str) -> UnitPhrase | None:
    folded = text.casefold().strip(" .,:;")
    shares = re.search(r"shares? in (thousands|millions|billions)", folded)
    if shares:
        folded = f"{folded[: shares.start()]} {folded[shares.end() :]}".strip(" ,;") or "shares"
    folded = _BEGINS_IN.sub("", folded)
    if _SHARE_OF.match(folded):
        return UnitPhrase(unit="%", note=text)
    if folded in _OTHERS:
        is_number = _OTHERS[folded] == "number"
        return UnitPhrase(whole="number") if is_number else UnitPhrase(unit=_OTHERS[folded])
    if own := _OWN.fullmatch(text):
        return UnitPhrase(whole=own["bare"])
    phrase = _scaled_money(folded) or _per(text)
    if phrase is not None:
        return phrase._replace(share_scale=_SCALES[shares[1]]) if shares else phrase
    return UnitPhrase(whole=text) if _is_known(text) else None


def _is_known(text: str) -> bool:
    """Whether the table of units knows a text, which is long or odd enough to be no word.

    A number before it is a factor, 1,000 persons; 5 million t is a figure.
    """
    number = _FACTOR.match(text)
    if number is not None and re.sub(r"\D", "", number[0]).rstrip("0") != "1":
        return False
    if text.isdigit() or (len(text) < 2 and text.isascii()):
        return False
    try:
        return DEFAULT.find(text) is not None
    except UnknownUnit:  # of more than one meaning: a pound may be money or weight
        return False


def _per(text: str) -> UnitPhrase | None:
    """Read a quotient: US$/barrel, US$ per share, in usd per share, EUR je Einwohner."""
    bare = _BEGINS_IN.sub("", text)
    parts = _PER.split(bare, maxsplit=1)
    if len(parts) != 2 or not parts[1].strip():
        return None
    measured = _scaled_money(parts[0].strip().casefold())
    if measured is None:
        return None
    below = _HEADS.get(parts[1].strip().casefold(), parts[1].strip())
    return UnitPhrase(unit=f"{measured.unit}/{below}", scale=measured.scale)


def _scaled_money(text: str) -> UnitPhrase | None:
    """Read money, a scale, or a scale of something: "$ in millions", "Mrd. EUR", "in thousands"."""
    words = re.sub(r"[()]", " ", text.replace("u.s.", "us").replace("d'", " ").replace("d’", " "))
    words = _DOLLARS.sub("us$", words)
    words = _LINKS.sub(" ", words.replace("‘", "'").replace("’", "'"))
    words = _GLUED_BEHIND.sub(r"\1 \2", _GLUED_BEFORE.sub(r"\1 \2", words))
    for symbol in ("us$", "hk$", "a$", "c$", "r$", "€", "£"):
        words = words.replace(symbol, f" {symbol} ")
    words = re.sub(r"(?<![a-z])\$", " $ ", words)
    scale, unit, rest = "", "", []
    for token in re.findall(r"'?0{3}s?|10[ ,]000|1[ ,.]?000|100 million|[^\s,;]+", words):
        bare = token.strip(".")
        if (
            not scale
            and bare in _SCALES
            and not (bare in {"m", "k", "t"} and not unit and len(words.split()) == 1)
        ):
            scale = _SCALES[bare]
        elif _MONEY.get(bare) and _MONEY.get(bare) in {unit, unit or _MONEY[bare]}:
            unit = _MONEY[bare]
        elif bare not in {"us", "usd"} or unit != "US$":
            rest.append(bare)
    if not scale and not unit:
        return None
    if not rest:
        is_money_only = re.search(r"[$€£]|\bdollars\b", text) is not None and " in " in f" {text} "
        return UnitPhrase(unit=unit, scale=scale, is_money_only=is_money_only)
    other = _OTHERS.get(" ".join(rest), "number")
    if other != "number" and not unit:
        return UnitPhrase(unit=other, scale=scale)
    return None


def in_brackets(label: str) -> tuple[str, UnitPhrase | None]:
    """Part a label from the unit in brackets or behind a comma; the words of other brackets stay.

    >>> label, phrase = in_brackets("GDP, current prices (bn NOK)"); label, phrase.text
    ('GDP, current prices', 'billion NOK')
    >>> in_brackets("Other income (expense), net")
    ('Other income (expense), net', None)
    """
    found: UnitPhrase | None = None
    for match in reversed(list(_BRACKETED.finditer(label))):
        phrase = unit_phrase(match[1])
        if phrase is not None:
            found = phrase if found is None or phrase.text != "number" else found
            label = f"{label[: match.start()]} {label[match.end() :]}"
    label = re.sub(r" ([,:;)])", r"\1", " ".join(label.split()))
    return (label, found) if found is not None else _behind(label)


def _behind(label: str) -> tuple[str, UnitPhrase | None]:
    """Part a label from a unit that stands behind it; one behind a comma is a part of the name."""
    head, comma, tail = label.rpartition(",")
    if comma and head and _SAYS_UNIT.match(tail.strip()):
        phrase = unit_phrase(tail)
        if phrase is not None:
            return label, phrase
    worded = _IN_WORDS.search(label)
    if worded is not None:
        phrase = unit_phrase(worded[1])
        return (label[: worded.start()], phrase) if phrase is not None else (label, None)
    signed = _SIGNED.fullmatch(label)
    if signed is not None and (phrase := unit_phrase(signed["unit"])) is not None:
        return signed["name"], phrase
    coded = _CODED.fullmatch(label)
    if coded is not None:
        words = coded["unit"].replace("_", " ")
        return coded["name"], unit_phrase(_CODED_AS.get(words.casefold(), words))
    measured = _CODED_UNIT.fullmatch(label)
    if measured is not None:
        name = f"{measured['name']}{measured['head'] or ''}"
        return name, unit_phrase(_CODED_UNITS[measured["unit"].casefold()])
    percent = re.search(r"(?:[ ,]*[±+/-]|[ ,]|(?<=[\u3400-\u9fff]))+[%％]$", label)
    return (label[: percent.start()], unit_phrase("%")) if percent is not None else (label, None)
