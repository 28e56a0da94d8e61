"""Broken YAML in plain words: what is wrong, where, and what to write instead."""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import yaml

from factcheck.language import say
from factcheck.load.input_file import InputFile, Span

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Trouble(NamedTuple):
    """What the parser stumbled on; lines and columns count from 0."""

    problem: str
    context: str
    line: int
    column: int
    start_line: int  # where the construct at fault begins
    start_column: int
    text: str  # the line it stumbled in
    start_text: str  # the line in which the construct begins


class Fault(NamedTuple):
    """A fault in plain words; `at_start` places it where the construct begins."""

    problem: str
    remedy: str
    at_start: bool = False


Rule: TypeAlias = Callable[[Trouble], Fault | None]


def explain_syntax(error: yaml.YAMLError, file: InputFile) -> None:
    """Note what stopped the YAML parser, in plain words."""
    if not isinstance(error, yaml.MarkedYAMLError):
        _forbidden_character(error, file)
        return
    trouble = _trouble(error, file)
    for rule in RULES:
        if fault := rule(trouble):
            break
    else:
        problem = say("this is not YAML: {reason}", reason=trouble.problem)
        fault = Fault(problem, say("Mend the line, or quote the value."))
    line, column = trouble.line, trouble.column
    if fault.at_start:
        line, column = trouble.start_line, trouble.start_column
    file.fault(fault.problem, fault.remedy, Span(line + 1, column + 1))


def _trouble(error: yaml.MarkedYAMLError, file: InputFile) -> Trouble:
    start = error.context_mark or error.problem_mark
    mark = error.problem_mark or start
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start_line, start_column = (start.line, start.column) if start else (0, 0)
    return Trouble(
        problem=error.problem or "",
        context=error.context or "",
        line=line,
        column=column,
        start_line=start_line,
        start_column=start_column,
        text=file.line(line + 1),
        start_text=file.line(start_line + 1),
    )


def _forbidden_character(error: yaml.YAMLError, file: InputFile) -> None:
    found = FORBIDDEN.search(file.text)
    if not found:
        file.fault(say("this is not YAML: {reason}", reason=error), say("Save it as UTF-8."))
        return
    before = InputFile(name=file.name, text=file.text[: found.start()]).lines
    file.fault(
        say(
            "the character {code} has no place in a text file",
            code=f"U+{ord(found.group()):04X}",
        ),
        say("Delete it; it cannot be seen in most editors."),
        Span(len(before), len(before[-1]) + 1),
    )


def _tab(trouble: Trouble) -> Fault | None:
    indentation = trouble.text[: len(trouble.text) - len(trouble.text.lstrip())]
    if "\t" not in indentation:
        return None
    return Fault(
        say("a tab indents this line; YAML takes spaces only"), say("Replace the tab by spaces.")
    )


def _open_quote(trouble: Trouble) -> Fault | None:
    if "scanning a quoted scalar" not in trouble.context or "end of stream" not in trouble.problem:
        return None
    return Fault(
        say("the quote opened here is never closed"),
        say("Close it; inside \"…\" write \\\" for a quote, inside '…' write ''."),
        at_start=True,
    )


def _open_bracket(trouble: Trouble) -> Fault | None:
    if "flow mapping" not in trouble.context and "flow sequence" not in trouble.context:
        return None
    opening = trouble.start_text[trouble.start_column : trouble.start_column + 1]
    closing = {"{": "}", "[": "]"}.get(opening, "}")
    return Fault(
        say(
            "the {bracket!r} opened here is never closed, or a comma is missing after it",
            bracket=opening,
        ),
        say(
            "Close it with {bracket!r}, or quote the value if the bracket belongs to the text.",
            bracket=closing,
        ),
        at_start=True,
    )


def _empty_place(trouble: Trouble) -> Fault | None:
    if "flow node" not in trouble.context:
        return None
    return Fault(say("a value is missing between the commas"), say("Write it, or remove a comma."))


def _first_character(trouble: Trouble) -> Fault | None:
    if "cannot start any token" not in trouble.problem:
        return None
    character = trouble.text[trouble.column : trouble.column + 1]
    return Fault(
        say("a value cannot begin with {character!r} in YAML", character=character),
        say("Quote the value."),
    )


def _anchor(trouble: Trouble) -> Fault | None:
    if "anchor" not in trouble.context and "alias" not in trouble.context:
        return None
    character = trouble.start_text[trouble.start_column : trouble.start_column + 1]
    return Fault(
        say(
            "a value that begins with {character!r} has a special meaning in YAML",
            character=character,
        ),
        say("Quote the value."),
        at_start=True,
    )


def _block_text(trouble: Trouble) -> Fault | None:
    if "block scalar" not in trouble.context:
        return None
    return Fault(
        say("'>' or '|' begins a block of text in YAML"),
        say(
            "Quote the value; for a bound use a key: "
            "`more than`, `at least`, `at most`, `less than`."
        ),
        at_start=True,
    )


def _second_colon(trouble: Trouble) -> Fault | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    if ": " in trouble.text[: trouble.column]:
        return Fault(say("a second ': ' stands in one value"), say("Quote the whole value."))
    return Fault(
        say("this line is indented as if it belonged to the line above, which has a value already"),
        say("Indent it like the keys beside it, or quote the value above."),
    )


def _no_colon(trouble: Trouble) -> Fault | None:
    if "could not find expected ':'" not in trouble.problem:
        return None
    line = trouble.start_text
    if "：" in line:
        return Fault(
            say("the colon is a full-width one, '：'"), say("Write ': ' instead."), at_start=True
        )
    if re.match(r"[\s-]*[\w ]+:\S", line):
        return Fault(say("no space follows the colon"), say("Write `key: value`."), at_start=True)
    return Fault(
        say("this line has no colon: neither a key nor a list entry"),
        say("Write `key: value`, or `- entry`, or quote the text it belongs to."),
        at_start=True,
    )


def _after_quote(trouble: Trouble) -> Fault | None:
    before = trouble.text[: trouble.column].rstrip()
    if not _structure(trouble) or not before.endswith(("'", '"')):
        return None
    return Fault(
        say("text goes on after the closing quote"),
        say("Put the whole value in quotes, of the other kind than those inside it."),
    )


def _indentation(trouble: Trouble) -> Fault | None:
    if not _structure(trouble):
        return None
    character = trouble.text[trouble.column : trouble.column + 1]
    if character in {"]", "}"}:
        return Fault(
            say("{bracket!r} closes nothing", bracket=character),
            say("Remove it, or open it before."),
        )
    if character == "-":
        return Fault(
            say("a list entry begins where a key should stand"),
            say("Indent '- ' like the other entries of its list."),
        )
    return Fault(
        say("the indentation of this line fits none of the lines above"),
        say("Indent it exactly like the keys or entries beside it."),
    )


def _structure(trouble: Trouble) -> bool:
    return "parsing a block" in trouble.context


def _backslash(trouble: Trouble) -> Fault | None:
    if "escape" not in trouble.problem:
        return None
    return Fault(
        say('a backslash in "…" begins an escape that YAML does not know'),
        say("Use '…' quotes, in which a backslash is a backslash."),
    )


def _directive(trouble: Trouble) -> Fault | None:
    if not trouble.start_text.startswith("%"):
        return None
    return Fault(
        say("a line that begins with '%' is a directive in YAML"), say("Quote or remove it.")
    )


RULES: tuple[Rule, ...] = (
    _tab,
    _open_quote,
    _open_bracket,
    _empty_place,
    _first_character,
    _anchor,
    _block_text,
    _second_colon,
    _no_colon,
    _after_quote,
    _indentation,
    _backslash,
    _directive,
)
