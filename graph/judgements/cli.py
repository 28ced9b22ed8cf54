"""Commands of a curator: decide, take back, look up. The root command gathers them with `add_typer(judgements_app)`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from graph import console
from graph.console import StoreOption
from graph.curation import Judgement
from graph.errors import ExportError, JudgementError
from graph.judgements import deciding
from graph.judgements.curator import ActorOption, ReasonOption, curator
from graph.judgements.named import known_id
from graph.judgements.past import Past, history
from graph.judgements.transfer import export_ledger, import_ledger
from graph.model import Value
from graph.settings import load_settings
from graph.store import Reader, open_store

judgements_app = typer.Typer()

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
    with curator(store, actor, reason) as here:
        here.decide(deciding.merge, *map(here.id_of, (survivor, *others)))


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
    with curator(store, actor, reason) as here:
        id = here.id_of(entity)
        here.decide(deciding.split, id, documents, name=name or here.reader.nodes([id])[0].name)


@judgements_app.command()
def rename(
    entity: EntityArgument,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Give a thing another name; the old one becomes an alias."""
    with curator(store, actor, reason) as here:
        here.decide(deciding.rename, here.id_of(entity), name)


@judgements_app.command()
def retype(
    entity: EntityArgument,
    kind: Annotated[str, typer.Argument(help="Person, Organization, Product, Project, Sector or Place.")],
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Say that a thing is of another kind; edges that the kind cannot have go until it is undone."""
    with curator(store, actor, reason) as here:
        here.decide(deciding.retype, here.id_of(entity), kind)


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
    with curator(store, actor, reason) as here:
        here.decide(deciding.set_properties, here.id_of(entity), given)


@judgements_app.command()
def distinct(
    entities: Annotated[list[str], typer.Argument(metavar="ENTITY…", help="Ids or names.")],
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Say that things are different: never to be proposed as one again, nor put together by resolution."""
    with curator(store, actor, reason) as here:
        here.decide(deciding.distinct, *map(here.id_of, entities))


@judgements_app.command()
def confirm(
    statement: StatementArgument, reason: ReasonOption = "", actor: ActorOption = None, store: StoreOption = None
) -> None:
    """Say that the text does say so."""
    with curator(store, actor, reason) as here:
        here.decide(deciding.confirm, statement)


@judgements_app.command()
def reject(
    statement: StatementArgument, reason: ReasonOption = "", actor: ActorOption = None, store: StoreOption = None
) -> None:
    """Say that the text does not say so: the statement counts nowhere any more."""
    with curator(store, actor, reason) as here:
        here.decide(deciding.reject, statement)


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
    values = dict(_property(each) for each in fields or ())
    with curator(store, actor, reason) as here:
        parts = {role: here.id_of(name) for role, name in map(_pair, roles or ())}
        here.decide(deciding.correct, statement, kind=kind, roles=parts, fields=values)


@judgements_app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id. Default: your latest one.")] = "",
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """Take a judgement back; undoing an undo does it again."""
    with curator(store, actor, reason) as here:
        here.decide(deciding.undo, judgement or _latest(here.reader, here.actor))


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
        found = history(reader, known_id(reader, entity) if entity else None)
        console.print_table(_COLUMNS, [_row(past) for past in found[:limit]])
        if len(found) > limit:
            console.note(f"These are the latest {limit:,} of {len(found):,}. Ask for more with --limit.")


_COLUMNS = ("judgement", "at", "by", "kind", "on", "why", "counts")


def _latest(reader: Reader, actor: str) -> str:
    for past in history(reader):
        if past.counts and past.judgement.actor == actor and past.judgement.kind != "undo":
            return past.judgement.id
    raise JudgementError(f"There is nothing of {actor} to undo.", "`backchannel history` lists all judgements.")


def _row(past: Past) -> Sequence[str]:
    made = past.judgement
    counts = "yes" if past.counts else f"undone by {past.undone_by}"
    return made.id, made.at[:19], made.actor, made.kind, ", ".join(made.on) + _set_to(made), made.reason, counts


def _set_to(judgement: Judgement) -> str:
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
