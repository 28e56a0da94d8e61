"""What changed between two checks: of an earlier draft of a report, and of the one at hand."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import msgspec
from msgspec import Struct

from factcheck.check.findings import CheckResult, StatementFinding
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.manuscript.source import bytes_of

_DIGITS = re.compile(r"\d[\d.,]*")
_ALIKE = 0.75  # of two sentences without their figures, from which they are taken for one


class FigureChange(Struct, frozen=True, kw_only=True):
    """A figure that is new, that is gone, or of which something else is found."""

    before: StatementFinding | None = None
    now: StatementFinding | None = None


class Since(Struct, frozen=True, kw_only=True):
    """What changed, in the order of the report, and how many figures did not."""

    changes: tuple[FigureChange, ...]
    unchanged: int


def read_check(path: Path) -> CheckResult:
    """Read the result of a check, as it was written as JSON.

    Raises
    ------
    InputError
        If it cannot be opened, or is none.
    """
    at = Location(file=path.as_posix(), line=1, column=1)
    try:
        return msgspec.json.decode(bytes_of(path), type=CheckResult)
    except OSError as error:
        problem = say("the file cannot be opened: {reason}", reason=say(error.strerror or "?"))
        remedy = say("Check the path.")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        problem = say("this is no result of a check")
        remedy = say("Write one by: factcheck check … --format json --output last.json")
    raise InputError([Diagnostic(at=at, key="", problem=problem, remedy=remedy)])


def since(before: CheckResult, now: CheckResult) -> Since:
    """Lay a check beside that of an earlier draft.

    A figure is the same where its sentence is, figures aside: word for word, or else nearly so.
    """
    partners = _partners(before, now)
    changes = [
        FigureChange(before=partners.get(statement.id), now=statement)
        for statement in now.statements
    ]
    kept = {partner.id for partner in partners.values()}
    gone = [
        FigureChange(before=statement)
        for statement in before.statements
        if statement.id not in kept
    ]
    changed = [change for change in (*changes, *gone) if not _is_same(change)]
    return Since(changes=tuple(changed), unchanged=len(now.statements) + len(gone) - len(changed))


def _partners(before: CheckResult, now: CheckResult) -> dict[str, StatementFinding]:
    """Return the figure of the earlier draft that each figure is, by id."""
    earlier, later = _by_sentence(before), _by_sentence(now)
    pairs = {sentence: sentence for sentence in later if sentence in earlier}
    open_ones = [sentence for sentence in earlier if sentence not in pairs]
    for sentence in later:
        if sentence not in pairs and open_ones:
            alike = {each: SequenceMatcher(None, each, sentence).ratio() for each in open_ones}
            best = max(open_ones, key=lambda each: alike[each])
            if alike[best] >= _ALIKE:
                pairs[sentence] = best
                open_ones.remove(best)
    return {
        one.id: partner
        for sentence, other in pairs.items()
        for one, partner in zip(later[sentence], earlier[other], strict=False)
    }


def _by_sentence(result: CheckResult) -> dict[str, list[StatementFinding]]:
    """Return the figures of each sentence, in order; sentences without their digits."""
    sentences: dict[str, list[StatementFinding]] = defaultdict(list)
    for statement in result.statements:
        sentences[_DIGITS.sub("#", statement.quote)].append(statement)
    return sentences


def _is_same(change: FigureChange) -> bool:
    before, now = change.before, change.now
    if before is None or now is None:
        return False
    return _found_of(before) == _found_of(now)


def _found_of(finding: StatementFinding) -> tuple[str, str, tuple[str, ...]]:
    """Return what became of a figure, in no language: the truth by the cells that tell it."""
    cells = tuple(cell.shown for cell in finding.cells) if finding.true else ()
    return finding.figure, finding.outcome, cells
