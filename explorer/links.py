"""Which addresses from documents may become links."""

from urllib.parse import urlsplit


def safe_url(value: object) -> str | None:
    """The address where it is plain http or https with a host, else None: no javascript:, data: or file: links."""
    if not isinstance(value, str) or not value.isprintable():
        return None
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return None
    return value.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else None
