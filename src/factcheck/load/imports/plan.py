"""What to write so that published files become evidence: raw copies, resources, new entries."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from factcheck.domain.catalogue import Catalogue, Grade, Source
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.series import Reference
from factcheck.language import say
from factcheck.load import layouts
from factcheck.load.device_names import device_in
from factcheck.load.digests import sha256_of
from factcheck.load.files import open_in
from factcheck.load.imports.answers import as_tree, relevant
from factcheck.load.imports.entries import (
    area_entry,
    indicator_entry,
    source_entry,
    told_of_indicator,
)
from factcheck.load.imports.keeping import already, copies, free_name, place, vintage_name
from factcheck.load.imports.names import is_id, slug
from factcheck.load.imports.pages import NotALine, Pages, Tree
from factcheck.load.imports.survey import (
    FoundArea,
    FoundSeries,
    OpenQuestion,
    Survey,
    questions,
    survey,
)
from factcheck.load.imports.wish import Plan, Wish
from factcheck.load.input_file import InputFile
from factcheck.load.layouts.original import Original
from factcheck.load.published import Published, published
from factcheck.load.reference import catalogue_of, reference_of
from factcheck.load.resources import named_resources


def planned(wish: Wish) -> Plan:
    """Return what bringing some files into a reference writes.

    Raises
    ------
    InputError
        With every fault of the files, and of the reference as it would be.
    """
    opened = [_opened(path, wish) for path in wish.files]
    plan = Plan(pages=Pages.of(wish.folder))
    faults: list[Diagnostic] = []
    for file in opened:
        try:
            _one(plan, file, wish)
        except NotALine:
            file.original.fault(
                say("the resources of {file} stand in brackets", file=plan.pages.descriptor),
                say("Write each of them in lines of its own, beginning with `- path: …`."),
            )
        faults += file.faults
    if faults:
        raise InputError(faults)
    plan.told += _unused(wish, plan.codes)
    if not plan.questions:
        plan.pages.complete()
        plan.reference = _as_it_will_be(plan, wish.folder)
    return plan


def _unused(wish: Wish, codes: set[str]) -> list[str]:
    """Say which answers are about a code that no file has."""
    return [
        say("--map {key}: no file has the code {code!r}", key=key, code=code)
        for key in wish.mapping
        if (code := key.partition(":")[2]) and code not in codes
    ]


def _opened(path: Path, wish: Wish) -> Published:
    original = Original(
        path=path,
        name=wish.name_of(path),
        encoding=wish.encoding,
        sheet=wish.sheet,
        mapping=wish.mapping,
    )
    origin = wish.origins.get(path)
    return published(original, wish.layout or (origin.layout if origin else ""))


def _one(plan: Plan, file: Published, wish: Wish) -> None:
    """Add to a plan what one file changes."""
    if file.faults:
        return
    catalogue = _catalogue(plan)
    looked = survey(file, catalogue)
    if file.faults:
        return
    if not looked.series:
        plan.told += file.original.remarks
        return
    plan.codes |= looked.codes
    asked = questions(looked, catalogue)
    keys = {question.key for question in plan.questions}
    plan.questions += [question for question in asked if question.key not in keys]
    source = _source(plan, looked, wish, catalogue)
    if asked or not source:
        return
    _add_entries(plan, looked, catalogue)
    _add_resource(plan, looked, wish, source)


def _catalogue(plan: Plan) -> Catalogue:
    """Return what the reference knows, with what the plan adds to it."""
    texts = plan.pages.texts

    def open_page(name: str, encoding: str, digest: str) -> InputFile | None:
        del encoding, digest
        text = texts.get(name, "")
        return InputFile(name=(plan.pages.folder / name).as_posix(), text=text) if text else None

    catalogue, files = catalogue_of(open_page)
    faults = [fault for file in files for fault in file.faults]
    if faults or catalogue is None:
        raise InputError(faults)
    return catalogue


def _source(plan: Plan, looked: Survey, wish: Wish, catalogue: Catalogue) -> str:
    """Return the id of who says the figures; one that the reference lacks is added to it."""
    origin = wish.origins.get(looked.published.original.path)
    own = origin.source if origin else layouts.source(looked.published.layout)
    answer, _, title = (part.strip() for part in wish.source.partition("="))
    identifier = answer or own.get("id", "")
    own = {"title": title} if title else own
    if not identifier or (not own and identifier not in catalogue.sources):
        if not any(question.key == "source" for question in plan.questions):
            text = say(
                "who says the figures: an id of {file}, or ID=TITLE of a new one",
                file="sources.yaml",
            )
            plan.questions.append(OpenQuestion("source", text, tuple(catalogue.sources)[:5]))
        return ""
    if identifier in catalogue.sources:
        _tell_title(plan, catalogue.sources[identifier], title)
    elif _may_be(looked, identifier):
        plan.pages.add_entry("sources", identifier, source_entry(own, wish.today))
        plan.told.append(_told_of_source(identifier, has_grade="grade" in own))
    return identifier


def _tell_title(plan: Plan, source: Source, title: str) -> None:
    """Say what a source is called that is there already, where the user calls it otherwise."""
    if title and title != source.title:
        plan.told.append(
            say("source {id}: there already, as {title!r}", id=source.id, title=source.title)
        )


def _told_of_source(identifier: str, *, has_grade: bool) -> str:
    """Say that a source is new, and of which grade it counts until somebody writes it."""
    if has_grade:
        return say("source {id}: new in {file}", id=identifier, file="sources.yaml")
    return say(
        "source {id}: new in {file}, as a {grade}; write there who publishes it, and its grade",
        id=identifier,
        file="sources.yaml",
        grade=Grade.COMPILATION.words,
    )


def _add_entries(plan: Plan, looked: Survey, catalogue: Catalogue) -> None:
    """Add the indicators and areas that are answered and that the reference lacks."""
    new: dict[str, list[FoundSeries]] = {}
    for series in looked.mapped:
        if catalogue.indicators.find(series.id) is None:
            new.setdefault(series.id, []).append(series)
    for identifier, members in new.items():
        if _may_be(looked, identifier):
            plan.pages.add_entry("indicators", identifier, indicator_entry(identifier, members))
            plan.told += told_of_indicator(identifier, members)
    places: dict[str, list[FoundArea]] = {}
    for area in looked.mapped_areas:
        if catalogue.areas.find(area.id) is None:
            places.setdefault(area.id, []).append(area)
    for identifier, areas in places.items():
        if _may_be(looked, identifier):
            plan.pages.add_entry("areas", identifier, area_entry(identifier, areas))
            plan.told.append(say("area {id}: new in {file}", id=identifier, file="areas.yaml"))


def _may_be(looked: Survey, identifier: str) -> bool:
    """Whether a text can be an id; if not, it is noted."""
    if not is_id(identifier):
        looked.published.original.fault(
            say("{text!r} is no id", text=identifier),
            say("Use letters, digits, '_', '-' and '.'."),
        )
    return is_id(identifier)


def _add_resource(plan: Plan, looked: Survey, wish: Wish, source: str) -> None:
    """Add the resource of a file, or put it in the place of the one for that very file."""
    path, layout = looked.published.original.path, looked.published.layout
    digest = sha256_of(path)
    resources = named_resources(InputFile(name="", text=plan.pages.texts[plan.pages.descriptor]))
    same = already(looked, wish, digest, resources)
    catalogue = _catalogue(plan)
    answers = relevant(looked, wish.mapping, catalogue)
    if same is None:
        name = place(plan, wish, path)
        if looked.without_vintage and "vintage" not in answers:
            answers["vintage"] = vintage_name(looked, wish, source, resources)
        kept = {} if (wish.folder / name).exists() else copies(path, name, layout)
        device = next(filter(None, map(device_in, map(PurePosixPath, kept))), "")
        if device:
            looked.published.original.fault(
                say("Windows takes a file that is called {name!r} for a device", name=device),
                say("Give it another name, so that the reference can be read on every system."),
            )
            return
        plan.copies |= kept
    else:
        name = resources[same].path
        answers = {**resources[same].mapping, **answers}
        if layout == resources[same].layout and answers == resources[same].mapping:
            plan.told.append(
                say("{file}: there already, as {name}", file=wish.name_of(path), name=name)
            )
            return
    resource: dict[str, str | tuple[str, ...] | Tree] = {
        "name": slug(PurePosixPath(name).stem).replace("_", "-") or f"file-{len(resources) + 1}",
        "path": name,
        "layout": layout,
        "source": source if same is None else resources[same].source,
        "hash": digest if same is None else resources[same].digest,
    }
    origin = wish.origins.get(path)
    address = origin.address if same is None and origin else ""
    if same is not None:
        address = resources[same].address
    if address:
        resource["address"] = address
    taken = {each.name for number, each in enumerate(resources) if number != same}
    resource["name"] = free_name(str(resource["name"]), taken)
    for key in ("encoding", "sheet"):
        if getattr(wish, key):
            resource[key] = getattr(wish, key)
    resource["map"] = as_tree(answers)
    plan.pages.put_resource(resource, same)
    plan.added.append(name)


def _as_it_will_be(plan: Plan, folder: Path) -> Reference:
    """Read the reference that the plan makes; raises InputError with every fault of it."""

    def open_file(name: str, encoding: str, digest: str) -> InputFile | None:
        if name in plan.pages.texts:
            text = plan.pages.texts[name]
            return InputFile(name=(folder / name).as_posix(), text=text) if text else None
        return open_in(folder, name, encoding, digest)

    def locate(name: str) -> Path | None:
        path = plan.copies.get(name, folder / name)
        return path if path.is_file() else None

    descriptor = InputFile(
        name=(folder / plan.pages.descriptor).as_posix(),
        text=plan.pages.texts[plan.pages.descriptor],
    )
    reference, files = reference_of(open_file, locate, descriptor)
    faults = [fault for file in files for fault in file.faults]
    if faults or reference is None:
        raise InputError(faults)
    return reference
