"""The questions of programs by the Model Context Protocol."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import anyio.to_thread
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from factcheck import __version__
from factcheck.desk.worker import RefusedQuestionError, Worker

_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
_INSTRUCTIONS = """\
factcheck checks the figures of a text against reference series, by exact arithmetic on the digits \
as printed. Try a single sentence with try_sentence. For several, write a claim file and hand it \
to audit_claims; find_series says which indicators and areas it may name. A verdict is one of \
supported, compatible, near-miss, contradicted, implausible, conflicting, unverifiable and \
not-checkable; it comes with the cells and the arithmetic. Do not soften or outdo a verdict."""

Claims = Annotated[str, Field(description="The text of a claim file, in YAML.")]
Named = Annotated[str, Field(description="A claim file or a folder of them in the project.")]


def server(worker: Worker) -> MCPServer[Any]:
    """Return a server that passes questions on to a worker."""
    desk: MCPServer[Any] = MCPServer(
        "factcheck", version=__version__, instructions=_INSTRUCTIONS, log_level="ERROR"
    )

    async def ask(question: str, **arguments: str) -> dict[str, Any]:
        def answered() -> dict[str, Any]:
            return dict(worker.answer(question, arguments))

        try:
            return await anyio.to_thread.run_sync(answered)
        except RefusedQuestionError as error:
            raise ToolError(str(error)) from None

    @desk.tool(annotations=_READS)
    async def audit_claims(
        claims: Claims = "",
        path: Named = "",
        only: Annotated[
            Literal["all", "failing"], Field(description="Which claims to tell one by one.")
        ] = "all",
    ) -> dict[str, Any]:
        """Give each claim of a claim file its verdict, with the cells and the arithmetic behind it.

        Hand over the text of a claim file, or name one of the project.
        """
        return await ask("audit_claims", claims=claims, path=path, only=only)

    @desk.tool(annotations=_READS)
    async def try_sentence(
        sentence: Annotated[str, Field(description="One sentence with a figure, or a few.")],
        area: Annotated[str, Field(description="What it is about, unless it says so.")] = "",
        period: Annotated[str, Field(description="When, unless it says so: 2021, 2021Q3.")] = "",
        published: Annotated[str, Field(description="The day it was said: 2022-02-20.")] = "",
    ) -> dict[str, Any]:
        """Draft the claims of a sentence, and check them against the reference.

        What may not have been read rightly is told in to_review, and accuses nobody.
        """
        return await ask(
            "try_sentence", sentence=sentence, area=area, period=period, published=published
        )

    @desk.tool(annotations=_READS)
    async def explain(
        claim: Annotated[str, Field(description="The id of a claim.")],
        claims: Claims = "",
        path: Named = "",
    ) -> dict[str, Any]:
        """Derive the verdict on one claim: cells, conversions, intervals, comparison, slips."""
        return await ask("explain", claim=claim, claims=claims, path=path)

    @desk.tool(annotations=_READS)
    async def find_series(
        text: Annotated[str, Field(description="Part of an id or a name, in any language.")] = "",
    ) -> dict[str, Any]:
        """List the series of the reference, each with its unit, its span and its latest figure."""
        return await ask("find_series", text=text)

    return desk


def serve(worker: Worker) -> None:
    """Answer a program over standard input and output until it leaves."""
    try:
        server(worker).run("stdio")
    finally:
        worker.close()
