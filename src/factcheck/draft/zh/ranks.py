"""What a place of Chinese is one by: 增幅全省排第7位, 经济总量居全省第二."""

from __future__ import annotations

import re

from factcheck.draft.reading import Kind
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "ranks", "zh")

CUT = re.compile("[，,、；;：:。]")
GROWTH = re.compile(WORDS.pattern(r"(?:{growth})(?:也|均|都|已|继续|仍|分别)*(?:{stands})?$"))
LEVEL = re.compile(WORDS.pattern(r"(?:{level})(?:也|均|都|已|继续|仍|分别)*(?:{stands})?$"))


def ranked(words: str) -> Kind | None:
    """Return what the words right before a place say is ranked; none where they do not say.

    >>> ranked("增长5%,增幅"), ranked("经济总量居"), ranked("招商引资")
    (<Kind.GROWTH: 'growth'>, <Kind.LEVEL: 'level'>, None)
    """
    clause = CUT.split(words)[-1].strip()
    if GROWTH.search(clause):
        return Kind.GROWTH
    return Kind.LEVEL if LEVEL.search(clause) else None
