"""Words with which a Chinese paragraph says of which years it speaks."""

import re

LEAD = re.compile(
    r"^[\s●•·\-—>*]*(?:一年来|过去一年|去年|[这过五三四][去五年]{1,2}年?来?[，,]|五年来"
    r"|过去的?五年|这五年|[“\"]?十[一二三四五]五[”\"]?(?:时期|期间|以来)"
    r"|(?:19|20)\d\d年(?:[，,]|是)|(?:刚刚)?过去的(?:(?:19|20)\d\d年|一年))"
)
#: A paragraph of what is wanting speaks of the last year, whatever years it follows.
WANTING = re.compile(
    r"清醒地?(?:看到|认识到)|(?:看到|认识到|面临|存在|正视)[^。\n]{0,30}(?:困难|问题|不足|差距|短板|挑战|矛盾)"
)
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
