import pytest
from playwright.sync_api import Page


def test_renders_and_runs_scripts(page: Page) -> None:
    page.set_content("<h1>before</h1><script>document.querySelector('h1').textContent = 'after'</script>")
    assert page.locator("h1").inner_text() == "after"
    assert page.viewport_size == {"width": 1280, "height": 800}


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("throw new Error('thrown')", "uncaught: thrown"),
        ("console.error('logged')", "console: logged"),
        ("new Image().src = 'http://elsewhere.example/a.png'", "ERR_NAME_NOT_RESOLVED"),
    ],
)
def test_notices_errors_and_reaching_out(page: Page, page_errors: list[str], script: str, said: str) -> None:
    with page.expect_event("pageerror" if "throw" in script else "console"):
        page.set_content(f"<script>{script}</script>")
    assert said in page_errors[0]
    page_errors.clear()
