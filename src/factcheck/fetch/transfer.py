"""One answer of a service, into a file: whole, or not at all.

A service that is busy is asked again, after as long as it says or after a while that doubles.
"""

from __future__ import annotations

import http.client
import os
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from factcheck import __version__
from factcheck.language import say
from factcheck.load.layouts._text import other_sort

BASE = "FACTCHECK_SERVICES"  # the variable that names where all services are asked instead
_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
_UNKNOWN = frozenset((400, 404, 406, 410, 422))
_PIECE = 1 << 16
_MOST = 1 << 30  # bytes of one answer


class Patience(NamedTuple):
    """How often a service is asked, and how long is waited, in seconds."""

    attempts: int = 4
    first: float = 1.0  # before the second attempt; it doubles
    longest: float = 60.0  # that a service may ask to wait
    timeout: float = 60.0


USUAL = Patience()


class Call(NamedTuple):
    """What is asked: its address bears no key, which is added where it is sent and nowhere else."""

    address: str
    accepts: str = "*/*"
    contact: str = ""
    secret: tuple[str, str] = ("", "")  # a parameter and its value

    @property
    def host(self) -> str:
        """The machine that is asked."""
        return urlsplit(self.address).netloc


class TransferError(Exception):
    """That no answer came: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(problem)


class _BusyError(Exception):
    """That it may be asked again: why, and in how many seconds, if it says."""

    def __init__(self, problem: str, wait: float | None = None) -> None:
        self.problem, self.wait = problem, wait
        super().__init__(problem)


def directed(address: str) -> str:
    """Return where an address is asked: there, or at the base that the environment names.

    A mirror or a proxy that is called http://here answers for https://there/path as
    http://here/there/path.
    """
    base = os.environ.get(BASE, "").rstrip("/")
    return address if not base else f"{base}/{address.partition('://')[2]}"


def transfer(
    call: Call,
    file: Path,
    patience: Patience = USUAL,
    sleep: Callable[[float], object] = time.sleep,
) -> None:
    """Write the answer of a service to a file.

    Raises
    ------
    TransferError
        If none came, or none that is whole. There is no file then.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        for attempt in range(1, patience.attempts + 1):
            try:
                _attempt(call, part, patience)
                break
            except _BusyError as error:
                wait = patience.first * 2 ** (attempt - 1) if error.wait is None else error.wait
                if attempt == patience.attempts or wait > patience.longest:
                    raise TransferError(*_given_up(call, error, attempt, wait)) from None
                sleep(wait)
        _check(call, part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _given_up(call: Call, error: _BusyError, attempts: int, wait: float) -> tuple[str, str]:
    if error.wait is not None and error.wait >= 1:
        asked = say("It asks to wait {seconds} seconds: try again then.", seconds=round(wait))
    else:
        asked = say("Try again later; nothing that is there has changed.")
    problem = say(
        "{host}: {problem} (asked {number} times)",
        host=call.host,
        problem=error.problem,
        number=attempts,
    )
    return problem, asked


def _attempt(call: Call, part: Path, patience: Patience) -> None:
    address = directed(call.address)
    if urlsplit(address).scheme not in ("http", "https"):
        raise TransferError(
            say("{address!r} is no address of the web", address=address),
            say("Mend {variable}.", variable=BASE),
        )
    if call.secret[0]:
        address += f"{'&' if '?' in address else '?'}{urlencode([call.secret])}"
    agent = f"factcheck/{__version__}" + (f" ({call.contact})" if call.contact else "")
    request = Request(address, headers={"User-Agent": agent, "Accept": call.accepts})  # noqa: S310 - looked at above
    try:
        with urlopen(request, timeout=patience.timeout) as answer:  # noqa: S310 - looked at above
            _write(answer, answer.headers.get("Content-Length"), part)
    except HTTPError as error:
        with error:
            raise _refused(call, error) from None
    except (TimeoutError, http.client.HTTPException, ConnectionError) as error:
        raise _BusyError(_broken(error, patience)) from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError | ConnectionError):
            raise _BusyError(_broken(error.reason, patience)) from None
        raise TransferError(
            say("{host} cannot be reached: {reason}", host=call.host, reason=str(error.reason)),
            say("Check the connection. What was fetched before is read without it."),
        ) from None


def _broken(error: Exception, patience: Patience) -> str:
    if isinstance(error, TimeoutError):
        return say("no answer within {seconds} seconds", seconds=round(patience.timeout))
    return say("the connection broke off")


def _write(answer: IO[bytes], told: str | None, part: Path) -> None:
    """Write what comes; an answer that is shorter than was told is cut."""
    size = 0
    with part.open("wb") as stream:
        while piece := answer.read(_PIECE):
            size += len(piece)
            if size > _MOST:
                raise TransferError(
                    say("the answer is longer than {size} bytes", size=f"{_MOST:,}"),
                    say("Ask for fewer series, areas or years."),
                )
            stream.write(piece)
    if told is not None and told.isdigit() and size < int(told):
        raise _BusyError(
            say("the answer is cut: {size} of {told} bytes came", size=size, told=int(told))
        )


def _refused(call: Call, error: HTTPError) -> Exception:
    """Return what a status means: ask again, or what to mend."""
    status = say("it answers {status}", status=f"{error.code} {error.reason}".strip())
    if error.code in _BUSY:
        return _BusyError(status, _wait(error.headers.get("Retry-After")))
    problem = say("{host}: {problem}", host=call.host, problem=status + _excerpt(error))
    if error.code in _UNKNOWN:
        return TransferError(problem, say("Check the codes: the service knows no such series."))
    if error.code in (401, 403):
        return TransferError(
            problem,
            say(
                "It refuses whoever asks so: some services want a contact (--contact, or `contact` "
                "in factcheck.toml), or a key."
            ),
        )
    return TransferError(problem, say("Look at {address}", address=call.address))


def _excerpt(error: HTTPError) -> str:
    """Return the first words that come with a refusal, where they are plain text."""
    try:
        head = error.read(2000)
    except (OSError, http.client.HTTPException):
        return ""
    text = " ".join(head.decode("utf-8", "ignore").split())
    return "" if not text or text[0] in "<{[" else f": {text[:160]}"


def _wait(text: str | None) -> float | None:
    """Return how many seconds a service asks to wait: a number, or a moment.

    >>> _wait("7"), _wait(None), _wait("soon")
    (7.0, None, None)
    """
    if not text:
        return None
    if text.strip().isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return None


def _check(call: Call, part: Path) -> None:
    """See to it that there is an answer, and no page for people in its place."""
    with part.open("rb") as stream:
        head = stream.read(512)
    if not head.strip():
        raise TransferError(
            say("{host} answers with nothing", host=call.host),
            say("Check the codes: the service knows no such series."),
        )
    if sort := other_sort(head):
        raise TransferError(
            say("{host} answers with {sort} in place of data", host=call.host, sort=sort),
            say(
                "The service may be down, or the codes unknown: look at {address}",
                address=call.address,
            ),
        )
