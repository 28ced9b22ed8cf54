"""A graph of any size made up by a seed: to compare stores on what no hand-made example would hit."""

from random import Random

from graph.ids import content_hash
from graph.model import Author, Document, Entity, Statement, Value
from graph.schema import ASPECTS, RELATIONS, SENTIMENTS
from graph.store import Batch, StoredDocument

_KINDS = {"PERSON": "Person", "ORG": "Organization", "PRODUCT": "Product", "PROJECT": "Project", "SECTOR": "Sector"}
_ROLES = ("vendor", "outsourcer", "peer")


def invented(seed: int, documents: int) -> Batch:
    """That many documents with up to six statements each on a handful of entities, so that they meet often."""
    random = Random(seed)
    entities = {type: [_entity(random, kind, i) for i in range(6)] for type, kind in _KINDS.items()}
    people = entities["PERSON"]
    stored, statements = [], []
    for number in range(documents):
        author = random.choice(people)
        document = _document(random, number, author)
        stored.append(StoredDocument(document, content_hash(document.text), "other", "en", "x 1", "2020", author.id))
        statements += [_statement(random, document, i, author, entities) for i in range(random.randint(0, 6))]
    return Batch(tuple(stored), tuple(one for kind in entities.values() for one in kind), (), tuple(statements))


def _entity(random: Random, kind: str, number: int) -> Entity:
    properties: dict[str, Value] = {}
    if kind == "Organization":
        properties["roles"] = (_ROLES[number % 3],)
        properties["sector"] = random.choice(("food", "retail", None))
    return Entity(f"{kind.lower()}:{number}", kind, f"{kind} {number}", (), properties)


def _document(random: Random, number: int, author: Entity) -> Document:
    day = f"20{random.randint(10, 19)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    origin = f"document:{number - 1}" if number and random.random() < 0.2 else None
    return Document(f"document:{number}", "post", f"Text {number}.", Author(author.name), day, None, None, None, origin)


def _statement(
    random: Random, document: Document, number: int, author: Entity, entities: dict[str, list[Entity]]
) -> Statement:
    relation = random.choice(RELATIONS)
    roles: dict[str, str] = {}
    for role, types in relation.roles:
        known = [type for type in types if type in entities]
        if known and (role not in relation.optional or random.random() < 0.7):
            roles[role] = random.choice(entities[random.choice(known)]).id
    fields: dict[str, Value] = {}
    if relation.statuses:
        fields["status"] = random.choice(relation.statuses)
    if relation.name == "talks_about":
        roles["speaker"] = author.id
        fields["sentiment"] = random.choice(SENTIMENTS)
        fields["aspects"] = tuple(random.sample(ASPECTS, random.randint(0, 3)))
    return Statement(
        id=f"statement:{document.id}:{number}",
        document=document.id,
        kind=relation.name,
        roles=tuple(roles.items()),
        text=f"Text {number}, renewed." if random.random() < 0.2 else f"Text {number}.",
        start=number,
        end=number + 5,
        speaker=author.id,
        said=document.published,
        confidence=random.choice((0.3, 0.6, 0.9)),
        extractor="x 1",
        fields=fields,
    )
