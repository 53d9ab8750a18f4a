"""Numbers by chance that are the same on every machine and in the browser."""

from __future__ import annotations

from itertools import pairwise

_MASK = 0xFFFFFFFF
_WORD = 24


class Chance:
    """A 32-bit xorshift generator (Marsaglia, Xorshift RNGs, 2003); the sequence depends on the seed alone."""

    def __init__(self, seed: int) -> None:
        """Begin the sequence of a seed; 0 counts as 1, because 0 would stay 0."""
        self.state = seed & _MASK or 1

    def word(self) -> int:
        """Return a number below 2^24: the upper bits, which are the better ones."""
        self.state ^= self.state << 13 & _MASK
        self.state ^= self.state >> 17
        self.state ^= self.state << 5 & _MASK
        return self.state >> 8

    def below(self, limit: int) -> int:
        """Return a number from 0 to limit - 1, for limits far below 2^24."""
        return self.word() * limit >> _WORD

    def gaps(self, count: int) -> list[int]:
        """Return `count` weights that sum to 2^24, each division as likely as any other.

        They are the gaps between sorted uniform numbers (David and Nagaraja, Order Statistics, 2003), so no
        logarithm is needed, which machines round differently.
        """
        cuts = [0, *sorted(self.word() for _ in range(count - 1)), 1 << _WORD]
        return [high - low for low, high in pairwise(cuts)]
