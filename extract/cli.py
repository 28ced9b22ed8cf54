"""Commands on documents: extract, ingest. The root command gathers them with `add_typer(extract_app)`."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from extract.attempt import Extractor, attempt
from extract.parallel import ParallelExtractor
from extract.read import Corpus, Found, Rejected
from extract.rejects import NAME, beside_store
from extract.run import Summary, ingest
from graph import console, open_store
from graph.annotation import annotation_to_json
from graph.console import StoreOption
from graph.settings import Settings, load_settings

extract_app = typer.Typer()

_SHARE = 64
_COUNTS = ("read", "new", "updated", "known", "duplicate", "rejected")

WorkersOption = Annotated[int, typer.Option(min=1, metavar="N", help="Processes that extract at the same time.")]

RejectsOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help=f"Where to keep what cannot be used. Default: {NAME} by the store.")
]


@extract_app.command("extract")
def extract_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files or folders; - is standard input.")],
    workers: WorkersOption = 1,
) -> None:
    """Read documents and print what is found in each as one JSON object a line, in their order.

    Reads .txt, .md, .html, .csv and .jsonl; standard input is JSON lines or plain text. What cannot be read is named
    on stderr, the rest goes on, and the exit code is 1.

    Example: backchannel extract posts.csv > found.jsonl
    """
    settings = load_settings()
    corpus = Corpus(files, settings.document_limit, sys.stdin.buffer)
    rejected = 0
    with _extractor(settings, workers) as extractor:
        documents = corpus.documents()
        while share := list(islice(documents, _SHARE * workers)):
            found = [each for each in share if isinstance(each, Found)]
            unread = [each for each in share if isinstance(each, Rejected)]
            for attempted in attempt(extractor, found):
                if isinstance(attempted, Rejected):
                    unread.append(attempted)
                else:
                    sys.stdout.write(f"{json.dumps(annotation_to_json(attempted), ensure_ascii=False)}\n")
            rejected += len(unread)
            for each in unread:
                console.fail(_told(each))
            sys.stdout.flush()
    if rejected:
        raise typer.Exit(console.REFUSED)


@extract_app.command("ingest")
def ingest_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files and folders; - is standard input.")],
    store: StoreOption = None,
    extracted: Annotated[
        bool, typer.Option("--extracted", help="Take entities and relations from the files, which are JSON lines.")
    ] = False,
    rejects: RejectsOption = None,
    workers: WorkersOption = 1,
) -> None:
    """Read documents, find who talks about whom, and bring it into the graph.

    Reads .txt, .md, .html, .csv and .jsonl files, and folders with all below them. What the graph has already is
    passed over, so a run can be stopped and repeated. What cannot be used goes to the rejects file with its reason;
    the exit code is 1 only where nothing could be used.

    Example: backchannel ingest archive/ posts.csv
    """
    settings = load_settings(store=store)
    file = rejects or beside_store(settings.store)
    with open_store(settings.store, settings=settings) as graph, console.progress("Reading", 1) as bar:
        read_in = partial(
            ingest,
            paths,
            graph,
            settings=settings,
            rejects=file,
            progress=partial(bar.show, "Reading"),
            making=bar.show,
        )
        if extracted:
            summary = read_in()
        else:
            with _extractor(settings, workers) as extractor:
                summary = read_in(extractor)
    _tell(summary, file)
    if summary.read == summary.rejected:
        raise typer.Exit(console.REFUSED)


@contextmanager
def _extractor(settings: Settings, workers: int) -> Iterator[Extractor]:
    # spaCy takes a second to import, which commands that extract nothing need not wait for.
    from extract.pipeline import load_pipeline

    pipeline = load_pipeline(settings)
    if workers == 1:
        yield pipeline
        return
    with ParallelExtractor(pipeline.name, partial(load_pipeline, settings), workers) as extractor:
        yield extractor


def _tell(summary: Summary, rejects: Path) -> None:
    rows = [(name, f"{getattr(summary, name):,}") for name in _COUNTS]
    console.print_table(("documents", "count"), rows, numeric=[1])
    if summary.first_rejected is not None:
        reason = _told(summary.first_rejected).rstrip(".")
        console.note(f"Rejected, with the reasons in {rejects}: {summary.rejected:,}, first of all {reason}.")
    if summary.ignored:
        console.note(f"Files of kinds that are not read were passed over: {summary.ignored:,}.")
    if not summary.read:
        console.fail("There was no document to read. Give files or folders with .txt, .md, .html, .csv or .jsonl.")


def _told(rejected: Rejected) -> str:
    line = "" if rejected.line is None else f", line {rejected.line}"
    return f"{rejected.path}{line}: {rejected.reason}"
