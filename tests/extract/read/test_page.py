import io
from pathlib import Path

from extract.read import Corpus, Found, Rejected
from graph.model import Document

ENTRY = """<div class="entry" id="entry-{n}"><h3 class="entry-header"><a href="/{n}.html">{title}</a></h3>
<div class="entry-body">{body}</div><p class="entry-footer">{footer}</p></div>"""
PARAGRAPH = (
    "Ferrow Foods has moved the forty people who ran its SAP rollout to Tallmark, the company said on Monday, "
    "and it added that none of them had been asked before the contract was signed."
)


def documents(path: Path, html: str) -> list[Document]:
    (path / "a.html").write_text(html, encoding="utf-8")
    found = list(Corpus([path], 100_000, io.BytesIO()).documents())
    assert all(isinstance(each, Found) for each in found), found
    return [each.document for each in found if isinstance(each, Found)]


def test_an_article_page_is_its_main_text(tmp_path: Path) -> None:
    (document,) = documents(
        tmp_path,
        '<html><head><title>Forty go | Rack News</title><meta name="author" content="Ines Calloway">'
        '<meta property="article:published_time" content="2014-02-03T10:00:00Z">'
        '<meta property="og:site_name" content="Rack News"><link rel="canonical" href="https://rack.example/forty">'
        "</head><body><nav>Home About Contact</nav><article><h1>Forty go</h1>"
        f"<p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p></article>"
        "<aside>Subscribe to our letter</aside><footer>Copyright 2014</footer></body></html>",
    )
    assert PARAGRAPH in document.text
    assert "Subscribe" not in document.text
    assert "Home About" not in document.text
    assert (document.published, document.url, document.source) == (
        "2014-02-03",
        "https://rack.example/forty",
        "Rack News",
    )
    assert document.author is not None
    assert document.author.name == "Ines Calloway"
    assert document.kind == "article"


def test_an_archive_page_is_its_posts(tmp_path: Path) -> None:
    first = ENTRY.format(
        n=1,
        title="One for the books",
        body="<p>Ferrow&nbsp;Foods moved forty people to <b>Tallmark</b>.</p><p>Nobody was asked.</p>",
        footer='January 17, 2013 in <a href="/c">Industry Commentary</a> | <a href="/1.html">Permalink</a>',
    )
    second = ENTRY.format(
        n=2,
        title="Two for the books",
        body="<p>Merow Insurance stays with Oracle, whatever it costs.</p>",
        footer="Posted by Ines Calloway on January 16, 2013 at 09:00 PM | Permalink",
    )
    base = '<link rel="canonical" href="https://deals.example/archive">'
    comments = '<div class="comments"><div class="comment post">First! I say, and more words follow here.</div></div>'
    one, two = documents(tmp_path, f"<html><head>{base}</head><body>{first}{second}{comments}</body></html>")
    assert one.text == "One for the books\n\nFerrow Foods moved forty people to Tallmark.\n\nNobody was asked."
    assert (one.title, one.published, one.url) == ("One for the books", "2013-01-17", "https://deals.example/1.html")
    assert (two.published, two.url) == ("2013-01-16", "https://deals.example/2.html")
    assert two.author is not None
    assert two.author.name == "Ines Calloway"


def test_teasers_beside_an_article_are_no_posts(tmp_path: Path) -> None:
    teasers = "".join(
        f'<article class="teaser"><h2>Teaser {n}</h2><p>Read more about it there.</p></article>' for n in "123"
    )
    text = "".join(f"<p>{n}. {PARAGRAPH}</p>" for n in range(5))
    (document,) = documents(tmp_path, f"<html><body><article><h1>Forty go</h1>{text}</article>{teasers}</body></html>")
    assert PARAGRAPH in document.text


def test_a_footer_that_the_main_text_lacks_still_dates_it(tmp_path: Path) -> None:
    html = (
        f"<html><body><div><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p>"
        '<p class="post-footers">January 17, 2013 in Industry Commentary | <a href="/1">Permalink</a></p>'
        "</div></body></html>"
    )
    (document,) = documents(tmp_path, html)
    assert "Permalink" not in document.text
    assert document.published == "2013-01-17"


def test_a_page_without_text_is_rejected(tmp_path: Path) -> None:
    for name, content in (("a.html", ""), ("b.html", "<html><body><script>x()</script></body></html>")):
        (tmp_path / name).write_text(content)
    found = list(Corpus([tmp_path], 1000, io.BytesIO()).documents())
    assert [type(each) for each in found] == [Rejected, Rejected]
