"""An audit as JUnit XML, so that any CI shows claims as it shows tests.

A suite is a document, a case a claim. Contradicted and implausible claims fail, and those that
cannot hold together with others; those without evidence or without anything to measure are
skipped, and so are findings that are known, each with the reason; all others pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Document
from factcheck.domain.verdict import FAIL_ON, INCONSISTENT, Label, Verdict
from factcheck.language import say
from factcheck.render.account.blocks import Fact, labelled
from factcheck.render.account.claim import brief
from factcheck.render.machine.message import message
from factcheck.render.phrases.labels import Topic

_SKIPPED = (Label.UNVERIFIABLE, Label.NOT_CHECKABLE)
_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def render(audit: Audit) -> str:
    """Write an audit as JUnit XML."""
    root = ET.Element("testsuites", {"name": "factcheck", **_counts(audit.verdicts, audit)})
    for document in audit.documents:
        root.append(_suite(document, audit))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(document: Document, audit: Audit) -> ET.Element:
    verdicts = audit.of(document)
    name = _allowed(str(document))
    suite = ET.Element(
        "testsuite", {"name": name, "file": _allowed(document.file), **_counts(verdicts, audit)}
    )
    for verdict in verdicts:
        suite.append(_case(verdict, audit))
    return suite


def _case(verdict: Verdict, audit: Audit) -> ET.Element:
    claim, catalogue = verdict.claim, audit.reference.catalogue
    case = ET.Element(
        "testcase",
        name=_allowed(claim.own_id),
        classname=_allowed(f"{claim.document.id}.{claim.kind}"),
        file=_allowed(claim.at.file),
        line=str(claim.at.line),
        time="0",
    )
    text = _allowed(message(verdict, catalogue))
    if verdict.fails() and audit.is_known(verdict):
        ET.SubElement(case, "skipped", message=say("known: {finding}", finding=text))
    elif verdict.fails():
        by_label = verdict.label if verdict.label in FAIL_ON else INCONSISTENT
        failure = ET.SubElement(case, "failure", message=text, type=str(by_label))
        failure.text = _allowed("\n".join(_account(verdict, catalogue)))
    elif verdict.label in _SKIPPED:
        ET.SubElement(case, "skipped", message=text)
    else:
        ET.SubElement(case, "system-out").text = text
    return case


def _account(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    blocks = (Fact(Topic.QUOTE, verdict.claim.quote), *brief(verdict, catalogue))
    for block in blocks:
        for name, meaning in labelled(block):
            yield say("{name}: {meaning}", name=name, meaning=meaning)


def _counts(verdicts: tuple[Verdict, ...], audit: Audit) -> dict[str, str]:
    failing = [verdict for verdict in verdicts if verdict.fails()]
    failures = sum(not audit.is_known(each) for each in failing)
    open_ones = sum(verdict.label in _SKIPPED and not verdict.fails() for verdict in verdicts)
    skipped = open_ones + len(failing) - failures
    return {
        "tests": str(len(verdicts)),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(skipped),
        "time": "0",
    }


def _allowed(text: str) -> str:
    """Leave out what XML 1.0 cannot hold, and what could steer a terminal that shows it."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
