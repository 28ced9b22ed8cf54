"""Which documents are new, and which the graph or this run has already: by id and by exact text.

The same text by the same author, or where one of the two authors is not known, is one document: the first one; where
else it was found is remembered. The same text by another author is a document of its own whose `origin` is the first,
and so is one that nearly repeats another: a syndicated release with a word changed, a repost, a mail that quotes it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.near import NearIndex
from extract.read import Found, Rejected
from graph.ids import content_hash, fold
from graph.model import Author, Document, Node
from graph.repeats import keys_of_texts
from graph.store import Reader

_MOST_WITH_KEY = 3
"""Documents with one key that are looked at: a form letter repeats the first of them as well as the thousandth."""


@dataclass(slots=True)
class Sorted:
    """The documents of one batch by what is to be done with them.

    `new` and `updated` are to be extracted and written; `copies` has further addresses for documents that the graph
    holds, `copies_of_new` for those of this batch; `known` and `duplicate` count.
    """

    new: list[Found] = field(default_factory=list)
    updated: list[Found] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    copies: dict[str, list[str]] = field(default_factory=dict)
    copies_of_new: dict[str, list[str]] = field(default_factory=dict)
    known: int = 0
    duplicate: int = 0

    def reject(self, found: Found, rejection: Rejected) -> None:
        """Take a document that was to be written out again."""
        self.new = [each for each in self.new if each is not found]
        self.updated = [each for each in self.updated if each is not found]
        self.copies_of_new.pop(found.document.id, None)
        self.rejected.append(rejection)


@dataclass(slots=True)
class _Text:
    """A document that has some text: its id, author, original, and the addresses it is known to have."""

    id: str
    author: str
    origin: str
    addresses: set[str]
    copies: tuple[str, ...] = ()
    is_stored: bool = False

    def is_by(self, author: str) -> bool:
        """Whether this author, or one of two that is not known, wrote it."""
        return not self.author or not author or self.author == author


class Deduper:
    """Remembers what this run has seen, as two numbers a document, and asks the graph for the rest."""

    def __init__(self, reader: Reader, extractor: str) -> None:
        self._reader = reader
        self._extractor = extractor
        self._seen: dict[int, int] = {}
        self._near = _Originals(reader)

    def sort(self, batch: Sequence[Found]) -> Sorted:
        """What to do with each document of a batch; the batches before it have to be written."""
        hashes = [content_hash(found.document.text) for found in batch]
        texts = self._stored_texts(hashes)
        ids = {id for found, hash in zip(batch, hashes, strict=True) for id in _possible_ids(found.document, hash)}
        states = self._reader.document_states(sorted(ids))
        result = Sorted()
        for found, hash in zip(batch, hashes, strict=True):
            same_text = texts.setdefault(hash, [])
            document = _with_own_id(found.document, hash, same_text)
            self._sort_one(replace(found, document=document), hash, same_text, states.get(document.id), result)
        if result.new or result.updated:
            count, found_new = len(result.new), self._near.with_origins([*result.new, *result.updated])
            result.new, result.updated = found_new[:count], found_new[count:]
        return result

    def _sort_one(
        self, found: Found, hash: str, texts: list[_Text], state: tuple[str, str] | None, result: Sorted
    ) -> None:
        document, author = found.document, _author_key(found.document.author)
        seen = self._seen.get(_number(document.id))
        if seen is not None and seen != _number(hash):
            reason = f"id: {document.id} is the id of another text that was read before."
            result.rejected.append(Rejected(found.address, None, reason, document.text[:500]))
            return
        self._seen[_number(document.id)] = _number(hash)
        twins = sorted((text for text in texts if text.is_by(author)), key=lambda text: text.id != document.id)
        if seen is None and state == (hash, self._extractor_of(found)):
            result.known += 1
        elif seen is None and state is not None:
            self._update(found, texts, result)
        elif twins:
            result.duplicate += 1
            _remember(found.address, twins[0], result)
        else:
            origin = _origin_of(texts)
            texts.append(_Text(document.id, author, origin or document.id, {found.address}))
            result.new.append(replace(found, document=replace(document, origin=origin)))

    def _update(self, found: Found, texts: list[_Text], result: Sorted) -> None:
        id = found.document.id
        others = [text for text in texts if text.id != id and text.origin != id]
        own = next((text for text in texts if text.id == id), None)
        if own is None:
            texts.append(_Text(id, _author_key(found.document.author), id, {found.address}))
        else:
            # It is written anew, and so its copies have to be given with it.
            own.is_stored = False
            result.copies_of_new[id] = list(own.copies)
        result.updated.append(replace(found, document=replace(found.document, origin=_origin_of(others))))

    def _extractor_of(self, found: Found) -> str:
        return self._extractor if found.annotation is None else found.annotation.extractor

    def _stored_texts(self, hashes: Sequence[str]) -> dict[str, list[_Text]]:
        by_hash = self._reader.documents_by_hash(sorted(set(hashes)))
        nodes = {node.id: node for node in self._reader.nodes([id for ids in by_hash.values() for id in ids])}
        return {hash: [_stored_text(nodes[id]) for id in ids if id in nodes] for hash, ids in by_hash.items()}


class _Originals:
    """Finds the documents that nearly repeat another, in the graph or in the batch, and what they go back to."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def with_origins(self, batch: Sequence[Found]) -> list[Found]:
        """The documents of a batch, those that nearly repeat an earlier one with its origin."""
        texts = [each.document.text for each in batch]
        own = {each.document.id for each in batch}
        stored = [node for node in self._like(texts) if node.id not in own]
        ids = [*(node.id for node in stored), *(each.document.id for each in batch)]
        origins = {node.id: str(node.properties.get("origin") or node.id) for node in stored}
        index = NearIndex()
        index.add([str(node.properties.get("text") or "") for node in stored])
        found = []
        for each, numbers in zip(batch, index.add(texts), strict=True):
            document = each.document
            before = (origins[ids[number]] for number in numbers if ids[number] != document.id)
            origin = document.origin or next((origin for origin in before if origin != document.id), None)
            origins[document.id] = origin or document.id
            found.append(replace(each, document=replace(document, origin=origin)))
        return found

    def _like(self, texts: Sequence[str]) -> list[Node]:
        """Documents of the graph that share a key with one of the texts, the earliest first."""
        keys = {key for each in keys_of_texts(texts) for key in each}
        ids = {id for some in self._reader.keyed(sorted(keys), _MOST_WITH_KEY).values() for id in some}
        nodes = self._reader.nodes(sorted(ids))
        return sorted(nodes, key=lambda node: (str(node.properties.get("ingested") or ""), node.id))


def _stored_text(node: Node) -> _Text:
    own = node.properties
    copies = own.get("copies")
    known = tuple(str(copy) for copy in copies) if isinstance(copies, tuple | list) else ()
    addresses = {str(own[name]) for name in ("url", "source") if own.get(name)}
    author = fold(str(own.get("author") or ""))
    return _Text(node.id, author, str(own.get("origin") or node.id), {*addresses, *known}, known, True)


def _remember(address: str, text: _Text, result: Sorted) -> None:
    if address not in text.addresses:
        text.addresses.add(address)
        copies = result.copies if text.is_stored else result.copies_of_new
        copies.setdefault(text.id, []).append(address)


def _origin_of(texts: Sequence[_Text]) -> str | None:
    return texts[0].origin if texts else None


def _author_key(author: Author | None) -> str:
    return fold(author.label) if author is not None else ""


def _possible_ids(document: Document, hash: str) -> tuple[str, ...]:
    author = _author_key(document.author)
    return (document.id, _id_by_author(hash, author)) if document.id == hash and author else (document.id,)


def _with_own_id(document: Document, hash: str, texts: Sequence[_Text]) -> Document:
    """A document that brings no id has its text's hash for one; where that is another author's, one with the author."""
    author = _author_key(document.author)
    if document.id == hash and any(text.id == hash and not text.is_by(author) for text in texts):
        return replace(document, id=_id_by_author(hash, author))
    return document


def _id_by_author(hash: str, author: str) -> str:
    return hashlib.sha256(f"{hash}\n{author}".encode()).hexdigest()


def _number(text: str) -> int:
    """64 bits that stand for the text; a number takes less memory than the text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
