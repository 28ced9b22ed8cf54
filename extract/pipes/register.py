"""Importing this module makes all our spaCy factories known by their names."""

from extract.pipes import (
    act,
    catalogue,
    chains,
    coreference,
    entities,
    language,
    roles,
    sentences,
    speech,
    titles,
    tokens,
)
from extract.pipes.relations import deals, implied, jobs, talk, team_moves, usage

FACTORIES = {
    "backchannel_language": language,
    "backchannel_sentences": sentences,
    "backchannel_catalogue": catalogue,
    "backchannel_titles": titles,
    "backchannel_entities": entities,
    "backchannel_chains": chains,
    "backchannel_speech": speech,
    "backchannel_coreference": coreference,
    "backchannel_roles": roles,
    "backchannel_jobs": jobs,
    "backchannel_team_moves": team_moves,
    "backchannel_deals": deals,
    "backchannel_usage": usage,
    "backchannel_talk": talk,
    "backchannel_implied": implied,
    "backchannel_act": act,
}
"""Factory name → the module that holds it."""

TOKENIZER = tokens.make_tokenizer
