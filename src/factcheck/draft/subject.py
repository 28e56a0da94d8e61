"""What a figure is a figure of: the words on its left, or those of a clause or line before."""

from __future__ import annotations

import re

from factcheck.draft.layout import HAN, ReportParts
from factcheck.draft.reading import Passage
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "subject")

LEADING = re.compile(
    r"^(?:[\s●•·*>#\-—–“”\"'、,，:：)）\]]+|其中|同时|此外|另外|全年|年末|一年来|去年|今年|当年"
    r"|预计|至|截至|共|累计|并|且|且|目前|到|以及|和|的|已|其|并且|带动|推动|"
    r"(?:19|20)\d\d年(?:末|底|度)?|[上下]半年|前?[一二三四]季度|\d{1,2}月(?:末|份)?|五年来"
    r"|过去[一-鿿]年|In \d{4},?|and |but |while |the |The |of which,? |with |its |a |an |our "
    r"|as |by |to |for |in |that |In the (?:first|second|third|fourth) quarter(?: of \d{4})?,? "
    r"|there (?:was|were) |There (?:was|were) |year on year|on a [a-z -]{3,30} basis )"
)
TRAILING = re.compile(
    WORDS.pattern(
        r"(?:[\s、,，:：(（]|(?:{zh.trailing})?[“\"]?(?:(?:19|20)\d\d年末?|上年"
        r"|十[一二三四]五[”\"]?(?:时期|期间|末)?)的?|从|由|分别|均|都|各|同比|环比|比上年"
        r"|比上年末"
        r"|较上年|年均|平均|累计|实际|名义|预计|约|共|已|达到?|完成|实现|为|的|有|保持|在"
        r"|也|再"
        r"|继续|拟|按|年均|比去年|首次|历史性| (?:was|were|is|are|has|have|had|by|to|at"
        r"|of|and|which|that|will|be|also|stood|reached"
        r"|totaled|an?|the|from|up|over|about|for))$"
    )
)
VERB_LED = re.compile(WORDS.pattern(r"^(?:{zh.verb_led}|{en.verb_led})"))

#: A heading that only says that figures follow: Our year in numbers, Key figures.
UNNAMED = re.compile(WORDS.pattern(r"\b(?:{en.unnamed})$"), re.IGNORECASE)
FIGURE_OR_END = re.compile(r"\d|[。.!！?？]$")


def subject(parts: ReportParts, start: int, end: int) -> str:
    """Subject in the words between two places; empty when they hold none.

    >>> from factcheck.draft.layout import layout
    >>> text = "其中,出口总额增长9%"
    >>> subject(layout(text), 3, 7)
    '出口总额'
    """
    words = parts.text[start:end]
    if len(words) > 160:
        words = words[-160:]
    words = _peeled(words)
    if (
        not words
        or VERB_LED.match(words)
        or not (HAN.search(words) or re.search(r"[A-Za-z]{3}", words))
    ):
        return ""
    if HAN.search(words) and len(words) > 40:
        words = words[-40:]
    return words


def _peeled(words: str) -> str:
    words = words.strip()
    for _ in range(8):
        shorter = TRAILING.sub("", LEADING.sub("", words)).strip()
        if shorter == words:
            break
        words = shorter
    return words


def subject_above(parts: ReportParts, passage: Passage) -> str:
    """Words of a line without a figure, right above a line that begins with its verb."""
    line = parts.line_index(passage.figure.start)
    begins = parts.lines[line].start
    if passage.sentence[0] < begins or passage.clause[0] > begins + 1:
        return ""
    for above in reversed(parts.lines[max(0, line - 3) : line]):
        words = passage.text[above.start : above.end].strip()
        if words:
            is_clause = FIGURE_OR_END.search(words) or len(words) > 30 or UNNAMED.search(words)
            return "" if is_clause else words.strip("●•· ")
    return ""
