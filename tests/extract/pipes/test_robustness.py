"""Odd texts break nothing, and long ones take time in proportion."""

import textwrap
import time

import pytest

from extract.pipeline import Extractor
from graph.model import Annotation, Author, Document

AUTHOR = Author("Hedda Quist", "@heddaq", "CIO", "Ostrel Water")
ODD = {
    "empty": "",
    "blank": "  \n\t\n ",
    "emoji": "😀🤬👩‍👩‍👧‍👦 Oracle 🏛️",
    "right to left": "שלום Oracle مرحبا",
    "control": "a\x00b\x07 Oracle \x1b[31m\ufeff\u200b",
    "carriage returns": "We use Oracle.\r\nWe left SAP.\r\n",
    "half a surrogate": "x \ud83d Oracle y",
    "marks": "\"'“”‘’()[]{}<>&@#$%^*_+=|\\~`;:,.!?/-–—…",
    "entities": "We&#39;re on Oracle &amp; SAP &lt;sigh&gt;",
}
REPEATED = {
    "one word": "a",
    "names": "Zorvex Quandel ",
    "handles": "@xyz ",
    "quotation marks": '"',
    "open quotations": '"Zorvex said ',
    "numbers": "1 ",
    "quoted lines": "> foo\n",
    "addresses": "a@b.",
    "teams": "the 22 people of Zorvex moved to Quandel ",
}


MAIL = (
    "Dear all, from Monday Infosys runs our service desk under a five-year contract, and it brings along the eleven "
    "people who have just finished the billing project at Quorvane & Sons Bank. Our new CIO is Ingrid Thornvale, who "
    "comes from Halvarsund Foods. She praises Infosys for the speed at which it began."
)


@pytest.mark.parametrize("width", [58, 66, 74])
def test_a_wrapped_mail_reads_as_the_same_in_one_line(extractor: Extractor, width: int) -> None:
    lines = textwrap.fill(MAIL.replace("&", "&amp;"), width)
    plain, wrapped = extractor.annotate([Document("d", "message", text, AUTHOR) for text in (MAIL, lines)])

    def said(annotation: Annotation) -> set[tuple[str, frozenset[tuple[str, str]]]]:
        names = {entity.id: entity.name for entity in annotation.entities}
        return {
            (relation.kind, frozenset((role, names[id]) for role, id in relation.roles.items()))
            for relation in annotation.relations
        }

    assert {entity.name for entity in wrapped.entities} == {entity.name for entity in plain.entities}
    assert {kind for kind, _ in said(plain)} >= {"team_move", "outsources_to", "person_move"}
    assert said(wrapped) == said(plain)


@pytest.mark.parametrize("name", ODD)
def test_odd_texts(extractor: Extractor, name: str) -> None:
    text = ODD[name]
    annotation = next(iter(extractor.annotate([Document("d", "post", text, AUTHOR)])))
    spans = [span for entity in annotation.entities for span in entity.mentions]
    spans += [relation.evidence for relation in annotation.relations if relation.evidence is not None]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("name", REPEATED)
def test_time_grows_with_length_alone(extractor: Extractor, name: str) -> None:
    def seconds(size: int) -> float:
        text = (REPEATED[name] * size)[:size]
        start = time.process_time()
        next(iter(extractor.annotate([Document("d", "post", text, AUTHOR)])))
        return time.process_time() - start

    seconds(500)
    short = seconds(2_500)
    # Four times the text; with the square of the length it would take 16 times as long.
    assert seconds(10_000) < 9 * short + 0.5


def test_many_different_names(extractor: Extractor) -> None:
    text = "\n".join(f"Zorvex{chr(97 + i % 26)}{i} Bank signed with Quandel{i} Consulting." for i in range(600))
    start = time.process_time()
    annotation = next(iter(extractor.annotate([Document("d", "article", text, AUTHOR)])))
    assert len(annotation.entities) > 400
    assert time.process_time() - start < 30
