"""The installed Chromium, driven by Playwright without its own downloads."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

PATIENCE = 1000 * float(os.environ.get("BACKCHANNEL_TEST_PATIENCE", "15"))
"""For how many milliseconds a test waits for the page; a busy machine needs more than its usual seconds."""
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing but this machine can be reached, so that a page which fetches from elsewhere fails its test everywhere.
LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    LOOPBACK_ONLY,
)


def find_chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def running_chromium(executable: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=list(FLAGS),
            headless=True,
            chromium_sandbox=os.geteuid() != 0,  # Chromium refuses to run sandboxed as root.
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(browser: Browser, errors: list[str]) -> Iterator[Page]:
    """A page of 1280 by 800 in a context of its own; uncaught exceptions and console errors are added to `errors`."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"console: {message.text} ({message.location.get('url', '')})")

    def on_error(error: Error) -> None:
        errors.append(f"uncaught: {error}")

    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", timezone_id="UTC")
    page = context.new_page()
    page.on("console", on_console)
    page.on("pageerror", on_error)
    page.set_default_timeout(PATIENCE)
    try:
        yield page
    finally:
        context.close()
