"""Text to `Annotation`: the spaCy pipeline, made from a configuration, and what drives it."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_config, registry
from thinc.api import Config

from extract.neural.network import SHIPPED, load_network
from extract.pipes.register import FACTORIES
from extract.reading import Chain, Draft, reading, start_reading
from graph.errors import SettingsError
from graph.model import Annotation, Document, LocalEntity, Relation
from graph.settings import Settings, load_settings

NAME = "network"
_WITH_CATALOGUE = (
    "backchannel_catalogue",
    "backchannel_titles",
    "backchannel_encoder",
    "backchannel_chains",
)
_WITH_MODEL = ("backchannel_encoder", "backchannel_judge", "backchannel_relations")
_WITH_THREADS = ("backchannel_encoder", "backchannel_judge")


class Extractor:
    """Finds entities, relations and the act of documents. `name` goes into every statement it leads to."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.name = name

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """One annotation a document, in their order."""
        docs = (start_reading(self.nlp.tokenizer(document.text), document) for document in documents)
        for doc in self.nlp.pipe(docs):
            yield self._annotation(doc)

    def _annotation(self, doc: Doc) -> Annotation:
        found = reading(doc)
        chains = [chain for chain in found.chains if chain.spans or chain in (found.author, found.author_org)]
        ids = {id(chain): f"e{number}" for number, chain in enumerate(chains, start=1)}
        relations = [_relation(doc, draft, ids) for draft in found.drafts if _complete(draft, ids)]
        return Annotation(
            document=found.document,
            entities=tuple(_entity(doc, chain, ids) for chain in chains),
            relations=tuple(relations),
            act=found.act,
            lang=found.lang,
            extractor=self.name,
        )


def _complete(draft: Draft, ids: dict[int, str]) -> bool:
    return all(id(chain) in ids for chain in draft.roles.values())


def _entity(doc: Doc, chain: Chain, ids: dict[int, str]) -> LocalEntity:
    mentions = tuple(_offsets(doc, start, end) for start, end in chain.spans)
    return LocalEntity(ids[id(chain)], chain.type, chain.name, tuple(sorted(chain.roles)), mentions)


def _relation(doc: Doc, draft: Draft, ids: dict[int, str]) -> Relation:
    roles = {role: ids[id(chain)] for role, chain in draft.roles.items()}
    evidence = None if draft.evidence is None else _offsets(doc, *draft.evidence)
    return Relation(draft.kind, roles, dict(draft.fields), evidence, draft.confidence)


def _offsets(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Code points of the tokens from `start` to before `end`, without white space at either end."""
    while end > start + 1 and doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and doc[start].is_space:
        start += 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def load_pipeline(settings: Settings | None = None) -> Extractor:
    """The extractor that the settings ask for: our configuration, with theirs laid over it.

    Raises `SettingsError` where the configuration cannot be read or names a component that is not installed.
    """
    settings = settings or load_settings()
    config = Config().from_str((files("extract") / "pipeline.cfg").read_text(encoding="utf-8"))
    name = f"{NAME} {load_network(settings.model or SHIPPED, settings.threads).version}"
    for block in config["components"].values():
        if settings.catalogue is not None and block["factory"] in _WITH_CATALOGUE:
            block["folder"] = str(settings.catalogue)
        if settings.model is not None and block["factory"] in _WITH_MODEL:
            block["model"] = str(settings.model)
        if block["factory"] in _WITH_THREADS:
            block["threads"] = settings.threads
    if settings.pipeline is not None:
        config = _overlaid(config, settings.pipeline)
        name = f"{name} ({settings.pipeline.stem})"
    return Extractor(_made(config, settings.pipeline), name)


def _overlaid(config: Config, path: Path) -> Config:
    try:
        theirs = Config().from_disk(path)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{path}: the pipeline configuration cannot be read: {str(error).splitlines()[0]}",
            "Give a spaCy configuration file such as extract/pipeline.cfg.",
        ) from error
    merged: Config = config.merge({key: block for key, block in theirs.items() if key != "components"})
    blocks: dict[str, Any] = theirs.get("components", {})
    for component, block in blocks.items():
        ours = merged["components"].get(component, {})
        keeps = "source" not in block and block.get("factory", ours.get("factory")) == ours.get("factory")
        merged["components"][component] = {**ours, **block} if keeps else block
        if component not in merged["nlp"]["pipeline"]:
            merged["nlp"]["pipeline"].append(component)
    return merged


def _made(config: Config, path: Path | None) -> Language:
    try:
        nlp = load_model_from_config(config, auto_fill=True)
        for component, arguments in config.get("initialize", {}).get("components", {}).items():
            resolved = registry.resolve({"component": arguments})["component"]
            pipe: Any = nlp.get_pipe(component)
            pipe.initialize(list, nlp=nlp, **resolved)
    except (ValueError, OSError, KeyError, ImportError) as error:
        if path is None:
            raise
        raise SettingsError(
            f"{path}: the pipeline cannot be made: {str(error).strip().splitlines()[0]}",
            f"Check the names of its components; ours are {', '.join(sorted(FACTORIES))}.",
        ) from error
    nlp.max_length = 50_000_000
    return nlp
