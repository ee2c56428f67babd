"""How far a catalogue is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """How far a catalogue is: messages in all, said and checked, said and not checked by a speaker."""

    all: int
    checked: int
    unchecked: int

    @property
    def missing(self) -> int:
        """How many are still in English only."""
        return self.all - self.checked - self.unchecked

    @property
    def is_whole(self) -> bool:
        """True when a speaker has checked every message."""
        return self.checked == self.all
