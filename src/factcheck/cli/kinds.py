"""List the kinds of claim."""

from __future__ import annotations

from factcheck.cli import options, output


def command(text: options.Text = "") -> int:
    """List the kinds of claim and the keys each takes."""
    from factcheck.render.terminal.listing import kinds

    return output.listing(kinds(text, output.page()), text)
