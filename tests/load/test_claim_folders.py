"""What a folder of claims holds is read, or said not to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.load.claim_folders import claim_files, passed_over

CLAIMS = "document: {title: Report}\nclaims:\n- {id: a, kind: qualitative, nature: aim}\n"
TABLE = "id,kind,of,is\na,level,flour,3 t\n"
READ, TOLD, NEITHER = "read", "told", "neither"
RESULT = '{\n  "factcheck": "1",\n  "claims": []\n}\n'


@pytest.mark.parametrize(
    ("name", "text", "lot"),
    [
        ("a.yaml", CLAIMS, READ),
        ("a.yml", CLAIMS, READ),
        ("a.YAML", CLAIMS, READ),
        ("part/a.yaml", CLAIMS, READ),
        ("a.yaml.txt", CLAIMS, TOLD),
        ("a.json", CLAIMS, TOLD),
        ("a", CLAIMS, TOLD),
        ("a.csv", TABLE, TOLD),
        ("a.tsv", TABLE.replace(",", "\t"), TOLD),
        ("a.csv", "year,kind\n2020,oats\n", NEITHER),
        ("a.txt", "We claim: nothing.\n", NEITHER),
        ("a.json", RESULT, NEITHER),
        (".a.yaml", CLAIMS, NEITHER),
    ],
)
def test_a_file_that_looks_like_claims_is_read_or_told(
    name: str,
    text: str,
    lot: str,
    tmp_path: Path,
) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    assert (file in claim_files(tmp_path)) is (lot == READ)
    assert (file in passed_over(tmp_path)) is (lot == TOLD)
