"""Report to files: one module a format, found by its place; they draw and never judge.

Each public module offers FILE_NAME and `render(report: AuditReport, target: Path) -> None`.
"""
