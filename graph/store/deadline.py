"""An end to waiting for a server that no longer answers."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from typing import TypeVar

from graph.errors import QueryTimeout

T = TypeVar("T")


def within(seconds: float, call: Callable[[], T]) -> T:
    """What the call gives or raises. Raises QueryTimeout where that takes longer; the call is then left to itself."""
    future: Future[T] = Future()

    def work() -> None:
        try:
            future.set_result(call())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=work, daemon=True, name="query").start()
    try:
        return future.result(seconds)
    except Late:
        if future.done():
            raise
        raise QueryTimeout(
            f"The server has not answered for {seconds:g} seconds.", "Write the query with less nesting and repetition."
        ) from None
