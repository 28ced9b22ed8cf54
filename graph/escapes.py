"""Escaped characters in texts that came out of HTML: `&amp;`, `&#8217;` and their like."""

import html
import re

ESCAPED = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[\dA-Fa-f]{1,5});")
"""What may be an escaped character; `html.unescape` leaves those that stand for nothing as they are."""


def unescaped(text: str) -> str:
    """The text with the characters that are meant; the result is text, not markup."""
    return ESCAPED.sub(lambda escaped: html.unescape(escaped[0]), text)
