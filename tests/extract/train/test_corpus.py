"""What is learned from and what is held out."""

from extract.train.corpus import read_corpus
from extract.train.recipe import FILES, HELD_OUT


def test_nothing_is_learned_from_what_is_held_out() -> None:
    corpus = read_corpus()
    learned, held = ({str(one["id"]) for one in part} for part in (corpus.documents, corpus.held))
    assert learned
    assert held
    assert not learned & held
    assert all(id.startswith(HELD_OUT) for id in held)
    assert {name for name in FILES if corpus.files[name]} == set(FILES)


def test_remarks_are_said_by_the_writers_of_the_documents() -> None:
    corpus = read_corpus()
    said = {str(one["author"]["name"]) for one in corpus.remarks()}
    assert said <= set(corpus.authors)
    assert len(said) > 100
