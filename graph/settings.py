"""Every setting once: its name, default, help and environment variable (`BACKCHANNEL_` and the name in capitals)."""

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import SettingsError


class Settings(BaseSettings):
    """Read from the environment when it is made, never at import; arguments win over the environment."""

    model_config = SettingsConfigDict(env_prefix="BACKCHANNEL_", frozen=True, extra="ignore")

    store: str = Field(
        "ladybug:backchannel.lbug",
        description="The graph: ladybug:PATH for an embedded one, neo4j://HOST:PORT or bolt://HOST:PORT for a server.",
    )
    neo4j_user: str = Field("neo4j", description="User name on the Neo4j server.")
    neo4j_password: SecretStr = Field(SecretStr(""), description="Password on the Neo4j server; empty: no login.")
    neo4j_database: str = Field("neo4j", description="Database on the Neo4j server.")
    row_limit: int = Field(1000, ge=1, description="Most rows that a user's query returns.")
    time_limit: float = Field(30.0, gt=0, description="Most seconds that a user's query runs.")
    catalogue: Path | None = Field(None, description="Folder with further catalogue files, merged over ours.")
    actor: str = Field("", description="Who makes judgements; empty: the name you are logged in with.")
    pipeline: Path | None = Field(None, description="spaCy configuration that replaces or adds extraction components.")
    model: Path | None = Field(None, description="Folder with other weights of the extraction network.")
    threads: int = Field(0, ge=0, description="Threads of the extraction network in each process; 0: all cores.")
    document_limit: int = Field(
        1_000_000, ge=1, description="Most characters that a document may have; a longer one is rejected."
    )
    views: Path | None = Field(
        None,
        description="File of the views saved in the explorer; unset: backchannel-views.json beside an embedded graph, "
        "else in the current folder.",
    )
    host: str = Field("127.0.0.1", description="Address that the explorer listens on.")
    port: int = Field(8050, ge=0, le=65535, description="Port that the explorer listens on; 0: any free one.")
    shelf: Path | None = Field(
        None,
        description="File of the queries saved in the explorer; unset: backchannel-queries.json beside an embedded "
        "graph, else in the current folder.",
    )
    login: SecretStr = Field(
        SecretStr(""), description="user:password for the explorer; required where it listens beyond localhost."
    )
    secret_key: SecretStr = Field(
        SecretStr(""), description="Key that signs the explorer's session cookies; empty: a new one at each start."
    )


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment; overrides that are not None win. Raises SettingsError naming the variable."""
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        raise SettingsError(
            f"The setting {name} (BACKCHANNEL_{name.upper()}) is not usable: {first['msg'].lower()}.",
            f"{Settings.model_fields[name].description}" if name in Settings.model_fields else "",
        ) from error
