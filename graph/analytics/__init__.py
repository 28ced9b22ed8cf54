"""Typed answers to the questions that the explorer tells as stories."""

from graph.analytics.leaderboard import VendorTalkRow, vendor_talk
from graph.analytics.matrix import VendorSectorCell, vendor_sector_matrix
from graph.analytics.moves import TeamMoveRow, team_moves
from graph.analytics.paths import Paths, in_common, paths_between
from graph.analytics.structure import MEASURES, centrality, communities

__all__ = [
    "MEASURES",
    "Paths",
    "TeamMoveRow",
    "VendorSectorCell",
    "VendorTalkRow",
    "centrality",
    "communities",
    "in_common",
    "paths_between",
    "team_moves",
    "vendor_sector_matrix",
    "vendor_talk",
]
