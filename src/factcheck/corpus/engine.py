"""Where tasks are done: here, on several processes, on a cluster. Nothing else differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.corpus.processes import T, Work, on_processes


class Engine(Struct, frozen=True, kw_only=True):
    """Where tasks are done."""

    processes: int = 1
    scheduler: str = ""  # of a cluster; none: on this machine

    def done(self, work: Work[T], tasks: Sequence[T], part: int = 1) -> Iterator[bytes | None]:
        """Yield what came of each task, in their order; None of one that ended its process.

        Parameters
        ----------
        work : callable
            What is run on a task.
        tasks : sequence
        part : int
            Tasks that a cluster is given together.
        """
        if self.scheduler:
            from factcheck.corpus.cluster import on_cluster

            return on_cluster(work, tasks, self.scheduler, part)
        processes = min(self.processes, len(tasks))
        return on_processes(work, tasks, processes) if processes > 1 else map(work, tasks)
