"""The graph's schema, told to people: what there is, how it hangs together, and queries to begin with."""

from dataclasses import dataclass

from graph.queries import LibraryQuery
from graph.schema import EDGES, NODES, EdgeKind, Property


@dataclass(frozen=True, slots=True)
class Example:
    """A query that both stores answer, with what it asks."""

    question: str
    text: str


EXAMPLES = (
    Example(
        "Who talks about which vendors?",
        "MATCH (p:Person)-[t:TALKS_ABOUT]->(v:Organization) WHERE 'vendor' IN v.roles "
        "RETURN p.name, v.name, t.independent, t.sentiment ORDER BY t.independent DESC LIMIT 20",
    ),
    Example(
        "Which project teams moved between peer companies?",
        "MATCH (a:Organization)<-[:FROM]-(m:TeamMove)-[:TO]->(b:Organization) RETURN a.name, b.name, m.size, m.date",
    ),
    Example(
        "Which sentences are behind a connection?",
        "MATCH (d:Document)-[:STATES]->(s:Statement)-[:CONCERNS]->(v:Organization) WHERE v.name = $vendor "
        "RETURN s.said, s.text, d.url ORDER BY s.said DESC LIMIT 20",
    ),
    Example(
        "What is around an organisation, as a graph?",
        "MATCH (a:Organization)-[r:USES|OUTSOURCES_TO|UNIT_OF]->(b) WHERE a.name = $name RETURN a, r, b LIMIT 100",
    ),
)


def schema_object(questions: tuple[LibraryQuery, ...] = ()) -> dict[str, object]:
    """The schema as one JSON object: nodes, edges, examples, questions."""
    return {
        "nodes": [
            {"label": kind.name, "help": kind.help, "properties": _properties(kind.properties)} for kind in NODES
        ],
        "edges": [
            {
                "type": kind.name,
                "layer": kind.layer,
                "help": kind.help,
                "ends": [{"from": source, "to": target} for source, target in kind.pairs],
                "properties": _properties(kind.properties),
            }
            for kind in EDGES
        ],
        "examples": [{"question": example.question, "query": example.text} for example in EXAMPLES],
        "questions": [
            {
                "name": query.name,
                "title": query.title,
                "question": query.question,
                "parameters": [parameter.name for parameter in query.parameters],
            }
            for query in questions
        ],
    }


def schema_markdown(questions: tuple[LibraryQuery, ...] = ()) -> str:
    """The schema as Markdown."""
    lines = ["# Nodes", "", "| label | is | properties |", "| --- | --- | --- |"]
    lines += [f"| `{kind.name}` | {kind.help} | {property_list(kind.properties)} |" for kind in NODES]
    lines += ["", "# Edges", "", "| type | from → to | says | properties |", "| --- | --- | --- | --- |"]
    lines += [f"| `{kind.name}` | {ends(kind)} | {kind.help} | {property_list(kind.properties)} |" for kind in EDGES]
    lines += ["", "# Queries to begin with", ""]
    for example in EXAMPLES:
        lines += [example.question, "", "```cypher", example.text, "```", ""]
    if questions:
        lines += ["# Ready questions", "", "| name | asks | parameters |", "| --- | --- | --- |"]
        lines += [f"| `{query.name}` | {query.question} | {parameter_list(query)} |" for query in questions]
    return "\n".join(lines).rstrip() + "\n"


def ends(kind: EdgeKind) -> str:
    """The kinds of node it connects: "Person, Organization → Product"; pairs that share their targets together."""
    targets: dict[str, list[str]] = {}
    for source, target in kind.pairs:
        targets.setdefault(source, []).append(target)
    sources: dict[str, list[str]] = {}
    for source, reached in targets.items():
        sources.setdefault(", ".join(reached), []).append(source)
    return "; ".join(f"{', '.join(group)} → {reached}" for reached, group in sources.items())


def property_list(properties: tuple[Property, ...]) -> str:
    """Names with their types."""
    return ", ".join(f"{item.name} {item.type}" for item in properties)


def parameter_list(query: LibraryQuery) -> str:
    """Names of a question's parameters, those that may be left out in brackets."""
    return " ".join(f"{item.name}" if item.required else f"[{item.name}]" for item in query.parameters)


def _properties(properties: tuple[Property, ...]) -> list[dict[str, str]]:
    return [{"name": item.name, "type": item.type, "help": item.help} for item in properties]
