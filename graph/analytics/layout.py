"""Places for the nodes of a large graph: what is joined lies together, whatever is not keeps its distance."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float32]
_SEED = 11
_ROUNDS = 140
_ATTRACTION = 0.6
_REACH = 4.0
"""How far the graph reaches from its middle, in square roots of its number of nodes."""
_SMALL = 4_000
"""Up to how many nodes a grid of 64 by 64 is fine enough; beyond, it has 128 by 128 cells."""


def force_layout(count: int, edges: Sequence[tuple[int, int]], rounds: int = _ROUNDS) -> Places:
    """x and y of each node, shape (count, 2), the middle at 0, in units of about the distance of neighbours.

    ForceAtlas2's forces (Jacomy et al. 2014: repulsion by degree, attraction by distance, hubs outwards). Repulsion is
    that of a grid's cells on one another, one convolution by FFT a round: 30,000 nodes take seconds. The same graph
    gets the same places on every run.
    """
    chance = np.random.default_rng(_SEED)
    if count == 0:
        return np.zeros((0, 2), dtype=np.float32)
    ends = np.asarray([edge for edge in edges if edge[0] != edge[1]], dtype=np.int64).reshape(-1, 2)
    mass = np.bincount(ends.ravel(), minlength=count).astype(np.float64) + 1.0
    angle, away = chance.uniform(0, 2 * np.pi, count), np.sqrt(chance.uniform(0, 1, count))
    places = np.stack([away * np.cos(angle), away * np.sin(angle)], axis=1) * np.sqrt(count)
    grid = _Grid(64 if count <= _SMALL else 128)
    # Gravity that balances the repulsion of everything where the graph is to end.
    gravity = mass.sum() / (_REACH * np.sqrt(count))
    step = np.sqrt(count) * 0.25
    for round in range(rounds):
        force = grid.repulsion(places, mass) * mass[:, None]
        force -= _ATTRACTION * _attraction(places, ends, count)
        distance = np.linalg.norm(places, axis=1, keepdims=True) + 1e-9
        force -= gravity * mass[:, None] * places / distance
        moved = force / mass[:, None]
        far = np.linalg.norm(moved, axis=1, keepdims=True) + 1e-9
        # Cooled down step by step, so that it comes to rest.
        most = step * (1 - round / rounds) ** 1.5 + 0.02
        places = places + moved * np.minimum(1.0, most / far)
        places -= places.mean(axis=0)
    return np.asarray(places, dtype=np.float32)


def _attraction(places: NDArray[np.float64], ends: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """The pull of its edges on each node, as far as the other end is away."""
    pulled = np.zeros((count, 2))
    if len(ends):
        apart = places[ends[:, 0]] - places[ends[:, 1]]
        for axis in (0, 1):
            pulled[:, axis] = np.bincount(ends[:, 0], apart[:, axis], count) - np.bincount(
                ends[:, 1], apart[:, axis], count
            )
    return pulled


class _Grid:
    """Repulsion falling with distance, of all nodes on all, through the cells of a square grid round them."""

    def __init__(self, cells: int) -> None:
        self.cells = cells
        reach = np.arange(2 * cells) - cells
        x, y = np.meshgrid(reach, reach, indexing="ij")
        square = x**2 + y**2
        square[cells, cells] = 1
        kernels = (np.fft.ifftshift(np.where(square > 0, axis / square, 0.0)) for axis in (x, y))
        self._kernels = [np.fft.rfft2(kernel) for kernel in kernels]

    def repulsion(self, places: NDArray[np.float64], mass: NDArray[np.float64]) -> NDArray[np.float64]:
        """The push on a node of mass 1 at each place, shape (count, 2)."""
        low = places.min(axis=0)
        side = float((places.max(axis=0) - low).max()) / (self.cells - 1) or 1.0
        at = (places - low) / side
        cell = np.floor(at).astype(np.int64)
        filled = np.zeros((2 * self.cells, 2 * self.cells))
        np.add.at(filled, (cell[:, 0], cell[:, 1]), mass)
        spectrum = np.fft.rfft2(filled)
        fields = [np.fft.irfft2(spectrum * kernel, s=filled.shape) for kernel in self._kernels]
        push = np.stack([field[cell[:, 0], cell[:, 1]] for field in fields], axis=1) / side
        # Those of one cell are kept apart by where they are in it.
        crowd = filled[cell[:, 0], cell[:, 1]][:, None] - mass[:, None]
        return np.asarray(push + crowd * (at - cell - 0.5) / side)
