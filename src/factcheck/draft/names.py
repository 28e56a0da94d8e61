"""Digits and numerals that are no figures: names, codes, list marks, dates of meetings.

The lexicon is about language, not about any one report: what stands here is written with a
numeral by everybody.
"""

import re

from factcheck.draft.sentences import Runs
from factcheck.draft.zh.parts import is_structure
from factcheck.wording.running_numbers import RAND
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "names")

NUMERAL = r"[一二三四五六七八九十百〇零两\d]"

#: Line marks: (一), 一、, 1., (1), ①. Only at the start of a line or bullet.
LIST_MARK = re.compile(
    WORDS.pattern(r"^[ \t>#*●•·—–\-■◆▶★※]*(?:{zh.list_mark}|{en.list_mark})"),
    re.MULTILINE,
)

MEETING = WORDS.pattern(r"(?:{zh.meeting})")

#: Digits are bounded: a run of thousands is looked at from each of its places.
CHINESE_NAMES = re.compile(
    WORDS.pattern(
        r"(?P<structure>\d{1,20}(?:\.\d+)?(?:[:：︰∶]\d+(?:\.\d+)?){2,})"
        r"|[“‘「『《〈][^”’」』》〉\s。;；]{0,16}?(?:[一二三四五六七八九十百千万双两]"
        r"|\d)[^”’」』》〉\s。;；]{0,40}?[”’」』》〉]"
        r"|(?<!\d)\d{1,2}月(?:合约|期货)"
        r"|十[一二三四五六七]五(?={zh.of_plans})"
        r"|第{numeral}{1,4}(?:次|届)(?=[^，。、；,;\n]{0,14}{meeting})"
        r"|(?:党的)?(?:[十二三]{1,3})(?:届[一二三四五六七八九]中全会"
        r"|届[一二三四五六七八九]中"
        r"|大(?={zh.of_congresses}))"
        r"|[一二三四五六七八九十]{1,3}次(?=会议|全会|全体会议|大会)"
        r"|第[一二三123]产业|[一二三](?:[、二三]{1,4})?产业?(?={zh.of_sectors})"
        r"|[一二三]次产业"
        r"|第{numeral}{1,3}(?:{zh.ordered})"
        r"|(?:NO|No|no|Nr|№)\.? ?\d+"
        r"|(?<![A-Za-z])(?!(?:{en.codes})\d|{rand})[A-Za-z]{1,9}[-_]?\d+(?:[.\-]\d+)*[A-Za-z]?"
        r"(?![\d.]*[%万亿元美])"
        r"|(?<![\d.])\d{1,2}[GKDCVPR](?!W)(?=[^A-Za-z\d]|[A-Z])"
        r"|(?<![\d.])\d[Aa]{1,2}(?={zh.grades}|{en.grades})"
        r"|[\[〔【]\d{1,4}[\]〕】](?:第?\d+号)?|第?\d{1,20}号(?:{zh.papers})?"
        r"|(?<!\d)\d+周年|[一二三四五六七八九十百]{1,20}周年"
        r"|(?<![\d.])(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[奈纳]米|nm)(?={zh.processes})"
        r"|(?<=[盟洲欧砖])(?:\d{1,2}|[一二三四五六七八九十]{1,3})国"
        r"|(?<!\d)(?:500|100|50|10|20|30|200|1000)强|(?:五百|百|十|千)强"
        r"|\d{1,20}后(?=青年|[，、。群消])"
        r"|(?<![\d.])\d\.0(?!\d)(?=版|时代|[”」])|\d{1,20}[×xX*]\d+"
        r"|\d{1,20}(?:\+[\dNnX]+)+|\d{1,20}[·•]\d+"
        r"|(?<!\d)\d{3,6}(?={zh.hotlines})|24小时(?={zh.no_hotlines})|365天"
        r"|(?:{zh.rankings})[一-鿿]{0,3}\d{2,4}强|中国制造2025|2030年可持续"
        r"|(?:{zh.parts_of_reports})[:： ]?\d{1,2}(?![\d.,]*[%\d万亿个家元项])"
        r"|(?:{zh.codes})[:： ]?\d[\d-]{4,}"
        r"|(?<!\d)\d{3,4}-\d{7,8}|https?://\S{1,200}|\d[\w.]{0,30}@[\w.]{3,60}"
        r"|\d{1,2}:\d{2}"
        r"|八项规定|一带一路|千方百计|三农|[双四五两三六八]有",
        numeral=NUMERAL,
        meeting=MEETING,
        rand=RAND,
    )
)

ORDINAL = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"  # in words
)
CONGRESS = WORDS.pattern(
    r" (?:(?:[a-z][\w'-]{0,20}|\d{1,3}(?:st|nd|rd|th)) ){0,5}?(?:{en.congresses})\b"
)
#: What begins with a letter, and what begins with a digit or a sign: where the one may stand the
#: other is not tried.
ENGLISH_NAMES = re.compile(
    WORDS.pattern(
        r"\b(?=[a-z])(?:"
        r"(?:covid|sars-cov|pm|co|so|no|h|g|mh|a|b|c|f|t|ms)-?(?:19|2\.5|10|20|2|7|8|4"
        r"|1)\b(?![.,]?\d)(?! ?(?:{en.scales}))"
        r"|(?:{en.parts_of_reports})(?:s(?= \d{1,3}(?:, | and | or | to "
        r"|[-–/])\d))? (?:global )?#?\d+(?:[-.]\w{1,6})?(?:\(\w\))?(?:(?:, | and | or "
        r"| to |[-–/])\d{1,2}\b(?! ?%"
        r"|[,.]?\d| (?:percent|per cent)\b)){0,3}(?![\d,.]*\d)(?! ?"
        r"(?:{en.scales_of_money}))"
        r"|(?:no|nos)\. ?(?!1\b|one\b)\d+"
        r"|(?:{ordinal}){congress}"
        r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty)"
        r"-(?:{en.compounds})s?(?:-old)?\b(?<!three-quarters)"
        r"|(?<![\w.])(?!(?-i:{en.codes_of_money})\d|{rand})[A-Za-z]{1,3}\d{1,5}[A-Za-z]?\b(?!,\d)(?<!q[1-4])(?<!h[12])"
        r"(?<!fy\d\d)(?<!fy\d{4})(?<!rs\d)(?<!us\d)"
        r"|industry 4\.0"
        r"|(?:one|two)-(?:{en.fractions})s?\b(?<!fold)(?<!third)(?<!thirds)(?<!half)"
        r"|https?://\S{1,200}"
        r")|(?=[\d(\[#])(?:"
        r"\b\d{1,2}[.:]\d\d ?[ap]\.?m\b|"
        r"\b\d{1,3}(?:st|nd|rd|th){congress}"
        r"|\b\d{1,3}(?:st|nd|rd|th)(?: and \d{1,3}(?:st|nd|rd"
        r"|th))? (?:{en.of_congresses})\b"
        r"|\b\d{1,3}(?:st|nd|rd|th)\b(?= (?:street|avenue|floor|of (?:{en.months})))"
        r"|\b\d{1,3}-(?:{en.compounds})s?(?:-old)?\b"
        r"|\b(?:24/7|9/11|24-hour|401\(k\)|360-degree|10-[kq]\b|8-k\b|20-f|6-k)"
        r"|(?<![\d.,$])[2-6]g\b|(?<![\d.,$])[348][dk]\b(?! )"
        r"|\b\d\.0\b(?= version)"
        r"|\(\d{1,2}\)(?! ?(?:percent|%))|\[\d{1,3}\]"
        r"|\d[\w.]{0,30}@[\w.]{3,60}|\(?\b\d{3}\)?[- .]\d{3}[- .]\d{4}\b"
        r"|\b\d-\d{3}-\d{3}-\d{4}\b"
        r"|(?<![\d.:])\b\d{1,2}:\d{2}\b(?![:.]\d)(?: ?[ap]\.?m\.?)?"
        r"|\b\d{1,2} ?[ap]\.m\.|\b\d{4}s\b|#\d+)",
        ordinal=ORDINAL,
        congress=CONGRESS,
        rand=f"(?-i:{RAND})",
    ),
    re.IGNORECASE,
)


def name_spans(text: str, where: Runs) -> list[tuple[int, int]]:
    """Spans of numerals in names, in order and without overlap."""
    found = [match.span() for match in LIST_MARK.finditer(text)]
    for pattern, spans in ((CHINESE_NAMES, where.chinese), (ENGLISH_NAMES, where.named)):
        found += [
            match.span()
            for start, end in spans
            for match in pattern.finditer(text, start, end)
            if not (pattern is CHINESE_NAMES and match["structure"] and is_structure(text, match))
        ]
    found.sort()
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
