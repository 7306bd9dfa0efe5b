"""Geometry worked on in several threads: shapely lets go of Python while it computes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Event
from typing import TypeVar

from ..base.errors import Cancelled
from ..base.progress import Progress, step

THREADS = 4
LOOK_UP_S = 0.2  # how often cancelling is looked for
Task = TypeVar("Task")
Result = TypeVar("Result")
Stop = Callable[[], None]


def side_by_side(
    work: Callable[[Task, Stop], Result], tasks: Sequence[Task], progress: Progress, text: str
) -> list[Result]:
    """Return the results of ``work`` in the order of the tasks, whichever thread was faster.

    Parameters
    ----------
    work : callable
        Called with a task and a function to call now and then, which raises ``Cancelled`` once the run is stopped. It
        runs outside of the caller's thread: numpy and shapely only, nothing of QGIS.
    tasks : sequence
        What to work on.
    progress : Progress
        Told the share of tasks done, from the caller's thread; may cancel.
    text : str
        What is being done.
    """
    stopped = Event()

    def stop_when_told() -> None:
        if stopped.is_set():
            raise Cancelled()

    with ThreadPoolExecutor(THREADS) as pool:
        futures: list[Future[Result]] = [pool.submit(work, task, stop_when_told) for task in tasks]
        try:
            left = set(futures)
            while left:
                step(progress, 1 - len(left) / len(futures), text)
                done, left = wait(left, timeout=LOOK_UP_S, return_when=FIRST_COMPLETED)
                for future in done:
                    future.result()
        except BaseException:
            stopped.set()
            for future in futures:
                future.cancel()
            raise
    step(progress, 1.0, text)
    return [future.result() for future in futures]
