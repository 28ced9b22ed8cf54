"""Makes folders of invented posts, in every file format that `backchannel ingest` reads.

python benchmarks/posts.py FOLDER [--count 1000] [--seed 7]

The same seed gives the same folder. People, companies and most products are made up from syllables, so that no
catalogue knows them; sentences say what real posts say (jobs, moves, deals, use, praise and complaint).
"""

import argparse
import csv
import html
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ONSETS = "B Br C Cal D Dr F Fal G Gr H Hal K Kor L Lan M Mor N Nor P Pel R Ros S Sel T Tar V Var W Wes Z".split()
MIDDLES = "a al an ar e el en er i il in o ol on or u ul un".split()
ENDS = "den dor field gard ham hurst land mark more mund nix ra rick ron sen stad ston ta tek thal via ville".split()
GIVEN = "Ada Bram Carla Deepak Elif Greta Hugo Ines Jamal Keiko Lars Maya Nils Olga Priya Rosa Sven Tomas Yusuf".split()
PEERS = "Bank|Insurance|University|Hospital|Foods|Airlines|Steel|Stores|Council|Energy|Logistics|Pharma".split("|")
SUPPLIERS = "Services|Technologies|Consulting|Systems|Outsourcing".split("|")
PRODUCTS = "Oracle Database|SAP S/4HANA|Salesforce|Workday|ServiceNow|Office 365|VMware|Snowflake|Epic|Moodle".split(
    "|"
)
PROJECTS = "SAP rollout|data centre migration|ERP implementation|payroll upgrade|network consolidation".split("|")
TITLES = "CIO|CIO|CIO|IT director|Head of IT|CTO|Analyst".split("|")

TEMPLATES = (
    "We moved to {product} last {month}. It is slow, the support is poor and {supplier} bills us for every call.",
    "{supplier} finished our {project} two weeks early. Good people, would hire them again.",
    "Renewal from {vendor} came in at three times last year's price. Not amused. @{handle} did you see this too?",
    "{peer} has signed a {years}-year, ${amount} million deal with {supplier} to run its data centres.",
    "{size} people of the team that ran the {project} at {peer} have moved to {other}, courtesy of {supplier}.",
    "{supplier} is moving the whole {project} team, {size} people, from {peer} to {other} in {month} {year}.",
    "After {years} years {person} is leaving {peer} and joins {other} as CIO on 1 {month}.",
    "Has anyone run {product} behind {supplier}'s service desk? Asking for a friend in {sector}.",
    "{peer} runs {product} in all its plants and plans to move to {newproduct} by {year}.",
    "Win an iPad! Follow us and hear how five CIOs saved 30% with {newproduct} #cloud #CIO",
    "What worked for us with {product}: one template, no exceptions, a fixed scope and payment on milestones.",
    "No, {supplier} did not move the {peer} team to us. It offered to and we declined.",
    "“{product} went down twice in enrolment week,” said {person}, CIO of {peer}. “{vendor} sent an invoice.”",
    "{peer} ended its contract with {supplier} and brings {size} staff back in-house on 1 {month} {year}.",
)
MONTHS = "January February March April June July August September October November".split()
SECTORS = "higher education|healthcare|retail banking|local government|insurance|manufacturing".split("|")


class World:
    """A cast of invented names to draw from; about one document in eight is about the same two dozen companies."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.peers = [f"{self._word()} {self.random.choice(PEERS)}" for _ in range(120)]
        self.suppliers = [f"{self._word()} {self.random.choice(SUPPLIERS)}" for _ in range(30)]
        self.products = [
            f"{self._word()} {self.random.choice(('Cloud', 'One', 'Suite', '9.2', '360'))}" for _ in range(40)
        ]
        self.people = [f"{self.random.choice(GIVEN)} {self._word()}" for _ in range(200)]

    def _word(self) -> str:
        return "".join(self.random.choice(part) for part in (ONSETS, MIDDLES, ENDS))

    def documents(self, count: int) -> Iterator[dict[str, object]]:
        """`count` input documents (annotation fields id, kind, text, author, published, url, title, source)."""
        for number in range(count):
            yield self._document(number)

    def _document(self, number: int) -> dict[str, object]:
        draw = self.random
        person = draw.choice(self.people)
        published = date(2009, 1, 5) + timedelta(days=draw.randrange(6000))
        sentences = [self._sentence(template) for template in draw.sample(TEMPLATES, draw.choice((1, 1, 2, 3)))]
        return {
            "id": f"generated-{number:06d}",
            "kind": "post",
            "text": f"{' '.join(sentences)} ({number})",
            "author": {
                "name": person,
                "handle": "@" + person.replace(" ", ""),
                "title": draw.choice(TITLES),
                "org": draw.choice(self.peers),
            },
            "published": published.isoformat(),
            "url": f"https://example.org/generated/{number}",
            "title": None,
            "source": "generated",
        }

    def _sentence(self, template: str) -> str:
        draw = self.random
        peer, other = draw.sample(self.peers, 2)
        return template.format(
            peer=peer,
            other=other,
            supplier=draw.choice(self.suppliers),
            vendor=draw.choice(("Oracle", "SAP", "Microsoft", "Salesforce", "IBM")),
            product=draw.choice(PRODUCTS),
            newproduct=draw.choice(self.products),
            project=draw.choice(PROJECTS),
            person=draw.choice(self.people),
            handle=draw.choice(self.people).replace(" ", ""),
            sector=draw.choice(SECTORS),
            month=draw.choice(MONTHS),
            year=draw.randrange(2009, 2026),
            years=draw.randrange(2, 11),
            size=draw.randrange(4, 180),
            amount=draw.randrange(2, 300),
        )


def write_folder(folder: Path, count: int = 1000, seed: int = 7) -> None:
    """Write `count` documents: 70 % in a .jsonl, 10 % in a .csv, the rest as .txt, .md and .html files."""
    documents = list(World(seed).documents(count))
    folder.mkdir(parents=True, exist_ok=True)
    lines, rows = int(count * 0.7), int(count * 0.1)
    with (folder / "posts.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(document, ensure_ascii=False) + "\n" for document in documents[:lines])
    with (folder / "posts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "date", "author", "handle", "text", "url"))
        for document in documents[lines : lines + rows]:
            author = document["author"]
            assert isinstance(author, dict)
            writer.writerow(
                (
                    document["id"],
                    document["published"],
                    author["name"],
                    author["handle"],
                    document["text"],
                    document["url"],
                )
            )
    for number, document in enumerate(documents[lines + rows :]):
        text = str(document["text"])
        suffix, body = (
            ("txt", text),
            ("md", f"# A note of {document['published']}\n\n{text}\n"),
            ("html", f"<html><body><article><p>{html.escape(text)}</p></article></body></html>"),
        )[number % 3]
        (folder / f"{document['id']}.{suffix}").write_text(body, encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    write_folder(arguments.folder, arguments.count, arguments.seed)


if __name__ == "__main__":
    main()
