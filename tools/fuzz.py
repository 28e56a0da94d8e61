"""Give what reads files bytes that nobody would write, and keep those that it cannot bear.

    python tools/fuzz.py [SECONDS] [TARGET …]

Each input is a file of this repository, changed in a few places. What ends in anything but a fault
that is told, or takes too long, is kept in tests/fuzz/found/, where the tests try it for ever.
"""

from __future__ import annotations

import hashlib
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
FOUND = ROOT / "tests" / "fuzz" / "found"
SEEDS = ("claims", "docs", "tests/fuzz/found", "tests/layouts", "tests/load", "tests/manuscript")
LARGEST = 60_000  # bytes of a seed
PATIENCE = 20  # seconds for one input
WORDS = (
    "0", "-1", "1e999999", "9" * 400, "NaN", "Infinity", "1/0", "²", "２０２１", "万亿", "%", "pp",
    "\x00", "\ufeff", "\u202e", "\ud7ff", "\U0010ffff", "\r", "\t", "\n", "\n\n", " " * 50,
    "{", "}", "[", "]", "- ", ": ", "? ", "&a", "*a", "!!python/object", "<<", "|", ">", "#", "'",
    '"', "`", "..", "2021..2016", "0000", "9999", "2021-13", "2021-02-30", "FY0", "Q5", "十四五",
    "(", ")", "^", "/", "**", "=", "<", ">", "&amp;", "&#0;", "]]>", "<!--", "<![CDATA[", "null",
    "true", "yes", "no", "~", "$", "€", "£", "±", "–", "—", "−", "about", "翻一番", "倍",
)  # fmt: skip


def main() -> int:
    """Try inputs until the time is over; 1 if any is kept."""
    from tests.fuzz.targets import SEEDS as OWN_SEEDS
    from tests.fuzz.targets import TARGETS

    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    names = sys.argv[2:] or list(TARGETS)
    signal.signal(signal.SIGALRM, _too_long)
    source = random.Random(time.time_ns())  # noqa: S311 - chance is all it is for
    seeds = {
        name: [(seed, TARGETS[name][1][0]) for seed in OWN_SEEDS.get(name, ())]
        or list(_seeds(TARGETS[name][1]))
        for name in names
    }
    runs, kept, ends = Counter[str](), 0, time.monotonic() + seconds
    while time.monotonic() < ends:
        name = source.choice(names)
        seed, suffix = source.choice(seeds[name])
        other, _ = source.choice(seeds[name])
        kept += _try(name, _changed(seed, other, source), suffix)
        runs[name] += 1
    print(", ".join(f"{name} {runs[name]}" for name in names), f"in {seconds:.0f} s: {kept} kept")
    return 1 if kept else 0


def _try(name: str, content: bytes, suffix: str) -> int:
    """Try an input; keep it and tell of it if it cannot be borne."""
    from tests.fuzz.targets import tried

    signal.alarm(PATIENCE)
    try:
        tried(name, content, suffix)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        last = frames[-1]
        file = FOUND / f"{name}-{hashlib.sha256(content).hexdigest()[:8]}{suffix}"
        file.write_bytes(content)
        print(f"{file.name}: {error!r:.200} at {last.filename}:{last.lineno}", flush=True)
        return 1
    finally:
        signal.alarm(0)
    return 0


def _too_long(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TimeoutError(f"more than {PATIENCE} s")


def _seeds(suffixes: Sequence[str]) -> Iterator[tuple[bytes, str]]:
    if ".toml" in suffixes:
        yield b'claims = ["claims"]\nreference = "reference"\nfail-on = "contradicted"\n', ".toml"
    if suffixes == (".json",):
        yield _result(), ".json"
    for folder in SEEDS:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in suffixes and 0 < file.stat().st_size <= LARGEST:
                yield file.read_bytes(), file.suffix


def _result() -> bytes:
    """Return a result of an audit as it is written."""
    from factcheck.load import read_text
    from factcheck.pipeline import audit
    from factcheck.render.machine.json import render

    stated, whole = read_text(
        "document: {area: t, period: 2021}\nareas: {t: {name: T}}\n"
        "indicators: {a: {name: a, unit: t}}\nseries: {a: {2020: 1.2, 2021: 2.4}}\n"
        "claims: [{id: x, kind: growth, of: a, is: 100 %}, {id: y, kind: level, of: a, is: 3 t}]\n"
    )
    return render(audit(stated, whole)).encode()


def _changed(seed: bytes, other: bytes, source: random.Random) -> bytes:
    """Change bytes in one to six places: cut, double, swap, splice, or write what is odd."""
    content = bytearray(seed)
    for _ in range(source.randint(1, 6)):
        start = source.randrange(len(content) + 1)
        stop = min(len(content), start + source.choice((1, 1, 2, 8, 40, 400)))
        match source.randrange(6):
            case 0:
                del content[start:stop]
            case 1:
                content[start:start] = content[start:stop] * source.choice((1, 2, 30))
            case 2:
                begin = source.randrange(len(other) + 1)
                content[start:stop] = other[begin : begin + source.choice((8, 80, 800))]
            case 3:
                content[start:start] = source.choice(WORDS).encode("utf-8", "surrogatepass")
            case 4:
                content[start:stop] = bytes(source.randrange(256) for _ in range(stop - start))
            case _:
                del content[stop + source.randrange(4000) :]
    return bytes(content)


if __name__ == "__main__":
    sys.exit(main())
