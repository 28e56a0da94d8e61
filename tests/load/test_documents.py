"""Documents are told apart, however their files are called."""

from __future__ import annotations

from pathlib import Path, PurePath

from hypothesis import given
from hypothesis import strategies as st

from factcheck.load.claim_file import document_ids
from factcheck.load.claim_folders import claim_files
from factcheck.pipeline import run

PARTS = st.lists(st.sampled_from(["a", "b", "2020"]), max_size=3)
PATHS = st.builds(
    lambda folders, stem, ending: "/".join([*folders, f"{stem}.{ending}"]),
    PARTS,
    st.sampled_from(["plan", "report"]),
    st.sampled_from(["yaml", "yml"]),
)


@given(st.lists(PATHS, unique=True, max_size=8))
def test_no_two_documents_share_an_id_and_a_lone_stem_is_one(names: list[str]) -> None:
    ids = document_ids(names)
    assert list(ids) == names
    assert len(set(ids.values())) == len(names)
    stems = [PurePath(name).stem for name in names]
    for name, stem in zip(names, stems, strict=True):
        assert (ids[name] == stem) is (stems.count(stem) == 1)


def test_each_document_is_judged_by_its_own_day(tmp_path: Path) -> None:
    for year in (2020, 2021):
        file = tmp_path / str(year) / "report.yaml"
        file.parent.mkdir()
        file.write_text(
            f"document: {{title: Report {year}, area: t, period: {year},"
            f" published: {year + 1}-03-01}}\n"
            "areas: {t: {name: T}}\nindicators: {out: {name: output, unit: t}}\n"
            "sources: {office: {title: Office, grade: official}}\n"
            f"series: [{{indicator: out, period: {year}, value: 100, released: {year + 1}-02-01,"
            " source: office}]\n"
            f"claims: [{{id: in-{year}, kind: level, of: out, is: 100 t}}]\n",
            encoding="utf-8",
        )
    audit = run([tmp_path], None)
    assert [str(document) for document in audit.documents] == ["Report 2020", "Report 2021"]
    assert [verdict.flags for verdict in audit] == [(), ()]


def test_a_project_named_as_a_whole_is_its_claim_files(tmp_path: Path) -> None:
    inside = tmp_path / "claims" / "2024"
    reference = tmp_path / "reference" / "more"
    for folder in (inside, reference, tmp_path / ".editor"):
        folder.mkdir(parents=True)
    (tmp_path / "reference" / "datapackage.yaml").write_text("name: a\n", encoding="utf-8")
    named = [tmp_path / "a.yml", inside / "b.yaml"]
    for file in (*named, reference / "areas.yaml", tmp_path / ".editor" / "c.yaml"):
        file.write_text("{}", encoding="utf-8")
    assert claim_files(tmp_path) == named
    assert claim_files(tmp_path / "reference") == [
        tmp_path / "reference" / "datapackage.yaml",
        reference / "areas.yaml",
    ]
