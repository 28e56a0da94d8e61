"""One claim on a page of Markdown: its verdict, and the blocks of its account as a list."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.catalogue import Catalogue, Source
from factcheck.domain.verdict import Verdict
from factcheck.language import listed, say
from factcheck.render.account.blocks import Cautions, Citation, Mention, Topical, labelled
from factcheck.render.account.claim import account, standing
from factcheck.render.notation.markdown import anchor, code, escaped, link, point
from factcheck.render.phrases.labels import Topic, heading, topic_label
from factcheck.render.phrases.titles import claim_place, places

_LISTED = frozenset((Topic.BUT,))  # editions are all listed, what they say against it too


def section(verdict: Verdict, catalogue: Catalogue, *, is_known: bool = False) -> Iterator[str]:
    """Show one claim; `is_known` says that what was found has been accepted."""
    claim = verdict.claim
    yield f'### <a id="{anchor(claim.id)}"></a>{verdict.label.symbol} {escaped(claim.id)}'
    yield ""
    if claim.quote:
        yield f"> {escaped(claim.quote)}"
        yield ""
    known = say("known") if is_known else ""
    parts = (f"**{heading(verdict.label)}**", standing(verdict), known, claim_place(claim, code))
    yield point(" · ".join(filter(None, parts)))
    for block in account(verdict, catalogue, without=_LISTED):
        yield from _block(block)
    yield ""


def _block(block: Topical) -> Iterator[str]:
    match block:
        case Mention():
            yield _labelled(block.topic, block.filled(claim_link))
        case Cautions(flags=flags):
            links = listed(f"[{flag}](#flag-{flag})" for flag in flags)
            yield point(say("Flags: {flags}", flags=links))
        case Citation():
            yield _labelled(block.topic, _cited(block))
        case _:
            texts = [escaped(text) for _, text in labelled(block)]
            yield _labelled(block.topic, texts[0] if len(texts) == 1 else "")
            yield from (f"  {point(text)}" for text in texts if len(texts) > 1)


def _labelled(topic: Topic, text: str) -> str:
    name = topic_label(topic).capitalize()
    return point(say("{name}: {meaning}", name=name, meaning=text).rstrip())


def _cited(citation: Citation) -> str:
    """Return published figures, who says so, with a link, and where they stand."""
    return say(
        "{figures} ({origin}; {places})",
        figures=listed(map(escaped, citation.figures)),
        origin=listed((source_link(citation.source), *map(escaped, citation.origin))),
        places=listed(map(code, places(citation.places))),
    )


def claim_link(name: str) -> str:
    """Return a link to a claim on the page."""
    return f"[{escaped(name)}](#{anchor(name)})"


def source_link(source: Source) -> str:
    """Return the title of a source, leading to it where it can be read."""
    return link(source.title or source.id, source.url)
