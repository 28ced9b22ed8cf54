"""Commands of a curator: decide, take back, look up. The root command gathers them with `add_typer(judgements_app)`."""

import getpass
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from graph import console
from graph.console import StoreOption
from graph.curation import Judgement
from graph.errors import ExportError, JudgementError
from graph.judgements import deciding
from graph.judgements.past import Past, history
from graph.judgements.transfer import export_ledger, import_ledger
from graph.model import Value
from graph.rows import dump
from graph.settings import load_settings
from graph.store import Reader, Store, open_store

if TYPE_CHECKING:
    from graph.review import Card

judgements_app = typer.Typer()

TellFormat = Literal["table", "json"]

ActorOption = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Who decides. Default: the name you are logged in with.")
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; others will read it.")]
EntityArgument = Annotated[str, typer.Argument(metavar="ENTITY", help="Its id, or a name that only it has.")]
StatementArgument = Annotated[str, typer.Argument(metavar="STATEMENT", help="Its id, as evidence gives it.")]


@judgements_app.command()
def merge(
    survivor: EntityArgument,
    others: Annotated[list[str], typer.Argument(metavar="OTHER…", help="What is the same: ids or names.")],
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Say that things are one: the first keeps its name and id and gets what the others have.

    Example: backchannel merge organization:tata-consultancy-services TCS --reason 'their own short form'
    """
    with _deciding(store, actor) as (graph, who):
        reader = graph.reader()
        ids = [found_id(reader, each) for each in (survivor, *others)]
        _tell(deciding.merge(graph, *ids, actor=who, reason=reason))


@judgements_app.command()
def split(
    entity: EntityArgument,
    documents: Annotated[
        list[str], typer.Option("--document", "-d", metavar="ID", help="Where it is the other thing.")
    ],
    name: Annotated[str, typer.Option(help="What the other thing is called. Default: the same.")] = "",
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Say that in some documents a name means another thing, which becomes a node of its own."""
    with _deciding(store, actor) as (graph, who):
        reader = graph.reader()
        id = found_id(reader, entity)
        called = name or reader.nodes([id])[0].name
        _tell(deciding.split(graph, id, documents, name=called, actor=who, reason=reason))


@judgements_app.command()
def rename(
    entity: EntityArgument,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Give a thing another name; the old one becomes an alias."""
    with _deciding(store, actor) as (graph, who):
        _tell(deciding.rename(graph, found_id(graph.reader(), entity), name, actor=who, reason=reason))


@judgements_app.command()
def retype(
    entity: EntityArgument,
    kind: Annotated[str, typer.Argument(help="Person, Organization, Product, Project, Sector or Place.")],
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Say that a thing is of another kind; edges that the kind cannot have go until it is undone."""
    with _deciding(store, actor) as (graph, who):
        _tell(deciding.retype(graph, found_id(graph.reader(), entity), kind, actor=who, reason=reason))


@judgements_app.command("set")
def set_command(
    entity: EntityArgument,
    properties: Annotated[list[str], typer.Argument(metavar="NAME=VALUE…", help="role=cio, roles=vendor,peer, …")],
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Set a role, sector or other property, whatever documents say.

    Example: backchannel set 'Nordhaven Bank' roles=peer sector=Banking
    """
    given = dict(_property(each) for each in properties)
    with _deciding(store, actor) as (graph, who):
        id = found_id(graph.reader(), entity)
        _tell(deciding.set_properties(graph, id, actor=who, reason=reason, **given))


@judgements_app.command()
def distinct(
    entities: Annotated[list[str], typer.Argument(metavar="ENTITY…", help="Ids or names.")],
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Say that things are different: never to be proposed as one again, nor put together by resolution."""
    with _deciding(store, actor) as (graph, who):
        reader = graph.reader()
        ids = [found_id(reader, each) for each in entities]
        _tell(deciding.distinct(graph, *ids, actor=who, reason=reason))


@judgements_app.command()
def confirm(
    statement: StatementArgument, reason: ReasonOption = "", actor: ActorOption = None, store: StoreOption = None
) -> None:
    """Say that the text does say so."""
    with _deciding(store, actor) as (graph, who):
        _tell(deciding.confirm(graph, statement, actor=who, reason=reason))


@judgements_app.command()
def reject(
    statement: StatementArgument, reason: ReasonOption = "", actor: ActorOption = None, store: StoreOption = None
) -> None:
    """Say that the text does not say so: the statement counts nowhere any more."""
    with _deciding(store, actor) as (graph, who):
        _tell(deciding.reject(graph, statement, actor=who, reason=reason))


@judgements_app.command()
def correct(
    statement: StatementArgument,
    kind: Annotated[str | None, typer.Option(help="The relation it states instead; `schema` lists them.")] = None,
    roles: Annotated[list[str] | None, typer.Option("--role", metavar="ROLE=ENTITY", help="All its roles.")] = None,
    fields: Annotated[list[str] | None, typer.Option("--field", metavar="NAME=VALUE", help="status, date, …")] = None,
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Say what the text says instead.

    Example: backchannel correct statement:1f2e --field status=former
    """
    with _deciding(store, actor) as (graph, who):
        reader = graph.reader()
        parts = {role: found_id(reader, name) for role, name in map(_pair, roles or ())}
        values = dict(_property(each) for each in fields or ())
        made = deciding.correct(graph, statement, actor=who, reason=reason, kind=kind, roles=parts, fields=values)
        _tell(made)


@judgements_app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id. Default: your latest one.")] = "",
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Take a judgement back; undoing an undo does it again."""
    with _deciding(store, actor) as (graph, who):
        _tell(deciding.undo(graph, judgement or _latest(graph.reader(), who), actor=who, reason=reason))


@judgements_app.command("history")
def history_command(
    entity: Annotated[
        str, typer.Argument(metavar="[ID]", help="An entity, statement or judgement. Default: all.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="Most judgements, the latest first.")] = 50,
    export_to: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write the whole ledger as JSON lines; - is stdout.")
    ] = None,
    import_from: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Append the judgements of an exported ledger.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """List who decided what, when and why; or take the ledger out, or bring one in.

    Judgements that the ledger has already are passed over. One on what is not there counts from when it comes.

    Example: backchannel history --export ledger.jsonl
    """
    settings = load_settings(store=store)
    if export_to is not None and import_from is not None:
        raise typer.BadParameter("Give --export or --import, not both.", param_hint="--import")
    if import_from is not None:
        lines = _lines(import_from)
        with open_store(settings.store, settings=settings) as graph:
            count = import_ledger(graph, lines)
        console.note(f"Appended {count:,} of {sum(1 for line in lines if line.strip()):,} judgements.")
        return
    with open_store(settings.store, settings=settings, read_only=True) as graph:
        reader = graph.reader()
        if export_to is not None:
            _write("".join(f"{line}\n" for line in export_ledger(reader)), export_to)
            return
        found = history(reader, _known(reader, entity) if entity else None)
        console.print_table(_COLUMNS, [_row(past) for past in found[:limit]])
        if len(found) > limit:
            console.note(f"These are the latest {limit:,} of {len(found):,}. Ask for more with --limit.")


@judgements_app.command()
def review(
    card: Annotated[str, typer.Argument(metavar="[CARD]", help="A card's id. Default: list the open ones.")] = "",
    given: Annotated[str, typer.Option("--answer", help="yes, no, unsure or never (never ask again).")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Most cards, those that most hangs on first.")] = 20,
    format: Annotated[TellFormat, typer.Option(help="How to print them.")] = "table",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """List what a person should decide, or answer one: names that may be one thing, contradictions, inferred moves.

    Example: backchannel review card:5f0c --answer yes
    """
    from graph.review import answer, find_card, queue

    if given:
        with _deciding(store, actor) as (graph, who):
            for made in answer(graph, find_card(graph.reader(), card), given, actor=who):
                _tell(made)
        return
    settings = load_settings(store=store)
    with open_store(settings.store, settings=settings, read_only=True) as graph:
        reader = graph.reader()
        cards = (find_card(reader, card),) if card else queue(reader)
    shown = cards[:limit]
    if format == "json":
        sys.stdout.write(dump([_card(each) for each in shown], indent=2) + "\n")
    else:
        rows = [(each.id, each.question, "; ".join(each.reasons), f"{each.impact:,}") for each in shown]
        console.print_table(("card", "question", "why it is asked", "impact"), rows, numeric=(3,))
    if len(cards) > limit:
        console.note(f"These are {limit:,} of {len(cards):,} open questions. Ask for more with --limit.")


def _card(card: "Card") -> dict[str, object]:
    told = {name: getattr(card, name) for name in ("id", "kind", "question", "reasons", "impact", "unsure")}
    sides = [{"label": side.label, "ids": side.ids} for side in card.sides]
    return {**told, "sides": sides, "answers": {name: each.label for name, each in card.answers.items()}}


_COLUMNS = ("judgement", "at", "by", "kind", "on", "why", "counts")


def found_id(reader: Reader, name: str) -> str:
    """The id of what is named: an id, or a name, alias or handle that one thing alone has. Raises JudgementError."""
    if reader.nodes([name]):
        return name
    wanted = name.casefold()
    hits = [node for node in reader.search(name, limit=50) if wanted in _names(node.properties)]
    if len(hits) == 1:
        return hits[0].id
    if hits:
        listed = ", ".join(node.id for node in hits[:5])
        raise JudgementError(f'"{name}" is a name of {len(hits)} things.', f"Give the id of one: {listed}.")
    raise JudgementError(f'The graph has nothing called "{name}".', "Give an id or a whole name.")


def _names(properties: object) -> set[str]:
    assert hasattr(properties, "get")
    lists = [properties.get(name) or () for name in ("aliases", "handles")]
    return {str(each).casefold() for each in (properties.get("name"), *(name for some in lists for name in some))}


def _known(reader: Reader, name: str) -> str:
    """An id as it is, also that of something that is gone; else what the name names."""
    return name if ":" in name or reader.nodes([name]) else found_id(reader, name)


@contextmanager
def _deciding(store: str | None, actor: str | None) -> Iterator[tuple[Store, str]]:
    settings = load_settings(store=store, actor=actor)
    with open_store(settings.store, settings=settings) as graph:
        graph.reader().close()  # Where there is no graph yet, this says so.
        yield graph, settings.actor or getpass.getuser()


def _latest(reader: Reader, actor: str) -> str:
    for past in history(reader):
        if past.counts and past.judgement.actor == actor and past.judgement.kind != "undo":
            return past.judgement.id
    raise JudgementError(f"There is nothing of {actor} to undo.", "`backchannel history` lists all judgements.")


def _tell(judgement: Judgement) -> None:
    console.stdout().print(judgement.id)
    made = judgement.text("makes")
    console.note(f"{_done(judgement)}.{f' The new node is {made}.' if made else ''}")


def _done(judgement: Judgement) -> str:
    return f"Recorded: {judgement.kind} {', '.join(judgement.on)}, by {judgement.actor}"


def _row(past: Past) -> Sequence[str]:
    made = past.judgement
    counts = "yes" if past.counts else f"undone by {past.undone_by}"
    return made.id, made.at[:19], made.actor, made.kind, ", ".join(made.on) + told(made), made.reason, counts


def told(judgement: Judgement) -> str:
    """What the judgement sets, in a few words: " → Tata Consultancy Services"."""
    if judgement.kind in ("rename", "split"):
        return f" → {judgement.text('name')}"
    if judgement.kind == "retype":
        return f" → {judgement.text('kind')}"
    values = judgement.mapping("properties" if judgement.kind == "set" else "to")
    return f" → {json.dumps(dict(values), ensure_ascii=False)}" if values else ""


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise typer.BadParameter(f'"{text}" is not NAME=VALUE.')
    return name, value


def _property(text: str) -> tuple[str, Value]:
    name, value = _pair(text)
    if name in ("roles", "aspects"):
        return name, tuple(part.strip() for part in value.split(",") if part.strip())
    if name in ("employees", "size") and value.isdigit():
        return name, int(value)
    return name, value


def _write(text: str, path: Path) -> None:
    if str(path) == "-":
        sys.stdout.write(console.clean_lines(text) if sys.stdout.isatty() else text)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}.") from error


def _lines(path: Path) -> list[str]:
    if str(path) == "-":
        return sys.stdin.read().splitlines()
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path} cannot be read.", "Give a file of `backchannel history --export`.") from error
