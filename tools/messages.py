"""Gather the texts that people read into the catalogues of other languages, and compile them.

Texts are found where they are said (`say`, `counted`, `later`, `several`), and in the help of the
command line: docstrings of commands, and `help` of their options. A translation whose text is
gone goes with it; a test asks that no text be without one.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "src" / "factcheck"
CATALOGUES = PACKAGE / "locale"
_MARKS = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_MARK_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff）”])[,:;?!](?!//)")


class Texts(Catalog):
    """A catalogue whose header says no more than a reader of catalogues needs."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Give the header: no dates and no persons, so that the same texts are the same bytes."""
        return [
            ("Project-Id-Version", "factcheck"),
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def texts(language: str, known: Catalog | None = None) -> Catalog:
    """Give every text of the package, with where it stands and what is known of its translation."""
    found = Texts(language, charset="utf-8", fuzzy=False, header_comment="")
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE.parent).as_posix()
        for line, text in _of(file):
            found.add(text, locations=[(name, line)])
    for each in found:
        old = known.get(each.id) if known and each.id else None
        if old is not None:
            each.string = _set(old.string or "", language)
    return found


def _set(string: str | Sequence[str], language: str) -> str | tuple[str, ...]:
    """Set a translation, or the forms of one, as its language does."""
    own = set_in_chinese if language == "zh" else str
    return own(string) if isinstance(string, str) else tuple(map(own, string))


def set_in_chinese(translation: str) -> str:
    """Set a Chinese text with its own marks, and numbers without blanks.

    What stands in grave accents, quotes or braces is code, and stays.
    """
    pieces = re.split(r"(`[^`]*`|'[^']*'|\{[^{}]*\})", translation)
    for place in range(0, len(pieces), 2):
        pieces[place] = _MARK_BEHIND.sub(lambda mark: _MARKS[mark[0]], pieces[place])
        if pieces[place - 1 : place] == ["{number}"]:
            pieces[place] = re.sub("^ (?=[\u4e00-\u9fff])", "", pieces[place])
        if pieces[place + 1 : place + 2] == ["{number}"]:
            pieces[place] = re.sub("(?<=[\u4e00-\u9fff]) $", "", pieces[place])
    return "".join(pieces)


def _of(file: Path) -> Iterator[tuple[int, str | tuple[str, ...]]]:
    """Give the texts of a module, each with its line."""
    is_command = file.parent.name == "cli"
    for each in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match each:
            case ast.Call(func=ast.Name(id="say" | "later"), args=[ast.Constant(str() as text)]):
                yield each.lineno, text
            case ast.Call(
                func=ast.Name(id="counted" | "several"),
                args=[ast.Constant(str() as one), ast.Constant(str() as many), *_],
            ):
                yield each.lineno, (one, many)
            case ast.FunctionDef(name="command") if is_command:
                yield each.lineno, ast.get_docstring(each) or ""
            case ast.keyword(arg="help" | "epilog", value=ast.Constant(str() as text)):
                if is_command:
                    yield each.value.lineno, inspect.cleandoc(text)
            case _:
                pass


def unmarked() -> Iterator[str]:
    """Give the places where a text is put together before it is said, so that none can find it."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for each in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match each:
                case ast.Call(func=ast.Name(id="say" | "later" | "counted" | "several"), args=args):
                    if any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in args[:2]):
                        yield f"{file.relative_to(PACKAGE)}:{each.lineno}"
                case _:
                    pass


def written(catalogue: Catalog) -> bytes:
    """Give a catalogue as text: texts in the order of the source, without line numbers."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, include_lineno=False)
    return buffer.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Give a catalogue as a machine reads it."""
    translated = Texts(catalogue.locale, charset="utf-8", fuzzy=False)
    for each in catalogue:
        if each.id and is_translated(each):
            translated[each.id] = each
    buffer = BytesIO()
    write_mo(buffer, translated)
    return buffer.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Give the texts that are not translated."""
    return [str(each.id) for each in catalogue if each.id and not is_translated(each)]


def is_translated(message: Message) -> bool:
    """Whether every form of a text is translated."""
    forms = message.string or ""
    return bool(forms) and (isinstance(forms, str) or all(forms))


def main() -> None:
    """Bring every catalogue up to date."""
    for file in sorted(CATALOGUES.glob("*/LC_MESSAGES/factcheck.po")):
        known = read_po(BytesIO(file.read_bytes()))
        catalogue = texts(file.parts[-3], known)
        file.write_bytes(written(catalogue))
        file.with_suffix(".mo").write_bytes(compiled(catalogue))
        print(f"{file.relative_to(PACKAGE)}: {len(catalogue)} texts, ", end="")
        print(f"{len(missing(catalogue))} not translated")


if __name__ == "__main__":
    main()
