"""HTML and SVG as a tree of elements, so that no text of a user can ever become markup.

Text and attributes are escaped when the tree is written, and nowhere else. What escaping cannot
make harmless is refused when an element is made: addresses that a browser should not follow,
attributes that run something, and raw text that could end its own element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import TypeAlias
from xml.etree.ElementTree import Element, tostring

from factcheck.language import SOURCE
from factcheck.language import language as spoken_here
from factcheck.render.notation import SLOT
from factcheck.render.notation.signs import visible

__all__ = [
    "Content",
    "Element",
    "element",
    "filled",
    "is_followable",
    "link",
    "page",
    "raw",
    "spoken",
    "xml",
]

Content: TypeAlias = "Element | str | None"
Attribute: TypeAlias = "str | int | None"

_FOLLOWABLE = re.compile(r"https?://[^\s]", re.IGNORECASE)
_BARE = re.compile(r"[A-Za-z0-9_#.:-]+")  # a value that needs no quotes
_VOID = frozenset({"input", "link", "meta"})
_DRAWN = frozenset({"path", "rect"})  # of SVG, where an empty element may close itself
_RAW = frozenset({"script", "style"})
_CELLS, _TERMS = frozenset({"td", "th"}), frozenset({"dt", "dd"})
_FOLLOWERS = {  # an end tag may be left out before these, and at the end of what it stands in
    "li": frozenset({"li"}),
    "dt": _TERMS,
    "dd": _TERMS,
    "tr": frozenset({"tr"}),
    "td": _CELLS,
    "th": _CELLS,
    "p": frozenset({"p", "ul", "ol", "dl", "div", "h2", "h3", "section"}),
}
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "srcdoc")


def element(tag: str, *content: Content, **attributes: Attribute) -> Element:
    r"""Return an element; what is None is left out.

    A trailing underscore of an attribute is dropped, others become hyphens.

    Raises
    ------
    ValueError
        If it could run something, or fetch anything.

    Examples
    --------
    >>> page(element("p", "a < b", element("b", "c"), class_="x", aria_label='say "d"'))
    '<p class=x aria-label="say &quot;d&quot;">a &lt; b<b>c</b></p>'
    """
    if tag in _RAW and content:
        raise ValueError(f"text of a {tag} element is not escaped: make it with raw()")
    node = Element(tag)
    for key, value in attributes.items():
        if value is not None:
            name = key.rstrip("_").replace("_", "-")
            node.set(name, _attribute(name, str(value)))
    append(node, content)
    return node


def append(node: Element, content: Iterable[Content]) -> None:
    """Put text and elements at the end of an element."""
    last = node[-1] if len(node) else None
    for item in content:
        if isinstance(item, str):
            text = _lines(item)
            if last is None:
                node.text = (node.text or "") + text
            else:
                last.tail = (last.tail or "") + text
        elif item is not None:
            node.append(item)
            last = item


def filled(text: str, *content: Content) -> Iterator[Content]:
    """Return a text with elements in its slot.

    >>> page(element("p", *filled(f"see {SLOT}.", element("b", "here"))))
    '<p>see <b>here</b>.</p>'
    """
    before, _, after = text.partition(SLOT)
    yield before
    yield from content
    yield after


def link(text: str, url: str, **attributes: Attribute) -> Element:
    """Return a link, or the text alone where the address is none that a browser should follow.

    >>> page(link("x", "https://example.org/?a=b&c")), page(link("x", "javascript:alert(1)"))
    ('<a href="https://example.org/?a=b&amp;c">x</a>', '<span>x</span>')
    """
    if not is_followable(url):
        return element("span", text, **attributes)
    return element("a", text, href=url.strip(), **attributes)


def spoken(text: str, language: str = "", tag: str = "span", **attributes: str) -> Element:
    """Return text with the language it is in: as named, or Chinese where it has its characters."""
    if not language:
        otherwise = "" if spoken_here() == SOURCE else str(SOURCE)
        language = "zh" if any("\u4e00" <= sign <= "\u9fff" for sign in text) else otherwise
    return element(tag, text, lang=language or None, **attributes)


def is_followable(url: str) -> bool:
    """Whether an address leads to a page of the web, and runs nothing here."""
    return _FOLLOWABLE.match(url.strip()) is not None


def raw(tag: str, text: str, **attributes: Attribute) -> Element:
    """Return a style or script, whose text is not escaped.

    Raises
    ------
    ValueError
        If the text could end the element.
    """
    if "</" in text or "<!--" in text:
        raise ValueError(f"the text of a {tag} element could end it: {text!r}")
    node = element(tag, **attributes)
    node.text = text
    return node


def page(root: Element) -> str:
    """Write a tree as HTML, without quotes and end tags where its standard needs none."""
    written: list[str] = []
    _write(root, None, written, is_last=False)
    return "".join(written)


def _write(node: Element, after: Element | None, written: list[str], *, is_last: bool) -> None:
    tag, text = node.tag, node.text or ""
    written.append(f"<{tag}")
    written.extend(f" {key}{_given(value)}" for key, value in node.items())
    if tag in _DRAWN and not text and not len(node):
        written.append(" />")
    elif tag in _VOID:
        written.append(">")
    else:
        written.append(f">{text if tag in _RAW else escape(text, quote=False)}")
        children = list(node)
        for place, child in enumerate(children):
            following = children[place + 1] if place + 1 < len(children) else None
            _write(child, following, written, is_last=following is None)
        follows = is_last if after is None else after.tag in _FOLLOWERS.get(tag, ())
        if tag not in _FOLLOWERS or node.tail or not follows:
            written.append(f"</{tag}>")
    written.append(escape(node.tail or "", quote=False))


def _given(value: str) -> str:
    """Write the value of an attribute; an empty one goes without saying."""
    if not value:
        return ""
    return f"={value}" if _BARE.fullmatch(value) else f'="{escape(value)}"'


def xml(root: Element) -> str:
    """Write a tree as XML, as a file of SVG has to be."""
    return tostring(root, encoding="unicode", method="xml")


def _attribute(name: str, value: str) -> str:
    """Return the value of an attribute.

    Raises
    ------
    ValueError
        If it would run something, or fetch from anywhere but the web page it names.
    """
    if name in _ADDRESSES and not value.startswith(("#", "data:,")) and not is_followable(value):
        raise ValueError(f"{name} leads to no page: {value!r}")
    if name.startswith("on") or name == "style":
        raise ValueError(f"no attribute may run or style anything here: {name}")
    return visible(value)


def _lines(text: str) -> str:
    if text.isprintable():
        return text
    return "\n".join(visible(line) for line in text.split("\n"))
