"""A view as it stands in an address: JSON, deflated, in the alphabet of addresses (assets/picture/view.js packs it)."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping

MOST_BYTES = 8 * 1024 * 1024
"""A view of `MOST_IDS` nodes is a quarter of it; what unpacks into more is no view."""


def unpack(text: object) -> Mapping[str, object]:
    """The view, empty where the text holds none."""
    if not isinstance(text, str):
        return {}
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        inflated = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        content = inflated.decompress(packed, MOST_BYTES)
        view = json.loads(content) if inflated.eof else None
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        return {}
    return view if isinstance(view, Mapping) else {}


def ids_in(text: object) -> list[object]:
    """What stands for the ids of the view's nodes, unchecked."""
    nodes = unpack(text).get("n")
    return [node[0] for node in nodes if isinstance(node, list) and node] if isinstance(nodes, list) else []
