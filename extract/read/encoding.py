"""Bytes into text."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.05


def decoded(data: bytes) -> str:
    """UTF-8, with or without its mark, UTF-16 with its mark, else Windows-1252, as old blogs and exports are.

    Line ends become "\\n". Raises ValueError where it is none of these or no text at all.
    """
    text = _decoded(data)
    if "\x00" in text:
        raise ValueError("it holds NUL characters and so is no text")
    controls = len(_CONTROLS.findall(text))
    if controls > _MOST_CONTROLS * len(text):
        raise ValueError("it is full of control characters and so is no text")
    if controls:
        text = _CONTROLS.sub(" ", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            raise ValueError(f"it says it is {encoding} and is not (byte {error.start})") from error
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ValueError(f"it is neither UTF-8 nor Windows-1252 (byte {error.start})") from error


def decoded_lines(lines: Iterable[bytes]) -> Iterator[str]:
    """The lines of a file one by one, those of UTF-16 all at once, since its line ends are not single bytes.

    Raises ValueError where one is in neither of the encodings.
    """
    waiting = iter(lines)
    first = next(waiting, b"")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from io.StringIO(decoded(first + b"".join(waiting)))
    else:
        yield from map(decoded_line, chain([first] if first else [], waiting))


def decoded_line(line: bytes) -> str:
    """One line in UTF-8, else Windows-1252, with its end; NUL and other controls are left for the caller to judge.

    Raises ValueError where it is neither.
    """
    text = _decoded(line)
    return f"{text[:-2]}\n" if text.endswith("\r\n") else text


def excerpt(data: bytes) -> str:
    """The start of bytes that are no text, as far as it can be shown."""
    return data[:500].decode("utf-8", "replace")
