"""List the series of the reference."""

from __future__ import annotations

from factcheck.cli import faults, options, output


def command(
    text: options.Text = "",
    reference: options.Reference = options.REFERENCE,
) -> int:
    """List the reference series, with latest value and course."""
    from factcheck.domain.diagnostic import InputError
    from factcheck.load import read_reference
    from factcheck.render.terminal.listing import series

    try:
        known = read_reference(reference)
    except InputError as error:
        return faults.report(error)
    return output.listing(series(known, text, output.page()), text)
