"""Which column of a table, or key of front matter, is which field of a document."""

import re
from collections.abc import Mapping, Sequence

from extract.read.made import Given

_NAMES = {
    "text": "text body content message full_text post_text tweet_text post tweet article article_text comment",
    "id": "id document_id doc_id post_id tweet_id status_id message_id guid uuid",
    "kind": "kind type",
    "author": "author name author_name user user_name full_name by byline from writer creator posted_by sender",
    "handle": "handle author_handle screen_name username user_screen_name account twitter login",
    "author_title": "author_title job_title job position author_job_title",
    "org": "org organization organisation company employer affiliation author_org author_company",
    "published": "published date published_at published_on publish_date pubdate pub_date created created_at posted "
    "posted_at posted_on timestamp time datetime date_published",
    "url": "url link permalink href source_url address web_address",
    "title": "headline subject post_title article_title title",
    "source": "source site website publication feed channel network blog outlet",
}
_KINDS = {
    "message": "message mail email e-mail forum comment reply",
    "article": "article blog news blog_post blogpost story press_release",
    "post": "post tweet toot status microblog",
}
FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
"""Column name → field of `Given`; where several columns are the same field, the earlier name in its list wins."""

_RANK = {name: rank for names in _NAMES.values() for rank, name in enumerate(names.split())}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_NOT_WORD = re.compile(r"\W+")


def plain_name(column: str) -> str:
    """ "Created At" → "created_at"."""
    return _NOT_WORD.sub("_", column.strip().lower()).strip("_")


def fields_of(columns: Sequence[str]) -> dict[str, int]:
    """Field → index of its column, for those columns that are known.

    A column "title" is the headline, except next to the author's other columns in a table that has their organisation:
    there it is a job title.
    """
    names = [plain_name(column) for column in columns]
    found: dict[str, int] = {}
    for index, name in enumerate(names):
        field = FIELDS.get(name)
        if field == "title" and name == "title" and _is_job(names, index):
            field = "author_title"
        if field and (field not in found or _RANK[name] < _RANK[names[found[field]]]):
            found[field] = index
    return found


def given_of(values: Mapping[str, str], prefix: str = "") -> Given:
    """The fields by their names, blanks left out. An id is made unique to the file by `prefix`, except an address."""
    fields = {name: value.strip() for name, value in values.items() if value.strip()}
    fields["text"] = values.get("text", "")
    fields["kind"] = _KIND_OF.get(plain_name(fields.get("kind", "")), "")
    if "id" in fields and ":" not in fields["id"]:
        fields["id"] = f"{prefix}#{fields['id']}"
    return Given(**{name: value for name, value in fields.items() if value or name == "text"})


def _is_job(names: Sequence[str], index: int) -> bool:
    people = {"author", "handle", "org"}
    beside = [FIELDS.get(names[i]) for i in (index - 1, index + 1) if 0 <= i < len(names)]
    return any(FIELDS.get(name) == "org" for name in names) and any(field in people for field in beside)
