"""Write every sentence that can stand in a verdict, in each language, to be read once whole.

Run ``make sentences``. The first part has what is said of the claims of this project and of the
cases of its tests, each wording once, with an example: numbers tell no two wordings apart. The
second has the texts of the same rooms as they stand in the catalogues, with what is put into them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from babel.messages.pofile import read_po

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.language import FOLDER, LANGUAGES, SOURCE, speaking
from factcheck.load import read_text
from factcheck.render.account.audit import conflict
from factcheck.render.account.blocks import labelled
from factcheck.render.account.claim import account, gist, standing
from factcheck.render.account.overview import consequences, lead
from factcheck.render.notation import SLOT
from factcheck.render.phrases.labels import Topic
from factcheck.render.phrases.sentence import sentence
from tests import test_judge as policy
from tests.diagnose import test_cases as diagnoses
from tests.kinds.test_kinds import CASES
from tests.render.sample import CLAIMS, REFERENCE

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "build" / "sentences.md"
ROOMS = tuple(
    f"factcheck/{room}"
    for room in ("kinds", "render/phrases", "render/account", "domain", "diagnose", "reconcile")
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


Place: TypeAlias = "tuple[object, ...]"  # what is said, and of what


def examples() -> Iterator[tuple[str, str]]:
    """Return each wording in the language of the source, with the same in the others."""
    known: set[str] = set()
    for audited in _audits():
        told = {}
        for language in LANGUAGES:
            with speaking(language):
                told[language] = dict(said(audited()))
        for place, ours in told.pop(SOURCE).items():
            shape = _NUMBER.sub("#", ours)
            if ours and shape not in known:
                known.add(shape)
                yield ours, " / ".join(other.get(place, "") for other in told.values())


def _audits() -> Iterator[Callable[[], Audit]]:
    """Return what makes each audit; it is made in every language, for findings are sentences."""
    files = [(file, ROOT / "reference") for file in sorted((ROOT / "claims").glob("*.yaml"))]
    files += ((claims, REFERENCE) for claims in (CLAIMS, CLAIMS.with_name("conflicts.yaml")))
    yield from (partial(pipeline.run, [claims], reference) for claims, reference in files)
    yield from (partial(_audit, case.claim_file()) for case in CASES if not case.fault)
    for case in diagnoses.PAGE["cases"].values():
        yield partial(_audit, diagnoses.claim_file(case))
    for case in policy.PAGE["cases"].values():
        yield partial(_audit, policy.claim_file(case, [{"id": "claim"} | case["claim"]]))


def _audit(text: str) -> Audit:
    return pipeline.audit(*read_text(text))


def said(audit: Audit) -> Iterator[tuple[Place, str]]:
    """Return all that is said of the claims of an audit, of each and of all."""
    for document in audit.documents:
        yield ("lead", str(document)), lead(audit.of(document))
        for number, consequence in enumerate(consequences(audit, document)):
            yield ("implied", str(document), number), consequence.text.replace(SLOT, "…")
    for number, finding in enumerate(audit.findings):
        told = conflict(finding, audit)
        texts = (told.title, " ⏎ ".join(told.steps), " ⏎ ".join(told.repairs), told.gravity)
        yield from ((("finding", number, part), text) for part, text in enumerate(texts))
    for verdict in audit:
        yield from (((verdict.id, *place), text) for place, text in _of(verdict, audit))


def _of(verdict: Verdict, audit: Audit) -> Iterator[tuple[Place, str]]:
    catalogue = audit.reference.catalogue
    yield ("sentence",), sentence(verdict, catalogue)
    yield ("gist",), gist(verdict, catalogue)
    yield ("standing",), standing(verdict)
    count: Counter[Topic] = Counter()
    for block in account(verdict, catalogue):
        count[block.topic] += 1
        texts = (": ".join(part) for part in labelled(block))
        yield (block.topic, count[block.topic]), " ⏎ ".join(texts)


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Return the texts that verdicts are made of, each with its translation."""
    catalogue = FOLDER / language / "LC_MESSAGES" / "factcheck.po"
    for message in read_po(BytesIO(catalogue.read_bytes())):
        if any(name.startswith(ROOMS) for name, _ in message.locations):
            yield _joined(message.id), _joined(message.string)


def _joined(text: str | Sequence[str] | None) -> str:
    return text if isinstance(text, str) else " / ".join(filter(None, text or ()))


def written() -> str:
    """Return the list as a page."""
    (other,) = (language for language in LANGUAGES if language != SOURCE)
    lines = ["# Sentences of verdicts", "", "## With figures", ""]
    for ours, theirs in examples():
        lines += [f"- {ours}", f"  {theirs}"]
    lines += ["", "## As they stand in the catalogues", ""]
    for ours, theirs in texts(other):
        lines += [f"- {ours}", f"  {theirs}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(written(), encoding="utf-8")
    print(FILE.relative_to(ROOT))
