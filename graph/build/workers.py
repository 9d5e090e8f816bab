"""Reports read by several processes, given back in order, a few in memory at a time.

Workers are plain child processes that read tasks from a pipe. Unlike the standard pools they
never import the caller's main module again, so that a script or notebook can call
`graph.build` without a guard, and they end by themselves when their parent is gone.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from typing import BinaryIO

from graph.build.report import MakeExtractor, Part, Plan, ReportReader
from graph.errors import GraphError
from graph.model.finding import Finding
from graph.sources import Source

_START = "import sys; sys.path[:] = {path!r}; from graph.build.workers import serve; serve()"
_AHEAD = 3
"""Reports in work or waiting, for each worker: what bounds the memory."""
WORTH_PROCESSES = 300_000
"""Bytes of text from which on starting other processes pays."""


def count_jobs(sources: list[Source], jobs: int | None) -> int:
    """Decide on the number of processes: as asked, never more than reports; small work stays in this one."""
    if jobs is None:
        work = sum(source.size for source in sources)
        jobs = 1 if work < WORTH_PROCESSES or not sys.executable else _count_cores()
    return max(1, min(jobs, len(sources)))


def read_parts(
    sources: Iterable[Source],
    reader: Callable[[], ReportReader],
    plan: Plan,
    make: MakeExtractor,
    *,
    jobs: int,
) -> Iterator[Part | Finding]:
    """Read sources in their order, in this process (`reader`) or in `jobs` others."""
    if jobs <= 1:
        for source in sources:
            yield reader().read(source)
        return
    workers: SimpleQueue[_Worker] = SimpleQueue()
    started = [_Worker(plan, make) for _ in range(jobs)]
    for worker in started:
        workers.put(worker)

    def work(source: Source) -> Part | Finding:
        worker = workers.get()
        try:
            return worker.read(source)
        finally:
            workers.put(worker)

    waiting: deque[Future[Part | Finding]] = deque()
    with ThreadPoolExecutor(jobs) as pool:
        try:
            for source in sources:
                waiting.append(pool.submit(work, source))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            for worker in started:
                worker.close()


class _Worker:
    """One child process and the pipes to it."""

    def __init__(self, plan: Plan, make: MakeExtractor) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
            [sys.executable, "-P", "-c", _START.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._send((plan, make))

    def read(self, source: Source) -> Part | Finding:
        """Let the child read one source. Raises GraphError if it dies over it."""
        try:
            self._send(source)
            assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
            answer = pickle.load(self._process.stdout)  # noqa: S301 - written by our own child
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            code = self._process.wait()
            raise GraphError(
                f"a worker process died (exit {code}) while reading {source.path}",
                hint="often the machine is out of memory: build again with one process (jobs=1)",
            ) from error
        if not isinstance(answer, Part | Finding):
            raise GraphError(f"a worker process could not start: {answer}")
        return answer

    def _send(self, message: object) -> None:
        assert self._process.stdin is not None  # noqa: S101 - a pipe was asked for
        pickle.dump(message, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def close(self) -> None:
        """Let the child end, or end it if it is still at work."""
        with suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()
        try:
            self._process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()


def serve() -> None:
    """Be a worker: answer each source on standard input with what became of it, until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not break the stream of answers
    tasks: BinaryIO = sys.stdin.buffer
    with suppress(EOFError, BrokenPipeError):
        plan, make = pickle.load(tasks)  # noqa: S301 - written by our own parent
        reader = ReportReader(plan, make)
        while True:
            answer = reader.read(pickle.load(tasks))  # noqa: S301 - written by our own parent
            pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
            answers.flush()


def _count_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
