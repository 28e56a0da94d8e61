"""Print the JSON Schema of claim files."""

from __future__ import annotations

from factcheck.cli import options, output


def command(out: options.Output = None) -> int:
    """Print the JSON Schema of claim files, for editors."""
    from factcheck.load.schema import schema_text

    output.deliver(schema_text(), out)
    return 0
