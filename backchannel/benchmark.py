"""`backchannel benchmark`: how fast things run on this machine."""

import json
from importlib.resources import files
from typing import Annotated

import typer

from graph import console
from graph.annotation import document_from_json
from graph.settings import load_settings

benchmark_app = typer.Typer(help="Measure speed on this machine.", no_args_is_help=True)


@benchmark_app.callback()
def _group() -> None:
    """Measure speed on this machine."""


@benchmark_app.command("extract")
def extract_command(
    words: Annotated[int, typer.Option(min=1000, help="Words of each kind of text.")] = 20_000,
) -> None:
    """Time extraction beside its encoder alone and spaCy's convolutional ner alone, on the same texts.

    Prints words a second (medians of five rounds by turns), the ratio of extraction to encoder, seconds to start and
    the most memory held.
    """
    from extract.benchmark import measure, peak_memory, samples, start_up

    settings = load_settings()
    seconds = start_up(settings)
    text = (files("backchannel") / "corpus" / "documents.jsonl").read_text(encoding="utf-8")
    documents = [document_from_json(json.loads(line)) for line in text.splitlines()]
    rows = []
    peak = 0.0
    for kind in ("post", "article"):
        chosen = list(samples(documents, kind, words))
        speed = measure(settings, chosen, kind)
        peak = peak or peak_memory()
        rows.append(
            (
                kind,
                f"{speed.words:,}",
                f"{speed.extraction:,.0f}",
                f"{speed.encoder:,.0f}",
                f"{speed.spacy_ner:,.0f}",
                f"{speed.ratio:.2f}",
            )
        )
    console.print_table(
        ("texts", "words", "extraction/s", "encoder/s", "spaCy ner/s", "extraction : encoder"),
        rows,
        numeric=[1, 2, 3, 4, 5],
    )
    console.note(f"Started in {seconds:.1f} s; at most {peak:,.0f} MiB of memory with posts.")
