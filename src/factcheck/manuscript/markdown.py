"""Reads a report in Markdown: its text without signs, tables as grids, code and comments aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.manuscript.assembly import Assembly, between, plain
from factcheck.manuscript.encoding import decoded
from factcheck.manuscript.model import Aside, Manuscript, PassageKind, ReportPlace, RunOn, Unsaid
from factcheck.manuscript.source import ReportFile

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES = frozenset((".md", ".markdown", ".mkd"))
_LINE_END = re.compile(r"\r\n?|\n")  # as CommonMark has it
_FRONT = re.compile(r"---[ \t]*\n(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(?P<title>.+?)[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:[ \t]*")
_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_TAG = re.compile(r"<!--.*?(?:-->|$)|<[^<>]*>", re.DOTALL)


def markdown(file: ReportFile) -> Manuscript:
    """Read a report in Markdown, as CommonMark has it, with the tables of GitHub."""
    from markdown_it import MarkdownIt

    text, encoding = decoded(file)
    report = Assembly(file=file, encoding=encoding, source=text)
    body = _LINE_END.sub("\n", text)
    reader = MarkdownReader(report)
    if front := _FRONT.match(body):
        if title := _TITLE.search(front["fields"]):
            report.title = title["title"].strip("'\"")
        height = front[0].count("\n")
        end = reader.lines[height] if front[0].endswith("\n") else len(text)
        report.unsaid.append(Unsaid(start=0, end=end))
        body = "\n" * height + body[front.end() :]
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    reader.read(parser.parse(body))
    return report.manuscript()


class MarkdownReader:
    """Goes through the blocks of a page."""

    def __init__(self, report: Assembly) -> None:
        self.report = report
        self.lines = [0, *(match.end() for match in _LINE_END.finditer(report.source))]
        self.is_item = False  # whether the mark of a list comes before

    def read(self, tokens: Sequence[Token]) -> None:
        rows: list[list[str]] = []
        heads = table_line = 0
        level = 0
        before = ""
        for token in tokens:
            match token.type:
                case "table_open":
                    self.unsaid(token, is_table=True)
                    rows, heads = [], 0
                    table_line = _line(token)
                case "tr_open":
                    rows.append([])
                case "thead_close":
                    heads = len(rows)
                case "table_close":
                    self.report.table(rows, ReportPlace(line=table_line), heads=heads)
                    rows = []
                case "list_item_open":
                    self.is_item = True
                case "fence":
                    self.unsaid(token)
                    self.report.aside[Aside.CODE] += 1
                case "html_block":
                    self.html(token)
                case "heading_open":
                    level = int(token.tag[1:])
                case "inline" if rows and before in ("th_open", "td_open"):
                    rows[-1].append(plain(self.inline(token)[0]))
                case "inline":
                    self.passage(token, level if before == "heading_open" else 0)
                case _:
                    pass
            before = token.type

    def passage(self, token: Token, level: int) -> None:
        kind = PassageKind.HEADING if level else PassageKind.PARAGRAPH
        if self.is_item and not level:
            kind = PassageKind.ITEM
        self.is_item = False
        text, breaks = self.inline(token)
        line = _line(token)
        runs_on = [
            RunOn(offset=offset, place=ReportPlace(line=line + number))
            for number, offset in enumerate(breaks, 1)
        ]
        if note := _NOTE.match(text):
            kind, text = PassageKind.FOOTNOTE, text[note.end() :]
            runs_on = [RunOn(offset=turn.offset - note.end(), place=turn.place) for turn in runs_on]
        self.report.passage(kind, text, ReportPlace(line=line), level=level, runs_on=runs_on)

    def unsaid(self, token: Token, *, is_table: bool = False) -> None:
        """Note that the lines of a block are no prose."""
        first, last = token.map or (0, 0)
        start, end = self.lines[first], self.lines[min(last, len(self.lines) - 1)]
        end = len(self.report.source) if last >= len(self.lines) else end
        self.report.unsaid.append(Unsaid(start=start, end=end, is_table=is_table))

    def html(self, token: Token) -> None:
        """Take the words of a piece of HTML, and leave out its comments."""
        if "<!--" in token.content:
            self.unsaid(token)
        self.report.aside[Aside.COMMENT] += token.content.count("<!--")
        text = plain(_TAG.sub(" ", token.content))
        self.report.passage(PassageKind.PARAGRAPH, text, ReportPlace(line=_line(token)))

    def inline(self, token: Token) -> tuple[str, list[int]]:
        """Return the words of a line of text, and where in them its next lines begin."""
        text = ""
        breaks: list[int] = []
        is_broken = False
        struck = 0
        for child in token.children or ():
            match child.type:
                case "s_open":
                    struck += 1
                    self.report.aside[Aside.STRUCK] += 1
                case "s_close":
                    struck -= 1
                case _ if struck:
                    pass
                case "softbreak" | "hardbreak":
                    is_broken = True
                case "image":
                    self.report.aside[Aside.PICTURE] += 1
                case "html_inline":
                    self.report.aside[Aside.COMMENT] += child.content.startswith("<!--")
                case "text" | "code_inline":
                    words = self.words(child.content, at_start=not text)
                    if is_broken:
                        text = f"{text}{between(text, words)}"
                        breaks.append(len(text))
                        is_broken = False
                    text += words
                case _:
                    pass
        return text, breaks

    def words(self, content: str, *, at_start: bool) -> str:
        """Leave the marks of footnotes out of some words, and signs of emphasis that took none."""
        start = _NOTE.match(content) if at_start else None
        mark = start.end() if start else 0
        bare, number = _MARK.subn("", content[mark:])
        self.report.aside[Aside.MARK] += number
        return content[:mark] + bare.replace("**", "")


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0
