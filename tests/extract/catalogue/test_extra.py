"""A folder of the user's own, laid over what ships."""

from pathlib import Path

import pytest

from extract.catalogue import load_catalogue
from graph.errors import CatalogueError


def folder(path: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def test_new_things_are_added(tmp_path: Path) -> None:
    extra = folder(
        tmp_path,
        organizations="name,roles,aliases\nSkerrivik,vendor|outsourcer,SKV\n",
        products="name,vendor,category\nSkerrivik Tide,Skerrivik,erp\n",
        names="given\nHalvard\n",
    )
    catalogue = load_catalogue(extra)
    known, product = catalogue.organization("skv"), catalogue.product("skerrivik tide")
    assert known is not None
    assert known.roles == {"vendor", "outsourcer"}
    assert product is not None
    assert product.vendor == "Skerrivik"
    assert catalogue.is_given_name("halvard")
    assert len(catalogue.organizations) == len(load_catalogue().organizations) + 1
    assert load_catalogue().organization("Skerrivik") is None


def test_line_with_a_known_name_adds_to_lists_and_replaces_single_cells(tmp_path: Path) -> None:
    ours = load_catalogue().organization("Oracle")
    catalogue = load_catalogue(folder(tmp_path, organizations="name,aliases,country\noracle,Big Red,IE\n"))
    known = catalogue.organization("big red")
    assert ours is not None
    assert known is not None
    assert known is catalogue.organization("Oracle")
    assert known.aliases == (*ours.aliases, "Big Red")
    assert (known.roles, known.country) == (ours.roles, "IE")


def test_surface_that_both_claim_goes_to_the_extra_line(tmp_path: Path) -> None:
    text = "name,roles,aliases\nTeesside Computing Society,peer,TCS\n"
    catalogue = load_catalogue(folder(tmp_path, organizations=text))
    known = catalogue.organization("TCS")
    assert known is not None
    assert known.name == "Teesside Computing Society"
    assert catalogue.organization("Tata Consultancy Services") is not None


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        ("organizations", "name,roles\nSkerrivik,seller\n", "line 2: roles has 'seller'. Use one of media, other"),
        ("organizations", "name,roles\nSkerrivik,\n", "line 2: column roles is empty. Fill it in"),
        ("organizations", "name,roles\n,vendor\n", "line 2: column name is empty."),
        ("organizations", "name,roles\nA b,vendor\nA B,vendor\n", "line 3: 'A B' is also on line 2. Keep one line"),
        ("organizations", "name,roles,aliases\nAb,peer,Q9\nCd,peer,q9\n", "line 3: 'q9' is also a name on line 2."),
        ("organizations", "name,roles,parent\nAb,peer,Nobody Ltd\n", "line 2: parent 'Nobody Ltd' of 'Ab' is not in"),
        ("organizations", "name,roles,country\nAb,peer,uk\n", "line 2: country has 'uk'. Use two capital letters"),
        ("organizations", "name,roles,ambiguous\nAb,peer,Cd\n", "line 2: ambiguous has 'Cd', which is not among"),
        ("organizations", "name,role\nAb,peer\n", "line 1: the header is name,role. Use columns out of name,roles"),
        ("organizations", "name,roles\nAb,peer,x\n", "line 2: 3 cells where the header has 2. Quote cells"),
        ("organizations", 'name,roles\n"Ab,peer\n', "line 2: not valid CSV"),
        ("organizations", "", "line 1: the header is missing."),
        ("products", "name,vendor,category\nTide,Nobody Ltd,erp\n", "line 2: vendor 'Nobody Ltd' of 'Tide' is not in"),
        ("products", "name,vendor\nTide,SAP\n", "line 2: column category is empty."),
        ("sectors", "name,parent\nFjord Tours,Fjords\n", "line 2: parent 'Fjords' of 'Fjord Tours' is not in"),
        ("titles", "title,role\nTide Lord,boss\n", "line 2: role has 'boss'. Use one of analyst, cio"),
        ("places", "name,kind\nSkerrivik,city\n", "line 2: column country is empty."),
        ("places", "name,kind,country\nSkerrivik,town,NO\n", "line 2: kind has 'town'. Use one of city, country"),
        ("names", "given,ambiguous\nTide,true\n", "line 2: ambiguous has 'true'. Write yes"),
        ("names", "given,ambiguous\n,yes\n", "line 2: column given is empty."),
    ],
)
def test_bad_line_names_file_line_fault_and_remedy(tmp_path: Path, table: str, text: str, message: str) -> None:
    with pytest.raises(CatalogueError) as error:
        load_catalogue(folder(tmp_path, **{table: text}))
    assert str(error.value).startswith(f"{tmp_path / table}.csv, {message}")


def test_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "sectors.csv").write_bytes("name\nSjøfart\n".encode("latin-1"))
    with pytest.raises(CatalogueError, match=r"sectors\.csv: byte 7 is not UTF-8\. Save"):
        load_catalogue(tmp_path)


def test_folder_that_is_missing_or_empty_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"nowhere: there is no such folder\."):
        load_catalogue(tmp_path / "nowhere")
    with pytest.raises(CatalogueError, match=r"no catalogue file is in it\. Name your files organizations\.csv"):
        load_catalogue(tmp_path)
