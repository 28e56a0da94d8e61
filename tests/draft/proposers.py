"""Programs that read texts: well, wrongly, late, never, and with hostile bytes."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from factcheck.draft import draft


def well(text: str) -> str:
    """Answer what the rules read themselves."""
    import json

    return json.dumps(draft(text).spans())


def wrongly(text: str) -> str:
    """Answer with another period, another kind, and quotes and figures that do not stand there."""
    import json

    spans = draft(text).spans()
    spans[0] |= {"period": "1999"}
    spans[1] |= {"type": "share", "subject": "prices"}
    return json.dumps(
        [
            *spans,
            {"text": "Exports rose 9.9 percent", "type": "growth", "value": "9.9"},
            {"text": spans[0]["text"], "type": "growth", "value": "7", "unit": "percent"},
            {"text": spans[0]["text"], "type": "prophecy", "value": spans[0]["value"]},
            {"text": spans[0]["text"], "start": -1, "end": 10**30, "fig_start": 0, "fig_end": 1},
            {"text": "\u0000" * 10, "type": "growth"},
            {"text": spans[0]["text"], "value": "1e999999999", "type": "growth"},
            ["no", "mapping"],
            None,
        ]
    )


if __name__ == "__main__":
    manner = sys.argv[1]
    if manner == "never":
        while True:
            time.sleep(60)
    if manner == "unread":  # does not even read its input
        sys.exit(3)
    if manner == "endless":
        while True:
            sys.stdout.buffer.write(b"[" * 1_000_000)
    read = sys.stdin.buffer.read().decode("utf-8")
    if manner == "late":
        time.sleep(30)
    if manner == "hostile":
        sys.stdout.buffer.write(bytes(range(256)) + b"\xff\xfe\x1b[2J")
    elif manner == "deep":
        sys.stdout.write("[" * 200_000)
    elif manner == "file":
        sys.stdout.write(Path(sys.argv[2]).read_text(encoding="utf-8"))
    else:
        sys.stdout.write({"well": well, "wrongly": wrongly, "late": well}[manner](read))
