"""Check input files without judging any claim."""

from __future__ import annotations

from factcheck.cli import faults, options, output
from factcheck.language import counted, say


def command(
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
) -> int:
    """Check claim files and reference without judging any claim.

    Exit status: 0 nothing found, 2 something found.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.load import check_rates, read, unread
    from factcheck.pipeline import compiled_claims

    folder = options.reference_folder(reference)
    for path in () if folder is None else unread(folder):
        file = path.as_posix()
        output.complain(
            say("{file}: no resource of the descriptor names it, so it is not read", file=file)
            + "\n"
        )
    try:
        claims, known = read(options.claims(paths), folder)
        compiled_claims(claims, known)
        check_rates(known)
    except InputError as error:
        return faults.report(error)
    for remark in known.remarks:
        output.complain(remark + "\n")
    documents = len({each.document.id for each in claims})
    found = say(
        "No faults: {claims} of {documents}, {observations} in {series} series.",
        claims=counted("{number} claim", "{number} claims", len(claims)),
        documents=counted("{number} document", "{number} documents", documents),
        observations=counted("{number} observation", "{number} observations", len(known)),
        series=len(known.series),
    )
    output.show(f"{found}\n")
    return 0
