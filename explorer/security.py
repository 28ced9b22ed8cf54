"""What protects the explorer's users: response headers, hosts it answers to, requests from other sites refused."""

import secrets
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from dash import Dash
from flask import Flask, Response, abort, request

from graph.errors import SettingsError
from graph.settings import Settings

_LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


def is_local(host: str) -> bool:
    """Whether an address to listen on can only be reached from this machine."""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_exposure(settings: Settings) -> None:
    """Raise SettingsError where the explorer would be open to others without a login."""
    if is_local(settings.host) or login_of(settings) is not None:
        return
    raise SettingsError(
        f"The explorer does not listen on {settings.host} without a login.",
        "Set BACKCHANNEL_LOGIN to user:password, or listen on 127.0.0.1.",
    )


def login_of(settings: Settings) -> tuple[str, str] | None:
    """User and password, None where none is set. Raises SettingsError where it is not user:password."""
    given = settings.login.get_secret_value()
    if not given:
        return None
    user, colon, password = given.partition(":")
    if not (user and colon and password):
        raise SettingsError("The login (BACKCHANNEL_LOGIN) is not usable.", "Write it as user:password.")
    return user, password


def protect(app: Dash, settings: Settings) -> None:
    """Guard every request to the app and put the headers on every answer; call it after all callbacks are defined."""
    server: Flask = app.server
    server.secret_key = settings.secret_key.get_secret_value() or secrets.token_hex(32)
    server.config.update(
        SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax", MAX_CONTENT_LENGTH=4 * 1024 * 1024
    )
    policy = content_policy(app.csp_hashes())
    local_only = login_of(settings) is None

    @server.before_request
    def refuse_strangers() -> None:
        # Without a login only the machine's own names are answered: a site that points its name at 127.0.0.1 is not.
        if local_only and (urlsplit(f"//{request.host}").hostname or "") not in _LOCAL_NAMES:
            abort(403, "This explorer answers to localhost only.")
        if request.method == "POST" and not _from_here():
            abort(403, "Requests from other sites are refused.")

    @server.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response


def content_policy(script_hashes: Sequence[str]) -> str:
    """The Content-Security-Policy: our own files, Dash's inline scripts by hash, and Mantine's inline styles."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {' '.join(script_hashes)}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _from_here() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host
