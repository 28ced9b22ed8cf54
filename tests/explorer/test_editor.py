import hashlib
import re
from pathlib import Path

from explorer.editor import editor_schema
from graph.schema import EDGE, NODE

ROOT = Path(__file__).parents[2]


def test_the_editor_knows_the_whole_schema() -> None:
    schema = editor_schema("ladybug")
    assert set(schema["nodes"]) == set(NODE)
    assert set(schema["edges"]) == set(EDGE)
    assert schema["nodes"]["Person"]["properties"]["role"]["values"] == ["cio", "executive", "analyst", "other"]
    assert schema["nodes"]["Person"]["properties"]["name"]["values"] == []
    assert schema["edges"]["MOVED_TO"]["detail"] == "Organization → Organization"
    assert {"MATCH", "RETURN", "WHERE"} <= set(schema["keywords"])
    assert "DELETE" not in schema["keywords"]


def test_each_dialect_has_its_own_functions() -> None:
    ladybug, neo4j = (set(editor_schema(dialect)["functions"]) for dialect in ("ladybug", "neo4j"))
    assert "count" in ladybug & neo4j
    assert ladybug != neo4j


def test_the_bundle_is_built_from_the_sources_that_lie_here() -> None:
    sources = [ROOT / "editor" / "package-lock.json", *sorted((ROOT / "editor" / "src").iterdir())]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    bundle = (ROOT / "explorer" / "assets" / "editor.js").read_text(encoding="utf-8")
    built = re.search(r"sha256 ([0-9a-f]{64})", bundle)
    assert built is not None
    assert built[1] == digest, "Run `npm ci && npm run build` in editor/."
    assert bundle.count("MIT License") + bundle.count("Permission is hereby granted") >= 10
