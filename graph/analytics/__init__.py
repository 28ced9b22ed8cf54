"""Typed answers to the questions that the explorer tells as stories."""

from graph.analytics.inferred import InferredMove, inferred_moves
from graph.analytics.jobs import Job, employer_at, jobs_of
from graph.analytics.leaderboard import VendorTalkRow, vendor_talk
from graph.analytics.matrix import VendorSectorCell, vendor_sector_matrix
from graph.analytics.moves import TeamMoveRow, team_moves
from graph.analytics.snapshot import as_of

__all__ = [
    "InferredMove",
    "Job",
    "TeamMoveRow",
    "VendorSectorCell",
    "VendorTalkRow",
    "as_of",
    "employer_at",
    "inferred_moves",
    "jobs_of",
    "team_moves",
    "vendor_sector_matrix",
    "vendor_talk",
]
