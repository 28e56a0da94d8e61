"""Laws of the session: what is judged after any sequence of edits is what a fresh audit gives."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.desk.session import Judged, Session
from factcheck.domain.asked import Asked
from factcheck.domain.diagnostic import InputError
from factcheck.load import read_text

REFERENCE = {
    "datapackage.yaml": "name: r\nresources: [{name: t, path: t.csv}]\n",
    "indicators.yaml": "flour: {names: {en: flour}, unit: t}\n",
    "areas.yaml": "town: {names: {en: Town}}\n",
    "sources.yaml": "almanac: {title: Almanac, grade: official}\n",
}
HEAD = "document: {title: A leaflet, area: town, period: 2022}\nclaims:\n"
CLAIMS = st.lists(
    st.sampled_from(
        [
            "  - {id: level, kind: level, of: flour, is: 217.5 t}\n",
            "  - {id: grew, kind: growth, of: flour, is: 9 %}\n",
            "  - {id: doubled, kind: multiple, of: flour, since: 2021, is: 2 times}\n",
            "  - {id: vague, kind: qualitative, nature: opinion}\n",
            "  - {id: again, kind: level, of: flour, is: 217.5 t}\n",
            "  - {id: level, kind: level, of: flour, is: 210 t}\n",
            "  - {id: doubted, kind: growth, of: flour, is: 5 %, review: [the year]}\n",
            "  - {id: bread, kind: level, of: rolls, is: 31}\n",
            "  - {id: more, kind: growth, of: rolls, is: 4 %}\n",
            "  # a remark\n",
            "  - {id: broken, kind: level, of: bread, is: 2 t}\n",
            "  - {id: half, kind: \n",
        ]
    ),
    unique=True,
    max_size=7,
)
OWN = """\
indicators: {{rolls: {{unit: piece, names: {{en: rolls}}}}}}
series: {{rolls: {{2022: {}}}}}
"""
HEADS = st.sampled_from(
    [HEAD, f"# new\n{HEAD}", *(OWN.format(number) + HEAD for number in (30, 31))]
)
EDITS = st.lists(
    st.one_of(st.tuples(HEADS, CLAIMS), st.sampled_from(["205", "206", "no number"])), max_size=6
)


def written(folder: Path, figure: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in REFERENCE.items():
        (folder / name).write_text(text, encoding="utf-8")
    table = f"area,indicator,period,value,source\ntown,flour,2021,{figure},almanac\n"
    (folder / "t.csv").write_text(table + "town,flour,2022,217.5,almanac\n", encoding="utf-8")


def fresh(folder: Path, text: str) -> tuple[object, ...]:
    """Audit a text as a file beside the reference."""
    claims = folder.with_name("leaflet.yaml")
    claims.write_text(text, encoding="utf-8")
    try:
        audit = pipeline.run([claims], folder)
    except InputError as error:
        return error.diagnostics
    return (audit.verdicts, audit.findings, audit.implied)


def whole(session: Session, path: Path) -> tuple[object, ...]:
    """Audit a file by the session."""
    try:
        audit = session.audit([path])
    except InputError as error:
        return error.diagnostics
    return (audit.verdicts, audit.findings, audit.implied)


def told(judged: Judged) -> tuple[object, ...]:
    if judged.audit is None:
        return judged.faults
    return (judged.audit.verdicts, judged.audit.findings, judged.audit.implied)


@settings(deadline=None)
@given(edits=EDITS)
def test_any_edits_leave_what_a_fresh_audit_gives(
    edits: list[tuple[str, list[str]] | str],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reference"
        written(folder, "205")
        session = Session(folder)
        text = HEAD
        for edit in edits:
            if isinstance(edit, str):
                written(folder, edit + " " * len(edit))
            else:
                text = edit[0] + "".join(edit[1])
            leaflet = folder.with_name("leaflet.yaml").as_posix()
            assert told(session.judge(leaflet, text)) == fresh(folder, text)
            assert whole(session, Path(leaflet)) == fresh(folder, text)


def test_claims_are_held_against_what_can_be_read_of_a_faulty_reference(tmp_path: Path) -> None:
    folder = tmp_path / "reference"
    written(folder, "no number")
    claim = "  - {id: level, kind: level, of: flour, is: 217.5 t}\n"
    session = Session(folder)
    assert {fault.at.file for fault in session.judge("leaflet.yaml", HEAD + claim).faults} == {
        (folder / "t.csv").as_posix()
    }
    broken = HEAD + claim.replace("flour", "bread")
    assert {fault.at.file for fault in session.judge("leaflet.yaml", broken).faults} == {
        (folder / "t.csv").as_posix(),
        "leaflet.yaml",
    }


def test_a_folder_that_is_not_there_is_a_fault_also_where_it_is_named_later(tmp_path: Path) -> None:
    claims = tmp_path / "leaflet.yaml"
    claims.write_text(HEAD + "  - {id: level, kind: level, of: flour, is: 2 t}\n", encoding="utf-8")
    session = Session(None)
    with pytest.raises(InputError, match="unknown indicator"):
        session.audit([claims])
    session.folder = tmp_path / "reference"
    with pytest.raises(InputError, match="no such folder") as caught:
        session.audit([claims])
    with pytest.raises(InputError) as expected:
        pipeline.run([claims], session.folder)
    assert caught.value.diagnostics == expected.value.diagnostics
    written(session.folder, "205")
    assert len(session.audit([claims]).verdicts) == 1


def test_what_has_not_changed_is_not_judged_again(tmp_path: Path) -> None:
    written(tmp_path / "reference", "205")
    session = Session(tmp_path / "reference")
    text = HEAD + "  - {id: level, kind: level, of: flour, is: 217.5 t}\n"
    first = session.judge("leaflet.yaml", text)
    assert session.judge("leaflet.yaml", text) is first
    assert session.judge("leaflet.yaml", text + "\n") is not first


ROOT = Path(__file__).parents[2]
FIGURE = re.compile(r"(?<=is: )(\d)")


def test_edits_of_a_real_file_leave_what_a_fresh_audit_gives() -> None:
    claims = ROOT / "claims" / "changzhi-2021.yaml"
    asked = Asked(in_full=lambda verdict: verdict.fails(), growths=False)
    session = Session(ROOT / "reference", asked=asked)
    text = claims.read_text(encoding="utf-8")
    places = [match.start() for match in FIGURE.finditer(text)]
    for place in places[:: len(places) // 3]:
        text = f"{text[:place]}{9 - int(text[place])}{text[place + 1 :]}\n# edited\n"
        audit = session.judge(claims.as_posix(), text).audit
        assert audit is not None
        stated, whole = read_text(text, claims.as_posix(), session.reference)
        afresh = pipeline.audit(stated, whole, session.terms, asked)
        assert (audit.verdicts, audit.findings) == (afresh.verdicts, afresh.findings)
        assert (audit.implied, audit.known) == (afresh.implied, afresh.known)
