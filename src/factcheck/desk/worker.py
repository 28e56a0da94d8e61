"""Questions answered in a process of their own, which is ended where an answer takes too long."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import threading
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from factcheck.domain.diagnostic import InputError
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.language import language, say, speak
from factcheck.render.machine.intervals import Record

SECONDS = 60.0  # that one answer may take
MOST_FAULTS = 20  # that are told of one question


class RefusedQuestionError(Exception):
    """A question that has no answer, with what is wrong about it in words."""


class DeskScope(NamedTuple):
    """What questions are about; see `factcheck.desk.answers.DeskAnswers`.

    The folder of the reference is named by its path from the project.
    """

    folder: Path
    reference: Path | None
    terms: Terms = AS_PUBLISHED


class Worker:
    """Answers questions one at a time.

    Parameters
    ----------
    desk : Desk
    seconds : float
        After which a question is given up, and the process ended.
    """

    def __init__(self, desk: DeskScope, seconds: float = SECONDS) -> None:
        self.desk = desk
        self.seconds = seconds
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def answer(self, question: str, arguments: Mapping[str, str]) -> Record:
        """Answer a question.

        Raises
        ------
        RefusedError
            If it has no answer, or took too long.
        """
        with self._turn:
            line = self._ready()
            try:
                line.send((question, dict(arguments)))
                if not line.poll(self.seconds):
                    self.close()
                    number = f"{self.seconds:g}"
                    raise RefusedQuestionError(
                        say("No answer within {number} seconds: ask for less.", number=number)
                    )
                is_answer, text = line.recv()
            except (EOFError, OSError):
                self.close()
                raise RefusedQuestionError(say("The audit broke off; ask again.")) from None
        if not is_answer:
            raise RefusedQuestionError(text)
        record: Record = json.loads(text)
        return record

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def _ready(self) -> Connection:
        """Return the line to a process that answers."""
        if self._line is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._line, other = context.Pipe()
            self._process = context.Process(
                target=_work, args=(other, self.desk, language()), daemon=True
            )
            self._process.start()
            other.close()
        return self._line


def _work(line: Connection, desk: DeskScope, code: str) -> None:
    """Answer what comes over a line, until it is closed."""
    from factcheck.desk.answers import DeskAnswers

    os.dup2(sys.stderr.fileno(), 1)  # standard output is that of a protocol
    os.chdir(desk.folder)  # files are told by their paths in the project
    speak(code)
    answers = DeskAnswers(*desk)
    while True:
        try:
            question, arguments = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer = answers.answer(question, arguments)
            line.send((True, json.dumps(answer, ensure_ascii=False)))
        except InputError as error:
            line.send((False, _told(error)))


def _told(error: InputError) -> str:
    """Tell the first faults, and how many there are."""
    first = "\n".join(map(str, error.diagnostics[:MOST_FAULTS]))
    more = len(error.diagnostics) - MOST_FAULTS
    return first if more <= 0 else say("{faults}\nand {number} more", faults=first, number=more)
