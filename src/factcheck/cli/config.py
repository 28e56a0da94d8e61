"""Settings of the project, put under the options of a command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from factcheck.cli import options, output
from factcheck.language import LANGUAGES, by_option, by_variable, say, speak

if TYPE_CHECKING:
    from factcheck.load.settings import Settings, Value

PARAMETERS = {  # of commands, by the key that sets them
    "claims": "paths",
    "reference": "reference",
    "panel": "panel",
    "baseline": "baseline",
    "fail-on": "fail_on",
    "as-of": "as_of",
    "vintage": "vintage",
    "checked-by": "checked_by",
    "site": "site",
    "format": "form",
    "colour": "colour",
    "contact": "contact",
}
_USUAL: dict[str, object] = {
    "claims": (str(options.CLAIMS),),
    "reference": str(options.REFERENCE),
}
_AUDIT_ALONE = frozenset({"format"})  # other commands have formats of their own


def read(file: Path | None) -> Settings:
    """Read the file of settings that is named, or the one that applies here, or none.

    Raises
    ------
    InputError
        With every fault of it.
    """
    from factcheck.load.settings import Settings, find_settings, read_settings

    found = file or find_settings(Path.cwd())
    if found is None:
        return Settings()
    from factcheck.render import Format

    words = {
        "format": tuple(map(str, Format)),
        "colour": tuple(map(str, output.Colour)),
        "lang": LANGUAGES,
    }
    return read_settings(found, words)


def speak_as(settings: Settings) -> None:
    """Speak the language that is set, where neither an option nor our variable asks for one."""
    said = settings.values.get("lang")
    if isinstance(said, str) and not (by_option(sys.argv[1:]) or by_variable(os.environ)):
        speak(said)


def speak_as_set(file: Path | None) -> None:
    """Speak the language that is set, for a command that takes nothing else from the settings.

    Faults of the settings are told by the commands that they are for.
    """
    from factcheck.domain.diagnostic import InputError

    try:
        speak_as(read(file))
    except InputError:
        return


def is_set(context: typer.Context, parameter: str) -> bool:
    """Whether a parameter of the command that runs has its value from the settings."""
    source = context.get_parameter_source(parameter)
    return source is not None and source.name == "DEFAULT_MAP"


def takes_settings(command: str, parameters: set[str]) -> bool:
    """Whether a command has a parameter that a key sets."""
    return any(_sets(key, command, parameters) for key in PARAMETERS)


def defaults(settings: Settings, command: str, parameters: set[str]) -> dict[str, Any]:
    """Give what a command takes where its options say nothing, by parameter."""
    return {
        PARAMETERS[key]: _given(key, value)
        for key, value in settings.values.items()
        if _sets(key, command, parameters) and value != _USUAL.get(key)
    }


def _given(key: str, value: Value) -> str | list[str]:
    """Give a value as it would be given on the command line."""
    if isinstance(value, str):
        return value
    return ",".join(value) if key == "fail-on" else list(value)


def _sets(key: str, command: str, parameters: set[str]) -> bool:
    return PARAMETERS.get(key) in parameters and (command == "audit" or key not in _AUDIT_ALONE)


def shown(settings: Settings) -> str:
    """Write what applies as TOML, each key with where it comes from."""
    from factcheck.load.settings import KEYS, OWN, SHARED

    if settings.file is None:
        lines = [
            "# "
            + say(
                "There is no {own} here or above, and no [tool.factcheck] in {shared}.",
                own=OWN,
                shared=SHARED,
            )
        ]
    else:
        lines = [f"# {settings.file.as_posix()}"]
    usual: dict[str, Value] = {
        "claims": (str(options.CLAIMS),),
        "reference": str(options.REFERENCE),
        "fail-on": ("contradicted", "implausible", "inconsistent"),
        "format": "text",
        "colour": "auto",
    }
    for key in KEYS:
        if key in settings.values:
            lines.append(f"{key} = {_toml(settings.values[key])}")
        elif key in usual:
            lines.append(f"{key} = {_toml(usual[key])}  # {say('unless set')}")
        else:
            lines.append("# " + say("{key} is not set", key=key))
    return "\n".join([*lines, ""])


def _toml(value: Value) -> str:
    from json import dumps

    listed = list(value) if isinstance(value, tuple) else value
    return dumps(listed, ensure_ascii=False)  # texts and lists of texts are the same in both
