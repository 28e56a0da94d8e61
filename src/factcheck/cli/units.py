"""List the units."""

from __future__ import annotations

from factcheck.cli import options, output


def command(text: options.Text = "") -> int:
    """List the units known, with their names and definitions."""
    from factcheck.render.terminal.listing import units

    listing = units(text, output.page())
    output.show(listing)
    return 0 if listing.strip() else 3
