"""Every reason and error that the reading half can raise has its sentence, with only the values that the code gives."""

import ast
import re
from pathlib import Path

from evidencekit import words

PACKAGE = Path(__file__).resolve().parents[2] / "evidencekit"
ROOMS = (
    "intake.py",
    "one_file.py",
    "reading.py",
    "spool.py",
    "workspace.py",
    "programs.py",
    "mail.py",
    "outlook.py",
    "system_files.py",
    "containers",
    "extractors",
    "workers",
)

#: Names under which a code is raised or recorded.
_RAISERS = {
    "Unreadable",
    "Reason",
    "_fault",
    "UsageError",
    "WorkspaceError",
    "EvidenceKitError",
    "leave_out",
    "_left_out",
}
_ERRORS = {"UsageError", "WorkspaceError", "EvidenceKitError"}


def codes() -> dict[str, list[set[str]]]:
    """Code of a reason ("file_reasons.x") or error ("errors.x") → for each place, names of the values given with it."""
    found: dict[str, list[set[str]]] = {}
    for room in ROOMS:
        for path in [PACKAGE / room] if room.endswith(".py") else sorted((PACKAGE / room).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    _collect(node, found)
    return found


def _collect(node: ast.Call, found: dict[str, list[set[str]]]) -> None:
    name = (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )
    if name not in _RAISERS:
        return
    room = "errors" if name in _ERRORS else "file_reasons"
    values = {keyword.arg for keyword in node.keywords if keyword.arg}
    values |= {
        key.value
        for argument in node.args
        if isinstance(argument, ast.Dict)
        for key in argument.keys
        if isinstance(key, ast.Constant)
    }
    for argument in node.args:
        for constant in ast.walk(argument) if not isinstance(argument, ast.Dict) else ():
            if (
                isinstance(constant, ast.Constant)
                and isinstance(constant.value, str)
                and re.fullmatch(r"[a-z]+(-[a-z]+)+", constant.value)
            ):
                found.setdefault(f"{room}.{constant.value}", []).append(values)


def test_every_code_has_its_sentence() -> None:
    entries = words.common().entries
    used = codes()
    assert len(used) > 40
    assert {code for code in used if code not in entries} == set()
    for code, given in used.items():
        wanted = set(re.findall(r"{(\w+)}", entries[code]))
        assert all(wanted <= values for values in given), (code, wanted, given)


def test_system_files_have_their_sentences() -> None:
    from evidencekit import system_files

    entries = words.common().entries
    used = {code for _, code in system_files._NAMES} | set(system_files._TYPES.values())
    assert {code for code in used if f"file_reasons.{code}" not in entries} == set()


def test_sentences_are_chinese_and_end_without_noise() -> None:
    for key, sentence in words.common().entries.items():
        if key.startswith("file_reasons."):
            assert (
                re.search("[\u4e00-\u9fff]", sentence)
                and "\n" not in sentence
                and not sentence.endswith((" ", "."))
            ), key
