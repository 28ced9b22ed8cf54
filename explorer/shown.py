"""What each browser's picture shows, kept here so that a step sends only what changed."""

import threading
from collections import OrderedDict
from collections.abc import Mapping

from explorer.request import read_ids

MOST_PICTURES = 200
_TOKEN_LENGTH = 64


class OutOfStep(Exception):
    """The server does not know this state of the picture; the browser sends the whole of it then."""


class Pictures:
    """The ids shown by picture, of the pictures used last; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[str, tuple[int, frozenset[str]]] = OrderedDict()

    def shown(self, given: object) -> frozenset[str]:
        """What a picture shows after the changes in a browser's object; raises OutOfStep.

        The object has the picture's `token`, the `version` that the changes start from (0 from nothing), and the ids
        `added` and `removed`; the next changes start from `version` + 1.
        """
        if not isinstance(given, Mapping):
            return frozenset()
        token, version = given.get("token"), given.get("version")
        if not isinstance(token, str) or not isinstance(version, int) or not 0 < len(token) <= _TOKEN_LENGTH:
            return frozenset()
        with self._lock:
            at, before = self._held.get(token, (0, frozenset()))
            if version == 0:
                before = frozenset()
            elif version != at:
                raise OutOfStep
            after = (before | set(read_ids(given.get("added")))) - set(read_ids(given.get("removed")))
            self._held[token] = version + 1, after
            self._held.move_to_end(token)
            while len(self._held) > MOST_PICTURES:
                self._held.popitem(last=False)
        return after
