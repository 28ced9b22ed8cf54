"""Typed answers to the questions that the explorer tells as stories."""

from graph.analytics.inferred import InferredMove, inferred_moves
from graph.analytics.jobs import Job, employer_at, job_at, jobs_of
from graph.analytics.leaderboard import VendorTalkRow, vendor_talk
from graph.analytics.matrix import VendorSectorCell, vendor_sector_matrix
from graph.analytics.moves import TeamMoveRow, team_moves
from graph.analytics.paths import Paths, in_common, paths_between
from graph.analytics.period import is_within, within
from graph.analytics.snapshot import as_of
from graph.analytics.structure import MEASURES, centrality, communities

__all__ = [
    "MEASURES",
    "InferredMove",
    "Job",
    "Paths",
    "TeamMoveRow",
    "VendorSectorCell",
    "VendorTalkRow",
    "as_of",
    "centrality",
    "communities",
    "employer_at",
    "in_common",
    "inferred_moves",
    "is_within",
    "job_at",
    "jobs_of",
    "paths_between",
    "team_moves",
    "vendor_sector_matrix",
    "vendor_talk",
    "within",
]
