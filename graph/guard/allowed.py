"""The words, functions and procedures that a user's Cypher may contain, by dialect. What is not listed is refused."""

from typing import Literal

Dialect = Literal["ladybug", "neo4j"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLAUSES = _words("MATCH OPTIONAL WHERE WITH RETURN UNWIND ORDER BY SKIP OFFSET LIMIT UNION CALL YIELD")
"""Words that begin a clause or a part of one, at the level of a query or of a subquery in braces."""

INFIX = _words("AND OR XOR NOT IN STARTS ENDS CONTAINS IS WHEN THEN ELSE AS SHORTEST PATH PATHS GROUP GROUPS")
"""Words that may follow a complete expression and are followed by another, path selectors among them."""

POSTFIX = _words("ASC ASCENDING DESC DESCENDING END NORMALIZED")
"""Words that may follow a complete expression and complete it."""

PREFIX = _words("NOT DISTINCT CASE WHEN ALL ANY SHORTEST TYPED")
"""Words that may begin an expression and are no name."""

SUBQUERIES = _words("EXISTS COUNT COLLECT")
"""Words that make the braces after them a subquery."""

NO_FUNCTION = CLAUSES | INFIX | POSTFIX | _words("DISTINCT CASE FROM LEADING TRAILING BOTH")
"""Words after which a parenthesis is no call."""

REFUSED = {
    **dict.fromkeys(
        _words(
            "ALTER ANALYZE COMMENT CREATE DELETE DETACH DROP FOREACH INSERT MERGE NODETACH REMOVE RENAME SET UPDATE"
        ),
        "would write",
    ),
    **dict.fromkeys(
        _words("LOAD COPY EXPORT IMPORT INSTALL UNINSTALL FORCE ATTACH"), "reaches files, extensions or the network"
    ),
    **dict.fromkeys(
        _words(
            "BEGIN CHECKPOINT COMMIT CYPHER DEALLOCATE DENY DRYRUN ENABLE EXPLAIN GRANT HINT PROFILE REALLOCATE REVOKE "
            "ROLLBACK SHOW START STOP TERMINATE TRANSACTIONS USE USING"
        ),
        "administers or steers the server",
    ),
}
"""Known clauses that are not for readers, with the reason to give. At the level of a query they are no names either."""

_BOTH_FUNCTIONS = _words(
    "abs acos all any asin atan atan2 avg ceil coalesce collect cos cot count date degrees duration exists exp "
    "floor id keys label labels last left length ln log log10 lower ltrim max min nodes none nullif "
    "percentilecont percentiledisc pi properties radians rand range reduce relationships replace reverse right "
    "round rtrim sign sin single size split sqrt substring sum tail tan timestamp tolower tostring toupper "
    "trim type upper"
)

FUNCTIONS: dict[str, frozenset[str]] = {
    "neo4j": _BOTH_FUNCTIONS
    | _words(
        "allshortestpaths btrim char_length character_length date.realtime date.statement date.transaction "
        "date.truncate datetime datetime.fromepoch datetime.fromepochmillis datetime.realtime datetime.statement "
        "datetime.transaction datetime.truncate duration.between duration.indays duration.inmonths "
        "duration.inseconds e elementid endnode haversin head isempty isnan localdatetime localdatetime.realtime "
        "localdatetime.statement localdatetime.transaction localdatetime.truncate localtime localtime.realtime "
        "localtime.statement localtime.transaction localtime.truncate lower normalize point point.distance "
        "point.withinbbox randomuuid shortestpath startnode stdev stdevp time time.realtime time.statement "
        "time.transaction time.truncate toboolean tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull "
        "tointeger tointegerlist tointegerornull tostringlist tostringornull valuetype vector.similarity.cosine "
        "vector.similarity.euclidean"
    ),
    "ladybug": _BOTH_FUNCTIONS
    | _words(
        "array_append array_cat array_concat array_contains array_cosine_similarity array_cross_product "
        "array_distance array_dot_product array_extract array_has array_indexof array_inner_product array_position "
        "array_prepend array_push_back array_push_front array_slice array_squared_distance array_value "
        "bitshift_left bitshift_right bitwise_and bitwise_or bitwise_xor blob cardinality cast cbrt ceiling "
        "century concat concat_ws constant_or_null contains cost count_if current_date current_timestamp date_part "
        "date_trunc datepart datetrunc dayname decode element_at encode end_node ends_with epoch_ms equals even "
        "factorial gamma gen_random_uuid greatest hash histogram ifnull initcap interval is_acyclic is_trail "
        "last_day lcase least levenshtein lgamma list_any_value list_append list_cat list_concat list_contains "
        "list_creation list_distinct list_element list_extract list_filter list_has list_has_all list_has_any "
        "list_indexof list_max list_min list_position list_prepend list_product list_reduce list_reverse "
        "list_reverse_sort list_slice list_sort list_sum list_to_string list_transform list_unique log2 lpad "
        "make_date map map_extract map_keys map_values md5 monthname negate octet_length offset pow prefix random "
        "regexp_extract regexp_extract_all regexp_full_match regexp_matches regexp_replace regexp_split_to_array "
        "rels repeat rpad sha256 split_part start_node starts_with str_split string string_split string_to_array "
        "struct_extract struct_pack substr suffix time_bucket to_bool to_date to_days to_double to_epoch_ms "
        "to_float to_hours to_int128 to_int16 to_int32 to_int64 to_int8 to_interval to_microseconds "
        "to_milliseconds to_minutes to_months to_seconds to_string to_timestamp to_uint16 to_uint32 to_uint64 "
        "to_uint8 to_uuid to_years typeof ucase union_extract union_tag union_value uuid wshortest"
    ),
}
"""Functions by their lower-case names: those that compute on values, none that reads files, settings or sequences."""

PROCEDURES: dict[str, tuple[str, ...]] = {
    "neo4j": (
        "db.labels",
        "db.relationshipTypes",
        "db.propertyKeys",
        "db.schema.visualization",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
    ),
    "ladybug": ("show_tables", "table_info", "show_connection", "db_version"),
}
"""Procedures that say what the graph holds."""


def is_procedure(name: str, dialect: str) -> bool:
    """Whether the procedure may be called, whatever the case of its name."""
    return name.lower() in {listed.lower() for listed in PROCEDURES[dialect]}
