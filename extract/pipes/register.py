"""Importing this module makes all our spaCy factories known by their names."""

from extract.pipes import (
    act,
    catalogue,
    chains,
    encoder,
    entities,
    judge,
    language,
    relations,
    roles,
    sentences,
    titles,
    tokens,
)

FACTORIES = {
    "backchannel_language": language,
    "backchannel_sentences": sentences,
    "backchannel_catalogue": catalogue,
    "backchannel_titles": titles,
    "backchannel_encoder": encoder,
    "backchannel_entities": entities,
    "backchannel_chains": chains,
    "backchannel_judge": judge,
    "backchannel_roles": roles,
    "backchannel_relations": relations,
    "backchannel_act": act,
}
"""Factory name → the module that holds it."""

TOKENIZER = tokens.make_tokenizer
