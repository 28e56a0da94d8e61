"""Changes that an editor offers: the word that was meant, the slip that explains a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factcheck.desk.corrections import Correction, Edit, corrections
from factcheck.desk.layout import claims_of
from factcheck.desk.marks import marks
from factcheck.desk.session import Judged
from factcheck.language import say

_MEANT = re.compile(re.escape(say("Did you mean {word!r}?", word="·")).replace("'·'", "'([^']+)'"))


def actions(
    judged: Judged, name: str, line: int, tried: Callable[[str], Judged]
) -> tuple[Correction, ...]:
    """Return the changes that are offered for a line, counted from 0, as `tried` judges them."""
    if judged.audit is None:
        return tuple(_meant(judged, name, line))
    layouts = (
        layout for layout in claims_of(judged.text, name) if layout.first <= line <= layout.last
    )
    by_id = {verdict.id: verdict for verdict in judged.audit}
    return tuple(
        action
        for layout in layouts
        if layout.id in by_id
        for action in corrections(by_id[layout.id], layout, judged, tried)
    )


def _meant(judged: Judged, name: str, line: int) -> Iterator[Correction]:
    """Offer the word that a fault asks for."""
    for mark in marks(judged, name):
        match = _MEANT.search(mark.text)
        if mark.where.line == line and match:
            title = say("Write {word!r}", word=match[1])
            yield Correction(title=title, edits=(Edit(where=mark.where, text=match[1]),))
