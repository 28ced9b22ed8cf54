"""Typed answers to the questions that the explorer tells as stories."""

from graph.analytics.leaderboard import VendorTalkRow, vendor_talk
from graph.analytics.matrix import VendorSectorCell, vendor_sector_matrix
from graph.analytics.moves import TeamMoveRow, team_moves

__all__ = [
    "TeamMoveRow",
    "VendorSectorCell",
    "VendorTalkRow",
    "team_moves",
    "vendor_sector_matrix",
    "vendor_talk",
]
