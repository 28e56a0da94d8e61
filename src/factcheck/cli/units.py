"""List the units."""

from __future__ import annotations

from factcheck.cli import options, output


def command(text: options.Text = "") -> int:
    """List the units known, with their names and definitions."""
    from factcheck.render.terminal.listing import units

    return output.listing(units(text, output.page()), text)
