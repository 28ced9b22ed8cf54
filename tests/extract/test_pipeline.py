"""The seam: what drives the pipeline, and components of others in place of ours."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.pipeline import load_pipeline
from graph.errors import SettingsError
from graph.model import Author, Document
from graph.settings import Settings

DOCUMENTS = [
    Document("a", "post", "We left Wipro.", Author("Hedda Quist", None, "CIO", "Ostrel Water")),
    Document("b", "post", ""),
    Document("c", "article", "Quorvane Bank signed with Infosys."),
]


def settings(**values: object) -> Settings:
    return Settings(**{"catalogue": None, "pipeline": None, **values})


def test_one_annotation_a_document_in_order() -> None:
    annotations = list(load_pipeline(settings()).annotate(iter(DOCUMENTS * 40)))
    assert [annotation.document.id for annotation in annotations] == ["a", "b", "c"] * 40


def test_name_and_version_are_in_every_annotation() -> None:
    extractor = load_pipeline(settings())
    assert extractor.name.startswith("network ")
    assert {annotation.extractor for annotation in extractor.annotate(DOCUMENTS)} == {extractor.name}


def test_the_same_text_gives_the_same_annotation() -> None:
    extractor = load_pipeline(settings())
    assert list(extractor.annotate(DOCUMENTS)) == list(extractor.annotate(DOCUMENTS))


@Language.component("test_only_zebras")
def only_zebras(doc: Doc) -> Doc:
    doc.ents = [Span(doc, token.i, token.i + 1, label="ORG") for token in doc if token.text == "Zebra"]
    return doc


def test_another_component_takes_the_entity_steps_place(tmp_path: Path) -> None:
    config = tmp_path / "zebras.cfg"
    config.write_text('[components]\n\n[components.entities]\nfactory = "test_only_zebras"\n')
    extractor = load_pipeline(settings(pipeline=config))
    text = "Zebra has signed a contract with Infosys."
    annotation = next(iter(extractor.annotate([Document("a", "article", text)])))
    assert [(entity.type, entity.name) for entity in annotation.entities] == [("ORG", "Zebra")]
    assert extractor.name.endswith("(zebras)")


def test_an_entity_ruler_takes_the_entity_steps_place(tmp_path: Path) -> None:
    patterns = tmp_path / "patterns.jsonl"
    patterns.write_text('{"label": "ORG", "pattern": "ostrel"}\n{"label": "ORG", "pattern": "Infosys"}\n')
    config = tmp_path / "ruler.cfg"
    config.write_text(
        '[components]\n\n[components.entities]\nfactory = "entity_ruler"\n\n[initialize]\n\n[initialize.components]\n\n'
        "[initialize.components.entities]\n\n[initialize.components.entities.patterns]\n"
        f'@readers = "srsly.read_jsonl.v1"\npath = "{patterns}"\n'
    )
    extractor = load_pipeline(settings(pipeline=config))
    text = "At ostrel, where Oracle is used, Infosys runs the desk of ostrel."
    annotation = next(iter(extractor.annotate([Document("a", "article", text)])))
    assert {entity.name for entity in annotation.entities} == {"ostrel", "Infosys"}
    assert "outsources_to" in {relation.kind for relation in annotation.relations}


def test_a_component_can_be_added_behind_ours(tmp_path: Path) -> None:
    config = tmp_path / "more.cfg"
    config.write_text('[components]\n\n[components.zebras]\nfactory = "test_only_zebras"\n')
    assert load_pipeline(settings(pipeline=config)).nlp.pipe_names[-1] == "zebras"


@pytest.mark.parametrize(
    "content",
    ['[components]\n\n[components.entities]\nfactory = "no_such_thing"\n', "not a configuration ["],
)
def test_a_configuration_that_cannot_be_used_names_itself(tmp_path: Path, content: str) -> None:
    config = tmp_path / "broken.cfg"
    config.write_text(content)
    with pytest.raises(SettingsError, match=r"broken\.cfg"):
        load_pipeline(settings(pipeline=config))


def test_a_configuration_that_is_missing_names_itself(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.cfg"):
        load_pipeline(settings(pipeline=tmp_path / "gone.cfg"))


def test_further_catalogue_files_are_used(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text(
        "name,roles,aliases,former,handle,parent,country,ambiguous\nfluffel,outsourcer,,,,,DE,\n"
    )
    extractor = load_pipeline(settings(catalogue=tmp_path))
    annotation = next(iter(extractor.annotate([Document("a", "post", "nobody calls us back at fluffel, ever")])))
    assert [(entity.name, entity.roles) for entity in annotation.entities] == [("fluffel", ("outsourcer",))]
