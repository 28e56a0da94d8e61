"""List the units."""

from __future__ import annotations

import sys

from factcheck.cli import options, output


def command(text: options.Text = "") -> int:
    """List the units known, with their names and definitions."""
    from factcheck.render.notation.columns import Page
    from factcheck.render.terminal.listing import units

    seen = output.screen(sys.stdout)
    listing = units(text, Page(columns=seen.columns, colour=seen.colour))
    output.show(listing)
    return 0 if listing.strip() else 3
