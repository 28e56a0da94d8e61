"""The claims that peers are given are those that factcheck is given, and are as wrong."""

import csv
import io
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

PEERS = Path(__file__).parents[1] / "benchmarks" / "peers"


def test_a_script_with_pandas_finds_the_claims_that_an_audit_contradicts(tmp_path: Path) -> None:
    spec = spec_from_file_location("world", PEERS / "world.py")
    assert spec is not None
    assert spec.loader is not None
    world = module_from_spec(spec)
    spec.loader.exec_module(world)
    folder = world.make(tmp_path / "world", 3000, 60)
    script = subprocess.run(
        [sys.executable, PEERS / "with_pandas.py", folder],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    audit = subprocess.run(
        [sys.executable, "-m", "factcheck", "audit", folder / "claims.yaml",
         "--reference", folder / "reference", "--format", "csv"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    labels = [row["verdict"] for row in csv.DictReader(io.StringIO(audit.stdout))]
    assert len(labels) == 60
    assert labels.count("contradicted") == int(script.stdout) == 6
