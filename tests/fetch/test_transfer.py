"""An answer comes whole or not at all; who is busy is asked again, and every fault says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.fetch.services import SERVICES, QueryError, query
from factcheck.fetch.transfer import BASE, Call, Patience, TransferError, directed, transfer
from tests.fetch.conftest import Reply, Service

BODY = b"observation_date,UNRATE\n2024-01-01,3.70\n"
CALL = Call("https://service.example/series?id=1", contact="Ann ann@example.org")
PATH = "/service.example/series"
QUICK = Patience(attempts=3, first=0.5, longest=5, timeout=0.5)


@pytest.fixture(autouse=True)
def at_the_service(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BASE, service.base)


def asked(file: Path, call: Call = CALL) -> list[float]:
    waits: list[float] = []
    transfer(call, file, QUICK, waits.append)
    return waits


def refused(folder: Path, call: Call = CALL) -> tuple[TransferError, list[float]]:
    waits: list[float] = []
    with pytest.raises(TransferError) as caught:
        transfer(call, folder / "answer", QUICK, waits.append)
    assert list(folder.iterdir()) == [], "nothing is half written"
    assert caught.value.remedy
    return caught.value, waits


def test_an_answer_is_written_as_it_comes(service: Service, tmp_path: Path) -> None:
    service.replies[PATH] = [Reply(BODY)]
    assert asked(tmp_path / "answer") == []
    assert (tmp_path / "answer").read_bytes() == BODY
    assert service.asked[0].path == f"{PATH}?id=1"
    assert service.asked[0].agent.endswith("(Ann ann@example.org)")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_who_is_busy_is_asked_again(status: int, service: Service, tmp_path: Path) -> None:
    service.replies[PATH] = [Reply(status=status), Reply(status=status), Reply(BODY)]
    assert asked(tmp_path / "answer") == [0.5, 1.0]
    assert (tmp_path / "answer").read_bytes() == BODY


def test_one_waits_as_long_as_is_asked(service: Service, tmp_path: Path) -> None:
    service.replies[PATH] = [Reply(status=429, headers=(("Retry-After", "3"),)), Reply(BODY)]
    assert asked(tmp_path / "answer") == [3.0]


def test_one_does_not_wait_for_hours(service: Service, tmp_path: Path) -> None:
    service.replies[PATH] = [Reply(status=429, headers=(("Retry-After", "7200"),))]
    error, waits = refused(tmp_path)
    assert waits == []
    assert "429" in error.problem
    assert "7200 seconds" in error.remedy


def test_one_gives_up_in_the_end(service: Service, tmp_path: Path) -> None:
    service.replies[PATH] = [Reply(status=500)]
    error, waits = refused(tmp_path)
    assert waits == [0.5, 1.0]
    assert "500" in error.problem
    assert "3 times" in error.problem
    assert len(service.asked) == 3


def test_a_cut_answer_is_asked_for_again(service: Service, tmp_path: Path) -> None:
    service.replies[PATH] = [Reply(BODY[:20], length=len(BODY)), Reply(BODY)]
    assert asked(tmp_path / "answer") == [0.5]
    assert (tmp_path / "answer").read_bytes() == BODY


def test_an_answer_that_is_always_cut_is_none(service: Service, tmp_path: Path) -> None:
    service.replies[PATH] = [Reply(BODY[:20], length=len(BODY))]
    error, _ = refused(tmp_path)
    assert f"20 of {len(BODY)} bytes" in error.problem


def test_an_older_answer_stays_where_a_new_one_fails(service: Service, tmp_path: Path) -> None:
    (tmp_path / "answer").write_bytes(b"older")
    service.replies[PATH] = [Reply(BODY[:20], length=len(BODY))]
    with pytest.raises(TransferError):
        asked(tmp_path / "answer")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"older"]


def test_one_does_not_wait_for_ever(service: Service, tmp_path: Path) -> None:
    service.replies[PATH] = [Reply(BODY, sleep=3)]
    error, waits = refused(tmp_path)
    assert "no answer within" in error.problem
    assert len(waits) == 2


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"<!DOCTYPE html><title>Maintenance</title>"), "a web page in place of data"),
        (Reply(b"PK\x03\x04rest"), "an archive"),
        (Reply(b""), "answers with nothing"),
        (Reply(b"Series does not exist", 400), "400 Bad Request: Series does not exist"),
        (Reply(b"<html>", 404), "404"),
        (Reply(b"", 403), "403"),
        (Reply(b"", 451), "451"),
    ],
)
def test_what_is_no_answer_is_told_at_once(
    reply: Reply, words: str, service: Service, tmp_path: Path
) -> None:
    service.replies[PATH] = [reply]
    error, waits = refused(tmp_path)
    assert words in error.problem
    assert waits == []


def test_who_cannot_be_reached_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BASE, "http://127.0.0.1:1")
    error, _ = refused(tmp_path)
    assert "service.example" in error.problem
    monkeypatch.setenv(BASE, "file:///etc")
    error, _ = refused(tmp_path)
    assert "no address of the web" in error.problem


def test_a_key_is_sent_and_never_told(service: Service, tmp_path: Path) -> None:
    call = CALL._replace(secret=("api_key", "hush"))
    service.replies[PATH] = [Reply(BODY), Reply(b"", 400), Reply(b"", 451), Reply(status=500)]
    asked(tmp_path / "answer", call)
    assert service.asked[0].path.endswith("?id=1&api_key=hush")
    (tmp_path / "answer").unlink()
    for _ in range(3):
        error, _ = refused(tmp_path, call)
        assert "hush" not in f"{error.problem}{error.remedy}"


@pytest.mark.parametrize("service_name", SERVICES)
def test_every_service_has_an_example_that_it_can_be_asked(service_name: str) -> None:
    whole = SERVICES[service_name]
    example = query(whole.form_in_words)
    assert example.service is whole
    assert example.address.startswith("https://")
    assert "{" not in example.address
    assert example.file_name.endswith(whole.ending)
    assert directed(example.address).startswith("http://127.0.0.1")


@given(st.text(max_size=30))
@example("../../x")
@example("EXR/..")
@example("A#/B?/C&")
def test_a_query_is_read_or_refused_and_stays_on_its_machine(text: str) -> None:
    for name, service in SERVICES.items():
        try:
            address = query(f"{name}:{text}").address
        except QueryError:
            continue
        assert address.split("/")[2] == service.address.split("/")[2]
        assert ".." not in address.split("?")[0].split("/")
        assert not set(address) & set(" #<>\"'")
