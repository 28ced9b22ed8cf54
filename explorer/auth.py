"""Who may come in: one login for the explorer, kept in a signed session cookie."""

import hmac
import secrets
import time
from dataclasses import dataclass, field

from flask import Flask, abort, redirect, render_template_string, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from explorer.security import login_of
from graph.settings import Settings

TRIES = 5
WAIT = 30.0
_MOST_ADDRESSES = 10_000


class User(UserMixin):  # type: ignore[misc]
    """The one user there is; the id is their name."""

    def __init__(self, name: str) -> None:
        self.id = name


@dataclass(slots=True)
class Throttle:
    """After `TRIES` wrong passwords an address waits `WAIT` seconds."""

    failures: dict[str, list[float]] = field(default_factory=dict)

    def wait(self, address: str) -> float:
        """Seconds that this address has to wait still."""
        recent = [at for at in self.failures.get(address, []) if time.monotonic() - at < WAIT]
        if recent:
            self.failures[address] = recent
        else:
            self.failures.pop(address, None)
        return WAIT - (time.monotonic() - recent[0]) if len(recent) >= TRIES else 0.0

    def failed(self, address: str) -> None:
        """Count a wrong password."""
        if len(self.failures) >= _MOST_ADDRESSES:
            self.failures.clear()
        self.failures.setdefault(address, []).append(time.monotonic())


def guard(server: Flask, settings: Settings) -> bool:
    """Ask everybody to log in where a login is set; gives whether one is."""
    login = login_of(settings)
    if login is None:
        return False
    manager = LoginManager(server)
    manager.user_loader(lambda id: User(id) if hmac.compare_digest(id.encode(), login[0].encode()) else None)
    _add_guard(server)
    _add_pages(server, login)
    return True


def _add_guard(server: Flask) -> None:
    @server.before_request
    def ask_who() -> ResponseReturnValue | None:
        open_to_all = request.endpoint == "login" or request.path in (
            "/assets/login.css",
            "/assets/early.js",
            "/assets/logo.svg",
        )
        if open_to_all or current_user.is_authenticated:
            return None
        if request.method == "GET" and "text/html" in request.headers.get("Accept", ""):
            return redirect(url_for("login", next=request.full_path.rstrip("?")))
        abort(401, "Log in first.")


def _add_pages(server: Flask, login: tuple[str, str]) -> None:
    throttle = Throttle()

    @server.route("/login", methods=["GET", "POST"], endpoint="login")
    def log_in() -> ResponseReturnValue:
        if request.method == "GET":
            return _form("")
        address = request.remote_addr or ""
        wait = throttle.wait(address)
        if wait > 0:
            return _form(f"Too many tries. Wait {max(1, round(wait))} seconds."), 429
        if _token_fits() and _is(login, request.form.get("user", ""), request.form.get("password", "")):
            session.clear()
            login_user(User(login[0]))
            return redirect(safe_next(request.args.get("next", "")))
        throttle.failed(address)
        return _form("That user name and password do not fit."), 401

    @server.route("/logout", methods=["POST"], endpoint="logout")
    def log_out() -> ResponseReturnValue:
        logout_user()
        return redirect(url_for("login"))


def _is(login: tuple[str, str], user: str, password: str) -> bool:
    # Both are compared whatever the first gives, so that the time taken does not tell which was wrong.
    fits = [hmac.compare_digest(a.encode(), b.encode()) for a, b in zip(login, (user, password), strict=True)]
    return all(fits)


def _token_fits() -> bool:
    return hmac.compare_digest(str(session.get("token", "")), request.form.get("token", "-"))


def safe_next(path: str) -> str:
    """A path of this site to go on to; anything else leads to the front page."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


def _form(error: str) -> str:
    token = session.setdefault("token", secrets.token_hex(16))
    return render_template_string(_PAGE, error=error, token=token)


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Log in · Backchannel</title>
<link rel="icon" type="image/svg+xml" href="/assets/logo.svg">
<script src="/assets/early.js"></script>
<link rel="stylesheet" href="/assets/login.css">
</head>
<body>
<main>
<h1>Backchannel</h1>
<p>Log in to explore the graph.</p>
<form method="post">
<input type="hidden" name="token" value="{{ token }}">
<label>User name<input name="user" autocomplete="username" required autofocus></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required></label>
{% if error %}<p class="error" role="alert">{{ error }}</p>{% endif %}
<button type="submit">Log in</button>
</form>
</main>
</body>
</html>
"""
