"""What the parts of a web page are: text, or what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

UNSEEN = frozenset(
    "script style template noscript head meta link title datalist option source track".split()
)
PICTURES = frozenset("img svg picture video audio canvas iframe object embed map".split())
STRUCK = frozenset("del s strike".split())
BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre"
    " search section summary table tbody td tfoot th thead tr ul caption".split()
)
_AROUND = frozenset("nav aside footer button select dialog menu search".split())
_ROLES = frozenset("navigation banner contentinfo complementary search menu dialog alert".split())
_NAMES = re.compile(
    r"(?:ads?|adsense|adsbygoogle|advert\w*|sponsor\w*|promo\w*|banner|cookies?|newsletter|breadcrumbs?"
    r"|sidebar|menu|nav|navbar|navigation|related|recommend\w*|social|sharing|comments?|footer|skip-link"
    r"|paywall|subscribe|subscription|most-read|read-more|teasers?)(?:[-_]\w[\w-]*)?"
    r"|(?:site|page|global|main|top)[-_](?:header|footer|nav|menu)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def is_around(node: LexborNode, *, is_inside: bool) -> bool:
    """Whether an element stands around the text: a menu, a note beside it, an advertisement.

    Parameters
    ----------
    node : LexborNode
    is_inside : bool
        Whether it stands in the page's article, whose head belongs to the text.
    """
    tag = node.tag
    if tag in _AROUND or (tag == "header" and not is_inside):
        return not _holds_article(node)
    attributes = node.attributes
    if attributes.get("role") in _ROLES or attributes.get("aria-hidden") == "true":
        return not _holds_article(node)
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split()
    return (
        tag in BLOCKS
        and tag not in ("body", "html", "main", "article", "table")
        and any(map(_NAMES.fullmatch, names))
        and not _holds_article(node)
    )


def is_hidden(node: LexborNode) -> bool:
    """Whether a page shows nothing of an element."""
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _holds_article(node: LexborNode) -> bool:
    return node.css_first("article, main, h1, [role=main]") is not None


def children(node: LexborNode) -> list[LexborNode]:
    """Return what stands in an element, texts included, in its order."""
    inside = []
    child = node.first_child
    while child is not None:
        inside.append(child)
        child = child.next
    return inside
