"""A document of Word that is not taken, and how it becomes one that is."""

from __future__ import annotations

from doithoai.model.both import Both


class NotTaken(Exception):
    """Sentences in pairs: what is wrong and where, then how it is put right."""

    def __init__(self, *told: Both) -> None:
        """Keep them."""
        super().__init__(*told)
        self.told = told

    @property
    def lines(self) -> tuple[Both, ...]:
        """One sentence for each thing that is wrong."""
        pairs = zip(self.told[::2], self.told[1::2], strict=True)
        return tuple(Both(f"{what}; {cure}", f"{what.en}; {cure.en}") for what, cure in pairs)
