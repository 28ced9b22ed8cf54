"""Mails and mailing list archives that were saved as text."""

import re
from collections.abc import Iterator
from email import message_from_string, policy
from email.message import EmailMessage
from email.utils import parseaddr

from extract.read.made import Given
from graph.errors import DocumentError

_HEADER = re.compile(r"(?:From|Date|Subject|To|Message-ID|Reply-To|Received|Return-Path): ?\S.*", re.IGNORECASE)
_ENVELOPE = re.compile(r"^From \S+.*\d{4}\n(?=[A-Za-z-]+: )", re.MULTILINE)
_FEWEST_HEADERS = 2


def is_mail(text: str) -> bool:
    """Whether the text begins with the headers of a mail, or is an mbox of several."""
    head = _ENVELOPE.sub("", text.lstrip()[:2000], count=1).split("\n\n")[0]
    return sum(bool(_HEADER.fullmatch(line)) for line in head.split("\n")) >= _FEWEST_HEADERS


def mails_in(text: str) -> Iterator[Given]:
    """The mails of the text, with sender, subject and date. Raises DocumentError where one has no readable body."""
    for part in _ENVELOPE.split(text.lstrip()):
        if part.strip():
            yield _given(part)


def _given(text: str) -> Given:
    mail = message_from_string(text, policy=policy.default)
    try:
        name, address = parseaddr(str(mail["From"] or ""))
        sent = mail["Date"]
        published = sent.datetime.date().isoformat() if sent is not None and sent.datetime else None
        return Given(
            text=_body(mail),
            kind="message",
            author=name or address or None,
            published=published,
            title=str(mail["Subject"]) if mail["Subject"] else None,
            source=str(mail["List-Id"]) if mail["List-Id"] else None,
        )
    except (LookupError, TypeError, ValueError) as error:
        raise DocumentError(f"mail: cannot be read ({error}).") from error


def _body(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    return str(part.get_content()).strip() if part is not None else ""
