"""Check input files without judging any claim."""

from __future__ import annotations

from factcheck.cli import faults, options, output


def command(
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
) -> int:
    """Check claim files and reference without judging any claim.

    Exit status: 0 nothing found, 2 something found.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.load import read
    from factcheck.pipeline import compiled_claims

    try:
        claims, known = read(options.claims(paths), options.reference_folder(reference))
        compiled_claims(claims, known)
    except InputError as error:
        return faults.report(error)
    documents = faults.counted(len({each.document.id for each in claims}), "document")
    observations = faults.counted(len(known), "observation")
    output.show(
        f"No faults: {faults.counted(len(claims), 'claim')} of {documents}, "
        f"{observations} in {len(known.series)} series.\n"
    )
    return 0
