"""Which encoding the bytes of a text are in: told by a mark, or by what they spell."""

from __future__ import annotations

import codecs
import re
import unicodedata

from factcheck.domain.diagnostic import InputError
from factcheck.language import say
from factcheck.manuscript.source import ReportFile

BYTE_ORDER_MARK = "\ufeff"
_MARKED = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NAMES = {"gb18030": "GB18030 (GBK)", "big5hkscs": "Big5", "cp1252": "Windows-1252"}
_SAMPLE = 100_000  # bytes that are weighed
_LEAST = 0.1  # of the Chinese signs of a text, those that stand in any text
_MOST_FOREIGN = 0.06  # of the bytes of a Western text, those beyond ASCII
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工"
    "也能下过子说产种面而方后多定行学法所民得经三之进着等部度家电力里如水化高自二理小物现"
    "实加量两体制机当点业本去性好应开合还因其些前外政四日社平全表间与各重新线内数正月万亿"
    "元增长比率总额收支计划市省区县第五六七八九十将及至达占"
    "這為個國時來們發動產經進著電現實點業應開還與間線內數萬億長總額計劃縣將達後會對過說種"
    "學體機當從歲兩較無關"
)
_WESTERN = re.compile(r"[A-Za-zÀ-ÿ]|[‘’“”–—…€£§°±·×½¼¾]")


def decoded(file: ReportFile, declared: str = "") -> tuple[str, str]:
    """Return the text of a file, and the name of its encoding unless it is UTF-8.

    Parameters
    ----------
    file : ReportFile
    declared : str
        The encoding that it says it is in, which is asked before what the bytes spell.

    Raises
    ------
    InputError
        If it is no text, or in an encoding that cannot be told.
    """
    content = file.content
    for mark, code in _MARKED:
        if content.startswith(mark):
            return _strictly(file, code), "UTF-16"
    if code := _unmarked_wide(content):
        return _strictly(file, code), "UTF-16"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        for code in filter(None, (declared, likeliest(content))):
            try:
                return content.decode(code), _NAMES.get(code, code)
            except UnicodeDecodeError:
                continue
        raise _unreadable(file, error) from None
    if "\x00" in text:
        raise _no_text(file)
    return text.removeprefix(BYTE_ORDER_MARK), ""


def likeliest(content: bytes) -> str:
    """Return the encoding, other than UTF-8, that a text is in; empty where none fits.

    >>> likeliest("全年粮食产量达到六百万吨".encode("gbk"))
    'gb18030'
    >>> likeliest("全年糧食產量達到六百萬噸".encode("big5"))
    'big5hkscs'
    >>> likeliest("Café sales rose to £5 million".encode("cp1252"))
    'cp1252'
    """
    weighed = [(_chinese(content, code), code) for code in ("gb18030", "big5hkscs")]
    weight, code = max(weighed)
    if weight >= _LEAST:
        return code
    return "cp1252" if _is_western(content) else ""


def _chinese(content: bytes, code: str) -> float:
    """Return which part of the signs beyond ASCII are such as any Chinese text has; 0 if none."""
    try:
        text = content.decode(code)
    except UnicodeDecodeError:
        return 0.0
    foreign = [sign for sign in text[:_SAMPLE] if sign > "\x7f"]
    if any(unicodedata.category(sign) in ("Co", "Cn") for sign in foreign):
        return 0.0
    return sum(sign in _COMMON for sign in foreign) / max(len(foreign), 1)


def _is_western(content: bytes) -> bool:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    foreign = [sign for sign in text if sign > "\x7f"]
    if len(foreign) > max(4, _MOST_FOREIGN * len(text)) or "\x00" in text:
        return False
    return all(_WESTERN.match(sign) or sign.isspace() for sign in foreign)


def _unmarked_wide(content: bytes) -> str:
    """Return UTF-16 without a mark, where every other byte of a text with ASCII is nought."""
    sample = content[:2000]
    if len(sample) < 4 or b"\x00" not in sample:
        return ""
    high, low = sample[1::2].count(0), sample[::2].count(0)
    if high > 4 * low and 10 * high >= len(sample) // 2:
        return "utf-16-le"
    return "utf-16-be" if low > 4 * high and 10 * low >= len(sample) // 2 else ""


def _strictly(file: ReportFile, code: str) -> str:
    try:
        return file.content.decode(code).removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise file.fault(
            say("the file begins as UTF-16 and goes on otherwise: {reason}", reason=error.reason),
            say("Save it anew as UTF-8."),
        ) from None


def _unreadable(file: ReportFile, error: UnicodeDecodeError) -> InputError:
    """Say where the first bad byte stands."""
    before = file.content[: error.start].decode("utf-8", "replace")
    return file.fault(
        say(
            "the file is not {encoding}: byte {byte} cannot be read",
            encoding="UTF-8",
            byte=f"0x{file.content[error.start]:02X}",
        ),
        say("Save it as UTF-8."),
        line=before.count("\n") + 1,
        column=len(before.rsplit("\n", 1)[-1]) + 1,
    )


def _no_text(file: ReportFile) -> InputError:
    return file.fault(
        say("the file is no text"),
        say("Give a report as text, Markdown, HTML, DOCX or PDF."),
    )
