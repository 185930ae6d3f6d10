"""The house held to its plan: floors, rooms, words, no clock, no network, no machine paths."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "evidencekit"

#: Floor of each module or room directly below the package; a module that is not named here fails the test.
FLOORS = {
    "model": 0, "errors": 0,
    "registry": 1, "resources": 1, "lexicon": 1, "text": 1, "settings": 1, "words": 1, "rulepack": 1, "workspace": 1, "programs": 1,
    "paths": 1, "media_types": 1, "text_encoding": 1, "page_codec": 1, "document_codec": 1, "faults": 1, "system_files": 1, "spool": 1,
    "lane": 1, "mail": 1, "outlook": 1, "compressed_rtf": 1, "volumes": 1,
    "scales": 1, "tables": 1, "measures": 1, "names": 1, "topics": 1, "chronology": 1, "figures": 1, "rates": 1, "likeness": 1, "anomalies": 1, "cues": 1, "report_schema": 1, "decisions": 1,
    "intake": 2, "containers": 2, "extractors": 2, "workers": 2, "segment": 2, "classify": 2, "facts": 2, "client": 2,
    "evidence": 2, "chains": 2, "checks": 2, "conclude": 2, "planning": 2, "form_import": 2, "renderers": 2,
    "one_file": 3, "preload": 3, "reading": 3, "understanding": 3, "conductor": 3, "train_classifier": 3, "ruletest": 3, "rulebook": 3,
    "cli": 4, "__main__": 4,
}  # fmt: skip

#: Rooms of one floor that may use each other, each with its reason.
BESIDE = {
    ("conclude", "evidence"),  # the verdict weighs the proofs
}

#: A third-party library and the rooms that may import it.
LIBRARIES = {
    "pypdfium2": {"extractors", "preload"},
    "pdfplumber": {"extractors"},
    "rapidocr": {"extractors"},
    "pytesseract": {"extractors"},
    "cv2": {"extractors"},
    "xlsxwriter": {"renderers"},
    "jinja2": {"renderers", "rulebook"},
    "docx": {"extractors", "preload", "renderers", "rulebook", "form_import"},
    "sqlite3": {"workspace"},
    "yaml": {"rulepack", "lexicon", "words", "decisions", "ruletest", "rulebook"},
}


def modules() -> Iterator[tuple[str, Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield room(path), path, ast.parse(path.read_text(encoding="utf-8"))


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py") if parts[0] != "__init__.py" else ""


def imports(tree: ast.Module) -> Iterator[str]:
    """Full names of what a module imports, TYPE_CHECKING blocks left out."""
    guarded = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in guarded:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def rooms_used(tree: ast.Module) -> set[str]:
    found = set()
    for name in imports(tree):
        parts = name.split(".")
        if parts[0] == "evidencekit" and len(parts) > 1 and parts[1] != "__version__":
            found.add(parts[1])
    return found


def test_every_module_has_a_floor() -> None:
    unknown = {name for name, _, _ in modules() if name and name not in FLOORS}
    assert not unknown, f"give these a floor in tests/house: {sorted(unknown)}"


def test_a_floor_imports_from_lower_floors_only() -> None:
    faults = []
    for name, path, tree in modules():
        if not name:
            continue
        for used in rooms_used(tree) - {name}:
            if used not in FLOORS:
                continue
            same_floor = FLOORS[used] == FLOORS[name]
            allowed = FLOORS[used] < FLOORS[name] or (
                same_floor and (FLOORS[name] != 2 or (name, used) in BESIDE)
            )
            if not allowed:
                faults.append(
                    f"{path.relative_to(ROOT)} (floor {FLOORS[name]}) imports {used} (floor {FLOORS[used]})"
                )
    assert not faults, "\n".join(faults)


def test_floor_one_and_zero_have_no_cycle() -> None:
    used = {name: rooms_used(tree) for name, path, tree in modules() if name and path.name != "__init__.py"}
    graph = {
        name: {u for u in uses if FLOORS.get(u) == FLOORS.get(name) and u != name}
        for name, uses in used.items()
        if FLOORS.get(name, 9) < 2
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, f"import cycle: {' -> '.join((*path, name))}"
        if name not in done:
            for other in graph.get(name, ()):
                visit(other, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_a_library_has_its_room() -> None:
    faults = [
        f"{path.relative_to(ROOT)} imports {library}"
        for name, path, tree in modules()
        for imported in imports(tree)
        for library, rooms in LIBRARIES.items()
        if imported.split(".")[0] == library and name not in rooms
    ]
    assert not faults, "\n".join(faults)


def test_only_the_command_asks_the_clock() -> None:
    clock = re.compile(r"\b(?:datetime\.now|date\.today|datetime\.today|time\.time)\(")
    faults = [
        str(path.relative_to(ROOT))
        for name, path, _ in modules()
        if name not in ("cli", "web") and clock.search(path.read_text(encoding="utf-8"))
    ]
    assert not faults, faults


def test_code_holds_no_prose_for_the_client() -> None:
    """Judging, concluding and drawing take their Chinese from the rules: no sentence in a string there."""
    sentence = re.compile(r"[\u4e00-\u9fff]{6,}")
    faults = []
    for name, path, tree in modules():
        if name not in (
            "checks",
            "chains",
            "conclude",
            "renderers",
            "cli",
            "evidence",
            "conductor",
            "workers",
            "reading",
        ):
            continue
        docs = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in docs
                and sentence.search(node.value)
            ):
                faults.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.value[:40]}")
    assert not faults, "\n".join(faults)


def test_functions_stay_readable() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {(node.end_lineno or 0) - node.lineno + 1}"
        for _, path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > 60
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("folder", ["evidencekit", "rules", "corpora", "samples/making", "tests", ".ci"])
def test_no_machine_path_and_no_registry_host(folder: str) -> None:
    leak = re.compile(
        "|".join(
            [
                "/" + "work/",
                "/" + "root/",
                "/" + "farm/",
                "files\\." + "pythonhosted",
                "pypi" + "\\.org/simple",
            ]
        )
    )
    faults = []
    for path in (ROOT / folder).rglob("*"):
        if path.suffix in (".py", ".yaml", ".md", ".lock", ".j2", ".toml") and leak.search(
            path.read_text(encoding="utf-8")
        ):
            faults.append(str(path.relative_to(ROOT)))
    assert not faults, faults
