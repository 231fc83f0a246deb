"""Level: what the jail around the parsers really holds back on this machine, said plainly."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """``landlock`` is the kernel's Landlock ABI, 0 where there is none. Nothing is claimed that was not set."""

    network_blocked: bool
    files_confined: bool
    writes_blocked: bool
    landlock: int
    memory_capped: bool
    system: str

    def sentences(self) -> tuple[str, ...]:
        """For ``fonds doctor``: one line for each protection."""
        return (
            f"network blocked: {_yes(self.network_blocked)}",
            f"files confined: {_yes(self.files_confined)} (Landlock ABI {self.landlock})"
            if self.landlock
            else f"files confined: {_yes(self.files_confined)}",
            f"writing blocked: {_yes(self.writes_blocked)}",
            f"memory capped: {_yes(self.memory_capped)}"
            + ("" if self.memory_capped else " (the parent watches the worker's memory instead)"),
        )


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
