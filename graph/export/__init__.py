"""Subgraphs taken out of the graph: networkx, files in six formats, py2neo."""

from graph.export.cells import cells_subgraph
from graph.export.citations import Citation, Cited, cite
from graph.export.formats import EXPORTERS, Exporter, export
from graph.export.networkx_ import to_networkx
from graph.export.provenance import Provenance, provenance
from graph.export.py2neo_ import to_py2neo

__all__ = [
    "EXPORTERS",
    "Citation",
    "Cited",
    "Exporter",
    "Provenance",
    "cells_subgraph",
    "cite",
    "export",
    "provenance",
    "to_networkx",
    "to_py2neo",
]
