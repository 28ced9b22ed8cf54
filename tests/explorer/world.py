"""A graph for the explorer: the sample world, a crowd that talks about one vendor, and a text that means harm."""

from graph.ids import content_hash
from graph.model import Author, Document, Entity, Mention, Statement
from graph.store import Batch, StoredDocument
from tests.graph.sample import SAMPLE, VELTRIX

CROWD = 60
HARM = '<img src=x onerror="document.title=1"> Veltrix is fine.'


def _speaker(number: int) -> Entity:
    return Entity(f"person:speaker-{number:02}", "Person", f"Speaker {number:02}", (), {"role": "other"})


def _talk(id: str, speaker: Entity, text: str, said: str, sentiment: str, url: str) -> Batch:
    document = Document(f"document:{id}", "post", text, Author(speaker.name), said, url, None, "example")
    stored = StoredDocument(
        document, content_hash(f"{id} {text}"), "other", "en", "sample 1.0", "2020-01-01", speaker.id
    )
    start = text.index("Veltrix")
    statement = Statement(
        id=f"statement:{id}",
        document=document.id,
        kind="talks_about",
        roles=(("speaker", speaker.id), ("about", VELTRIX.id)),
        text=text,
        start=0,
        end=len(text),
        speaker=speaker.id,
        said=said,
        confidence=0.7,
        extractor="sample 1.0",
        fields={"sentiment": sentiment, "aspects": ("price",)},
    )
    mention = Mention(document.id, VELTRIX.id, start, start + len("Veltrix"), "Veltrix")
    return Batch((stored,), (speaker, VELTRIX), (mention,), (statement,))


def batches() -> list[Batch]:
    """What to write, in order."""
    crowd = [
        _talk(
            f"crowd-{number}",
            _speaker(number),
            f"Post {number} says Veltrix costs too much.",
            f"20{10 + number % 5}-03-01",
            "negative",
            f"https://example.org/crowd-{number}",
        )
        for number in range(CROWD)
    ]
    villain = Entity("person:mallory", "Person", "Mallory <b>Quill</b>", (), {"role": "analyst"})
    harm = _talk("harm", villain, HARM, "2016-05-05", "positive", "javascript:document.title=1")
    joined = [
        Batch(
            tuple(document for batch in part for document in batch.documents),
            tuple(entity for batch in part for entity in batch.entities),
            tuple(mention for batch in part for mention in batch.mentions),
            tuple(statement for batch in part for statement in batch.statements),
        )
        for part in (crowd, [harm])
    ]
    return [SAMPLE, *joined]
