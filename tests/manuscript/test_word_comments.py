"""Laws of comments: each stands beside the words that it is about, and no word is changed."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from factcheck.manuscript.remarks import Remark
from factcheck.manuscript.source import ReportFile
from factcheck.manuscript.word import word
from factcheck.manuscript.word_comments import commented
from factcheck.manuscript.word_text import W
from tests.manuscript.documents import add_footnote, add_raw, document_of, saved

RUNS = st.lists(st.text("ab 1.%增\t", min_size=1, max_size=5), min_size=1, max_size=4)


def file_of(content: bytes) -> ReportFile:
    return ReportFile(name="report.docx", content=content)


def beside(content: bytes) -> dict[str, str]:
    """Return by the text of each comment the words that it stands beside, without blanks."""
    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    return {texts[number]: "".join(_inside(body, number).split()) for number in texts}


def _inside(body: etree._Element, number: str) -> str:
    """Read the runs between the ends of a comment."""
    words, is_inside = "", False
    for element in body.iter():
        if element.get(f"{W}id") == number and element.tag == f"{W}commentRangeStart":
            is_inside = True
        if element.get(f"{W}id") == number and element.tag == f"{W}commentRangeEnd":
            return words
        if is_inside and element.tag == f"{W}r":
            words += "".join(text.text or "" for text in element.iter(f"{W}t"))
    raise AssertionError(number)


@given(st.lists(st.tuples(RUNS, st.booleans()), min_size=1, max_size=4), st.data())
def test_a_comment_stands_beside_its_words_and_changes_none(
    paragraphs: list[tuple[list[str], bool]], data: st.DataObject
) -> None:
    document = Document()
    for runs, is_table in paragraphs:
        holder = document.add_table(1, 2).cell(0, 1).paragraphs[0] if is_table else None
        paragraph = holder or document.add_paragraph()
        for index, run in enumerate(runs):
            paragraph.add_run(run).bold = bool(index % 2)
    content = saved(document)
    report = word(file_of(content))
    spans = [
        (start + match, end)
        for start, end, block in report.spans()
        for match, sign in enumerate(block.text)
        if not sign.isspace()
    ]
    remarks: list[Remark] = []
    for start, end in data.draw(st.lists(st.sampled_from(spans), max_size=5)) if spans else ():
        line = report.text[start:end].split("\n")[0].split("\t")[0]
        stop = start + data.draw(st.integers(1, len(line)))
        remarks.append(Remark(start=start, end=stop, text=f"remark {len(remarks)}"))
    written = commented(file_of(content), remarks, "A. Reader")
    assert word(file_of(written)).blocks == report.blocks
    assert beside(written) == {
        remark.text: "".join(report.text[remark.start : remark.end].split()) for remark in remarks
    }


MARKED_UP = {
    "a link": "<w:hyperlink><w:r><w:t>rose 12</w:t></w:r></w:hyperlink><w:r><w:t>.5 %</w:t></w:r>",
    "a change": '<w:del w:id="1" w:author="a"><w:r><w:delText>rose 7</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="a"><w:r><w:t>rose 12</w:t></w:r></w:ins><w:r><w:t>.5 %</w:t></w:r>',
    "one run": "<w:r><w:t>rose</w:t><w:tab/><w:t>12.5</w:t><w:br/><w:t>% more</w:t></w:r>",
    "a box of content": "<w:sdt><w:sdtContent><w:r><w:t>rose 12.5 %</w:t></w:r></w:sdtContent>"
    "</w:sdt>",
    "a mark": "<w:r><w:t>rose 12.5</w:t></w:r><w:r><w:rPr><w:vertAlign "
    'w:val="superscript"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t> % more</w:t></w:r>',
}


@pytest.mark.parametrize("inside", MARKED_UP.values(), ids=MARKED_UP)
def test_a_figure_is_found_in_what_stands_around_it(inside: str) -> None:
    document = document_of("Before.")
    add_raw(document, inside)
    content = saved(document)
    report = word(file_of(content))
    start = report.text.index("12")
    written = commented(
        file_of(content), [Remark(start=start, end=start + 4, text="high")], "A. Reader"
    )
    assert beside(written)["high"].replace("3", "") == "12.5"
    assert word(file_of(written)).text == report.text


def test_a_power_is_marked_whole() -> None:
    document = document_of("Before.")
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>'
    add_raw(document, f"<w:r><w:t>some 10</w:t></w:r>{raised}<w:r><w:t> cells</w:t></w:r>")
    content = saved(document)
    start = word(file_of(content)).text.index("10^6")
    written = commented(file_of(content), [Remark(start=start, end=start + 4, text="a")], "B")
    assert beside(written) == {"a": "106"}


def test_a_footnote_is_commented_at_its_mark() -> None:
    document = document_of("Before.")
    add_raw(
        document,
        '<w:r><w:t>Sales rose</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
        "<w:r><w:t> again.</w:t></w:r>",
    )
    add_footnote(document, "By 12.5 %.")
    content = saved(document)
    report = word(file_of(content))
    start = report.text.index("12.5")
    written = commented(file_of(content), [Remark(start=start, end=start + 4, text="a")], "B")
    ends = list(_around(docx.Document(io.BytesIO(written)).element.body))
    assert ends == ["commentRangeStart", "footnoteReference", "commentRangeEnd"]
    assert word(file_of(written)).text == report.text


def _around(body: etree._Element) -> Iterator[str]:
    for element in body.iter():
        name = etree.QName(element).localname
        if name in ("commentRangeStart", "footnoteReference", "commentRangeEnd"):
            yield name


def test_what_stood_there_stays() -> None:
    document = document_of("Sales rose 12.5 %.")
    run = document.paragraphs[0].runs[0]
    run.bold = True
    document.add_comment(run, text="Is that so?", author="An editor")
    content = saved(document)
    written = commented(file_of(content), [Remark(start=11, end=17, text="No.")], "A. Reader")
    again = docx.Document(io.BytesIO(written))
    assert {(one.author, one.text) for one in again.comments} == {
        ("An editor", "Is that so?"),
        ("A. Reader", "No."),
    }
    assert beside(written)["No."] == "12.5%"
    assert all(run.bold for run in again.paragraphs[0].runs if run.text)
