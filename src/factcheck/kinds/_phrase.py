"""Phrases put together from names: closed up where Chinese needs no blanks."""

from __future__ import annotations

import re

from factcheck.language import language

_HAN = "[\u3000-\u9fff\uff00-\uffef]"
_NEEDLESS = re.compile(f"(?<={_HAN}) (?={_HAN})")


def closed(text: str) -> str:
    """Leave out the blanks of a Chinese phrase that set no word of another script apart.

    >>> from factcheck.language import speaking
    >>> with speaking("zh"):
    ...     closed("长治市2021年 地区生产总值 自"), closed("长治市2021年 GDP 自")
    ('长治市2021年地区生产总值自', '长治市2021年 GDP 自')
    """
    return _NEEDLESS.sub("", text) if language() == "zh" else text
