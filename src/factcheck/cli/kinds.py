"""List the kinds of claim."""

from __future__ import annotations

from factcheck.cli import options, output


def command(text: options.Text = "") -> int:
    """List the kinds of claim and the keys each takes."""
    import sys

    from factcheck.render.notation.columns import Page
    from factcheck.render.terminal.listing import kinds

    seen = output.screen(sys.stdout)
    listing = kinds(text, Page(columns=seen.columns, colour=seen.colour))
    output.show(listing)
    return 0 if listing.strip() else 3
