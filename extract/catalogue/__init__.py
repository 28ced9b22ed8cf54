"""Vendors, outsourcers, products, sectors, job titles, places and given names known before any document is read."""

from extract.catalogue.catalogue import Catalogue, load_catalogue
from extract.catalogue.known import KnownOrganization, KnownPlace, KnownProduct, KnownSector, KnownTitle, is_ambiguous

__all__ = [
    "Catalogue",
    "KnownOrganization",
    "KnownPlace",
    "KnownProduct",
    "KnownSector",
    "KnownTitle",
    "is_ambiguous",
    "load_catalogue",
]
