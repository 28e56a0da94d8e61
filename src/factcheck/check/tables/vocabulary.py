"""Words by which the rows and columns of a report's table say how they belong together.

The phrases stand in the pages `check` of English and Chinese, in the section of tables.
"""

from __future__ import annotations

import re

from factcheck.load.grids.vocabulary import whole, within
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "tables")

TOTAL = whole(WORDS.pattern("{en.total}|{zh.total}"))
RESULT = within(WORDS.pattern("{en.result}|{zh.result}"))
NOT_ALL = within(WORDS.pattern("{en.not_all}|{zh.not_all}"))
WORLD = within(WORDS.pattern("{en.world}|{zh.world}"))
LESS = within(WORDS.pattern("{en.less}|{zh.less}"))
OF_WHICH = re.compile(
    WORDS.pattern(r"^\W*(?:{zh.of_which}|{en.of_which})[ :：,]*"),
    re.IGNORECASE,
)
CHANGE = within(WORDS.pattern("{en.change}|{zh.change}"))
OF_LEVELS = within(WORDS.pattern("{en.of_levels}|{zh.of_levels}"))
POINTS = within(WORDS.pattern("{en.points}|{zh.points}"))
SHARE = within(WORDS.pattern("{en.share}|{zh.share}"))
PERCENT = within(WORDS.pattern("{en.percent}|{zh.percent}"))
NOT_ADDED = within(WORDS.pattern("{en.not_added}|{zh.not_added}"))
ROW_NOT_ADDED = within(WORDS.pattern("{en.row_not_added}|{zh.row_not_added}"))
AVERAGE = re.compile(WORDS.pattern(r"\W*(?:{en.average}|{zh.average})\W*"), re.IGNORECASE)
COUNTED = within(WORDS.pattern("{en.counted}|{zh.counted}"))
SCALED = within(WORDS.pattern("{en.scaled}|{zh.scaled}"))
ROUNDED_NOTE = within(WORDS.pattern("{en.rounded_note}|{zh.rounded_note}"))
RESTATED = within(WORDS.pattern("{en.restated}|{zh.restated}"))
EITHER_SIGN = within(WORDS.pattern("{en.either_sign}"))
SAMPLE_SIZE = re.compile(r"(?:\bn|\bN|例数|样本量?)\s*[=＝:：]\s*(\d[\d, ]*)")
SAMPLE_LINE = within(WORDS.pattern("{en.sample_line}|{zh.sample_line}"))
COUNT_AND_SHARE = within(WORDS.pattern("{en.count_and_share}|{zh.count_and_share}"))
