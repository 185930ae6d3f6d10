"""Our own failures. A client's fault is never an exception: it is a record in the report."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit status of the command (contract)."""

    CLEAN = 0
    GAPS = 1
    USAGE = 2
    INCOMPLETE = 3
    INTERRUPTED = 130


class EvidenceKitError(Exception):
    """The audit could not be made. `key` and `values` name its one-line message in the rules' word files ("errors.<key>")."""

    exit_code = ExitCode.USAGE

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(f"{key} {values}" if values else key)


class UsageError(EvidenceKitError):
    """Wrong arguments, an unreadable folder, an output inside the folder."""


class RulePackError(EvidenceKitError):
    """A rule pack that does not load. `faults`: one line each, "file:line: what, and what is allowed"."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("rule-pack", faults="\n".join(faults))


class WorkspaceError(EvidenceKitError):
    """The workspace cannot be written or is not ours."""
