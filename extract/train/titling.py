"""What speaks for a job title, learned from the jobs of the documents."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from spacy.tokens import Doc

from extract.pipes.jobs import TRAITS, Job, traits
from extract.pipes.possible_titles import titles
from extract.reading import Chain, reading
from extract.train.choosing import Choice, learned
from extract.train.examples import place, words_of
from extract.train.reading import Front
from extract.train.renaming import Json
from extract.train.scores import plain
from graph.annotation import annotation_from_json
from graph.model import Annotation


def title_weights(front: Front, documents: Iterable[Json]) -> dict[str, float]:
    """The weights of `TRAITS`."""
    return learned(_choices(front, documents), TRAITS)


def _choices(front: Front, documents: Iterable[Json]) -> Iterator[Choice]:
    for one in documents:
        annotation = annotation_from_json(one)
        if any(relation.kind == "works_at" and relation.evidence is not None for relation in annotation.relations):
            doc = front.read(annotation.document)
            yield from _of_document(doc, annotation, place(doc, annotation))


def _of_document(doc: Doc, annotation: Annotation, chains: Mapping[str, Chain]) -> Iterator[Choice]:
    found = reading(doc)
    for relation in annotation.relations:
        if relation.kind != "works_at" or relation.evidence is None:
            continue
        person, org = chains[relation.roles["person"]], chains[relation.roles["org"]]
        job = Job(person, org, relation.fields["status"] == "former", words_of(doc, *relation.evidence))
        possible = list(titles(doc, found, job.span))
        title = plain(relation.fields["title"])
        right = np.array([*(title == plain(doc[a:b].text) for a, b in possible), title is None], dtype=np.float64)
        # A title in words that are no candidate teaches nothing here.
        if possible and right.any():
            yield Choice(traits(doc, found, job, possible), right)
