"""What programs ask by the Model Context Protocol: verdicts with cells, of the project alone."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

pytest.importorskip("mcp")

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from factcheck.desk.answers import LONGEST, DeskAnswers
from factcheck.desk.confined import confined
from factcheck.desk.worker import DeskScope, RefusedQuestionError, Worker
from factcheck.domain.diagnostic import InputError
from tests.desk.test_session import written

CLAIMS = """\
document: {title: A leaflet, area: town, period: 2022}
claims:
  - {id: level, quote: 217.5 t of flour, kind: level, of: flour, is: 217.5 t}
  - {id: grew, quote: grew by 9 percent, kind: growth, of: flour, is: 9 %}
"""
WAIT = 60  # seconds

T = TypeVar("T")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a reference, a claim file, and files that are none of it."""
    folder = tmp_path_factory.mktemp("outside") / "project"
    (folder / "claims").mkdir(parents=True)
    written(folder / "reference", "205")
    (folder / "claims" / "leaflet.yaml").write_text(CLAIMS, encoding="utf-8")
    (folder / "secret.env").write_text("TOKEN=1\n", encoding="utf-8")
    (folder.parent / "other.yaml").write_text(CLAIMS, encoding="utf-8")
    return folder


def asked(project: Path, questions: Callable[[Client], Awaitable[T]]) -> T:
    async def run() -> T:
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "factcheck", "mcp"], cwd=project, env=_variables()
        )
        async with Client(stdio_client(server)) as client:
            return await asyncio.wait_for(questions(client), WAIT)

    return asyncio.run(run())


def _variables() -> dict[str, str]:
    """Return so much of the environment as finds the package under test."""
    from os import environ

    return {key: environ[key] for key in ("PATH", "PYTHONPATH") if key in environ}


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_client_is_answered_with_cells_and_arithmetic_and_nothing_is_written(
    project: Path,
) -> None:
    async def questions(client: Client) -> dict[str, Any]:
        tools = await client.list_tools()
        calls: dict[str, dict[str, str]] = {
            "audit_claims": {"path": "claims"},
            "explain": {"claim": "grew", "claims": CLAIMS},
            "try_sentence": {"sentence": "Flour rose 6.1 percent in 2022.", "area": "town"},
            "find_series": {"text": "FLOUR"},
        }
        assert {tool.name for tool in tools.tools} == set(calls)
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.tools)
        answers = {}
        for name, arguments in calls.items():
            answer = await client.call_tool(name, arguments)
            assert not answer.is_error
            answers[name] = answer.structured_content
        return answers

    before = files(project.parent)
    answers = asked(project, questions)
    assert files(project.parent) == before
    level, grew = answers["audit_claims"]["claims"]
    assert (level["verdict"], grew["verdict"]) == ("supported", "contradicted")
    assert grew["parts"][0]["arithmetic"] == "217.5 / 205 - 1"
    places = {cell["at"] for cell in grew["cells"]}
    assert places == {"reference/t.csv:2:1", "reference/t.csv:3:1"}
    assert "found 5.82 to 6.38 %" in grew["message"]
    assert answers["explain"]["claim"]["verdict"] == "contradicted"
    assert "217.5" in answers["explain"]["derivation"]
    assert [claim["verdict"] for claim in answers["try_sentence"]["claims"]] == ["compatible"]
    (series,) = answers["find_series"]["series"]
    assert (series["series"], series["value"], series["unit"]) == ("flour@town", "217.5 t", "t")


def test_a_client_is_told_what_is_wrong(project: Path) -> None:
    async def questions(client: Client) -> None:
        for arguments, told in (
            ({"claims": CLAIMS.replace("9 %", "9 bagz")}, "claims.yaml:4:"),
            ({"claims": CLAIMS, "path": "claims"}, "either claims are handed over"),
            ({}, "either claims are handed over"),
            ({"path": "../other.yaml"}, "leads out of the project"),
        ):
            answer = await client.call_tool("audit_claims", arguments)
            assert answer.is_error
            assert told in answer.content[0].text  # type: ignore[union-attr]
        nobody = await client.call_tool("explain", {"claim": "no", "claims": CLAIMS})
        assert "Known are: level, grew" in nobody.content[0].text  # type: ignore[union-attr]

    asked(project, questions)


@pytest.fixture
def traps(project: Path) -> Iterator[Path]:
    """Put links into the project that lead out of it, and take them out again."""
    links = {
        "link.yaml": project.parent / "other.yaml",
        "linked": project.parent,
        "claims/inside.yaml": project / "claims" / "leaflet.yaml",
        "circle.yaml": project / "circle.yaml",
        "zero.yaml": Path("/dev/zero"),
    }
    try:
        for name, target in links.items():
            (project / name).symlink_to(target)
    except OSError:
        pytest.skip("no links can be made here")
    yield project
    for name in links:
        (project / name).unlink()


@pytest.mark.parametrize(
    "name",
    [
        "../other.yaml",
        "claims/../../other.yaml",
        "link.yaml",
        "linked",
        "linked/other.yaml",
        ".",
        "circle.yaml",
        "zero.yaml",
        "/etc/passwd",
        "secret.env",
        "nowhere.yaml",
        "a\0.yaml",
        "n" * 5000,
    ],
)
def test_nothing_outside_the_project_is_read(traps: Path, name: str) -> None:
    with pytest.raises(InputError):
        confined(traps, name)


@pytest.mark.parametrize("name", ["claims", "claims/leaflet.yaml", "claims/inside.yaml"])
def test_what_is_inside_is_read(traps: Path, name: str) -> None:
    assert confined(traps, name) == (traps / name).resolve()
    assert confined(traps, str(traps / name)) == (traps / name).resolve()


def test_verdicts_are_those_of_the_command(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "audit", "--format", "json"],
        cwd=project,
        capture_output=True,
        check=False,
    )
    audit = json.loads(done.stdout)
    answers = DeskAnswers(project, project / "reference")
    answer: Any = answers.answer("audit_claims", {"path": "claims"})
    assert answer["summary"] == audit["summary"]
    for key in ("id", "quote", "says", "verdict"):
        assert [claim[key] for claim in answer["claims"]] == [
            claim[key] for claim in audit["claims"]
        ]
    failing: Any = answers.answer("audit_claims", {"path": "claims", "only": "failing"})
    assert [claim["id"] for claim in failing["claims"]] == ["grew"]


def test_what_takes_too_long_is_ended_and_the_next_question_answered(project: Path) -> None:
    worker = Worker(DeskScope(project, Path("reference")), seconds=0.001)
    try:
        with pytest.raises(RefusedQuestionError, match="No answer within"):
            worker.answer("find_series", {})
        worker.seconds = WAIT
        assert worker.answer("find_series", {"text": "flour"})["series"]
        long = "#" * (LONGEST + 1)
        with pytest.raises(RefusedQuestionError, match="longer than"):
            worker.answer("audit_claims", {"claims": long})
    finally:
        worker.close()
