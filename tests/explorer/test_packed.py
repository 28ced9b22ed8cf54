import base64
import json
import zlib

import pytest

from explorer.packed import MOST_BYTES, ids_in, unpack


def pack(content: bytes) -> str:
    """As the browser does it."""
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return base64.urlsafe_b64encode(deflate.compress(content) + deflate.flush()).decode().rstrip("=")


def test_the_ids_of_a_view_are_found() -> None:
    view = {"n": [["person:ana", 10, -20], ["organization:ümlaut", 0, 0], [], "?"], "s": {}}
    assert ids_in(pack(json.dumps(view).encode())) == ["person:ana", "organization:ümlaut"]


@pytest.mark.parametrize(
    "text",
    [None, 7, "", "a", "ä", "not packed at all", pack(b"[1]"), pack(b"{"), pack(b'{"n": 1}'), pack(b'{"n": []}')[:-4]],
)
def test_what_is_no_view_has_none(text: object) -> None:
    assert ids_in(text) == []


def test_what_unpacks_into_too_much_is_no_view() -> None:
    assert unpack(pack(b'{"n": "' + b" " * MOST_BYTES + b'"}')) == {}
    assert unpack(pack(b"[" * 200_000)) == {}
