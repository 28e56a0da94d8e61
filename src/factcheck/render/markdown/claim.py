"""One claim on a page of Markdown: its verdict, and the blocks of its account as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Source
from factcheck.domain.flag import Flag
from factcheck.domain.verdict import Verdict
from factcheck.language import listed, say
from factcheck.render.account.blocks import Cautions, Citation, Mention, Topical, labelled
from factcheck.render.account.claim import account, standing
from factcheck.render.notation import SLOT
from factcheck.render.notation.markdown import anchor, code, escaped, inline, link, point, table
from factcheck.render.phrases import citing
from factcheck.render.phrases.labels import Topic, heading, topic_label
from factcheck.render.phrases.titles import claim_place, gloss, places

_MANY = 8  # figures of one source from which on they are set in a table
_ABREAST = 6  # of them in a row
_LISTED = frozenset((Topic.BUT,))  # editions are all listed, what they say against it too


class Links(Struct, frozen=True):
    """Where claims stand on the page, and what they are called, by their ids."""

    names: Mapping[str, str] = field(default_factory=dict)

    def to(self, claim: str) -> str:
        """Return a link to a claim."""
        return f"[{inline(self.names.get(claim, claim))}](#{anchor(claim)})"

    def citing(self, text: str) -> str:
        """Return a text with links to the claims that are marked in it."""
        plain, claims = citing.slotted(citing.told_once(text, self.names))
        first, *others = escaped(plain).split(escaped(SLOT))
        linked = zip(map(self.to, claims), others, strict=True)
        return first + "".join(f"{link}{after}" for link, after in linked)


def section(verdict: Verdict, audit: Audit, links: Links) -> Iterator[str]:
    """Show one claim, folded under what it says."""
    claim, catalogue = verdict.claim, audit.reference.catalogue
    yield f'<a id="{anchor(claim.id)}"></a>'
    said = escaped(claim.quote or claim.words())
    yield f"<details><summary>{verdict.label.symbol} {said}</summary>"
    yield ""
    known = say("known") if audit.is_known(verdict) else ""
    parts = (f"**{heading(verdict.label)}**", standing(verdict), known, claim_place(claim, code))
    yield point(" · ".join(filter(None, (*parts, code(claim.id)))))
    for block in account(verdict, catalogue, without=_LISTED):
        yield from points_of(block, links)
    yield ""
    yield "</details>"
    yield ""


def line_of(verdict: Verdict) -> str:
    """Show in one line a claim that nothing can be measured of."""
    claim = verdict.claim
    said = f'<a id="{anchor(claim.id)}"></a>{escaped(claim.quote or claim.words())}'
    parts = (
        said,
        escaped(gloss(claim)),
        claim_place(claim, code),
        escaped(str(claim.note)),
        flag_links(verdict.flags),
    )
    return point(" · ".join(filter(None, parts)))


def points_of(block: Topical, links: Links) -> Iterator[str]:
    """Set a block of an account as points of a list."""
    match block:
        case Mention():
            yield _labelled(block.topic, block.filled(links.to))
        case Cautions(flags=flags):
            yield point(say("Flags: {flags}", flags=flag_links(flags)))
        case Citation(figures=figures) if len(figures) > _MANY:
            count = say("{number} figures", number=len(figures))
            yield _labelled(block.topic, _cited(block, count))
            yield ""
            yield from (f"  {line}".rstrip() for line in _grid(block))
        case Citation(figures=figures):
            yield _labelled(block.topic, _cited(block, listed(map(escaped, figures))))
        case _:
            texts = [text for _, text in labelled(block)]
            yield _labelled(block.topic, inline(texts[0]) if len(texts) == 1 else "")
            yield from (f"  {point(escaped(text))}" for text in texts if len(texts) > 1)


def _labelled(topic: Topic, text: str) -> str:
    name = topic_label(topic).capitalize()
    return point(say("{name}: {meaning}", name=name, meaning=text).rstrip())


def _grid(citation: Citation) -> list[str]:
    """Set many figures in a table, areas by periods, or some in a row."""
    heads, *rows = (tuple(map(inline, row)) for row in citation.grid or ((),))
    if rows:
        return table(heads, rows, right=len(heads) - 1)
    cells = [inline(figure) for figure in citation.figures]
    cells += [""] * (-len(cells) % _ABREAST)
    few = [tuple(cells[at : at + _ABREAST]) for at in range(0, len(cells), _ABREAST)]
    return table(("",) * _ABREAST, few)


def _cited(citation: Citation, figures: str) -> str:
    """Return published figures, who says so, with a link, and where they stand."""
    return say(
        "{figures} ({origin}; {places})",
        figures=figures,
        origin=listed((source_link(citation.source), *map(escaped, citation.origin))),
        places=listed(map(code, places(citation.places))),
    )


def flag_links(flags: Iterable[Flag]) -> str:
    """Return links to what flags mean."""
    return listed(f"[{flag.in_plain_words}](#flag-{flag})" for flag in flags)


def linked_quote(verdict: Verdict) -> str:
    """Return what a claim says in its own words, leading to where it is told in full."""
    claim = verdict.claim
    said = f"[{escaped(claim.quote or claim.words())}](#{anchor(claim.id)})"
    meaning = escaped(gloss(claim))
    return say("{name} ({meaning})", name=said, meaning=meaning) if meaning else said


def source_link(source: Source) -> str:
    """Return the title of a source, leading to it where it can be read."""
    return link(source.title or source.id, source.url)
