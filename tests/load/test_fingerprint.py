"""A hash of what was read changes with any of it, and with nothing else."""

from __future__ import annotations

from pathlib import Path

from factcheck.load.fingerprint import digests


def hash_of(path: Path) -> str:
    (digest,) = digests([path])
    return digest.sha256


def folder(at: Path, **texts: str) -> Path:
    for name, text in texts.items():
        file = at / f"{name}.csv"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return at


def test_the_same_files_have_the_same_hash_wherever_they_lie(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", a="1", b="2")
    two = folder(tmp_path / "two", b="2", a="1")
    assert hash_of(one) == hash_of(two)
    (two / ".cache").write_text("hidden")
    assert hash_of(one) == hash_of(two)


def test_another_text_or_another_name_is_another_hash(tmp_path: Path) -> None:
    states = [
        folder(tmp_path / "one", a="1", b="2"),
        folder(tmp_path / "text", a="1", b="3"),
        folder(tmp_path / "name", a="1", c="2"),
        folder(tmp_path / "swapped", a="2", b="1"),
        folder(tmp_path / "fewer", a="1"),
    ]
    assert len({hash_of(state) for state in states}) == len(states)
    assert len({hash_of(states[0] / "a.csv"), hash_of(states[1] / "b.csv")}) == 2
