"""Words with which a Chinese paragraph says of which years it speaks."""

import re

from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "leads", "zh")

LEAD = re.compile(WORDS.pattern(r"^[\s●•·\-—>*]*(?:{lead})"))
#: A paragraph of what is wanting speaks of the last year, whatever years it follows.
WANTING = re.compile(WORDS.pattern(r"清醒地?(?:看到|认识到)|(?:{see})[^。\n]{0,30}(?:{wants})"))
#: A line that says when the report was written, or of which month it is.
MONTH_ALONE = re.compile(
    r"\s*[(（]?(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日)?(?P<issued>发布|公布|印发|发表)?[)）]?\s*"
)


def announced(text: str) -> int:
    """Where the sentence begins that ends a paragraph and leads the ones below; 0 for none.

    >>> announced("任务完成。一年来，我们主要做了以下工作：")
    5
    """
    if not text.rstrip().endswith((":", "：")):
        return 0
    last = max(text.rfind(mark) for mark in "。；") + 1
    return last if LEAD.match(text[last:]) else 0
