"""Reads one file: what it is, then its pages, its members, or both (a mail). Runs in a worker process.

Arguments and answers are plain data; the only side effect are the spooled members of a container.
"""

import errno
from pathlib import Path
from types import ModuleType
from typing import Any

from evidencekit import media_types, page_codec, registry, system_files, volumes
from evidencekit.faults import FileFault, NeedsOcr, Unreadable
from evidencekit.model import Extraction, FileRole, FileStatus, Page, Reason
from evidencekit.settings import Limits, ReadSettings
from evidencekit.spool import Budget, Full, Spool


def extractor_for(media_type: str) -> ModuleType | None:
    """The module of extractors/ that reads this media type."""
    return _module("evidencekit.extractors", media_type)


def container_for(media_type: str) -> ModuleType | None:
    """The module of containers/ that unpacks this media type."""
    return _module("evidencekit.containers", media_type)


def _module(room: str, media_type: str) -> ModuleType | None:
    return next((module for module in registry.modules(room) if media_type in module.MEDIA_TYPES), None)


def role_of(media_type: str) -> FileRole:
    """Paper, container or skipped, by format alone."""
    if system_files.by_type(media_type) is not None:
        return FileRole.SKIPPED
    return FileRole.PAPER if container_for(media_type) is None else FileRole.CONTAINER


def readers(media_type: str) -> str:
    """Names and versions of what reads this media type: part of the key under which a reading is kept."""
    found = (extractor_for(media_type), container_for(media_type))
    return "+".join(f"{module.__name__.rpartition('.')[2]}{module.VERSION}" for module in found if module)


def run(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """A worker's job: {"path", "settings", "unpack"} to {"media_type", "status", "reason", "members", "limited"} and encoded pages.

    "unpack" is None, and a container is then only told as one ("container": true in the answer), or {"spool", "budget"}.
    """
    path = Path(arguments["path"])
    settings = _settings(arguments["settings"])
    try:
        media_type = media_types.identify(path)
    except OSError as fault:
        return _answer(media_types.UNKNOWN, _fault("io-error", why=fault.strerror or str(fault)), None), b""
    cut = media_type == media_types.UNKNOWN or container_for(media_type) is not None
    if cut and volumes.first_beside(path) is not None:
        later = Reason("archive-later-volume")
        skipped = Extraction((), paged=False, status=FileStatus.SKIPPED, reason=later)
        return _answer(media_type, skipped, None), b""
    if arguments["unpack"] is not None:
        return _open(path, media_type, settings, arguments["unpack"])
    if container_for(media_type) is not None:
        return {"media_type": media_type, "container": True}, b""
    extraction = _read(path, media_type, settings)
    return _answer(media_type, extraction, None), _body(extraction)


def _body(extraction: Extraction) -> bytes:
    return page_codec.encode(extraction) if extraction.pages else b""


def _settings(plain: dict[str, Any]) -> ReadSettings:
    return ReadSettings(
        limits=Limits(**plain["limits"]),
        ocr=plain["ocr"],
        passwords=tuple(plain["passwords"]),
        workers=plain["workers"],
    )


def _answer(media_type: str, extraction: Extraction, members: list[Any] | None) -> dict[str, Any]:
    return {
        "media_type": media_type,
        "status": extraction.status.value,
        "reason": page_codec.plain_reason(extraction.reason),
        "members": members,
    }


def _read(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    unwanted = system_files.by_type(media_type)
    if unwanted is not None:
        return Extraction((), paged=False, status=FileStatus.SKIPPED, reason=Reason(unwanted))
    if path.stat().st_size > settings.limits.file_bytes:
        return _fault("file-too-large", limit=settings.limits.file_bytes >> 20)
    return extract(path, media_type, settings)


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """The pages of a paper; whatever goes wrong is told in the record. NeedsOcr and MemoryError go through to the worker's loop."""
    extractor = extractor_for(media_type)
    if extractor is None:
        return _fault(
            "unknown-format" if media_type == media_types.UNKNOWN else "unsupported-format", format=media_type
        )
    try:
        extraction: Extraction = extractor.extract(path, media_type, settings)
    except FileFault as fault:
        return Extraction((), paged=False, status=fault.status, reason=fault.reason)
    except (NeedsOcr, MemoryError):
        raise
    except RecursionError:
        return _fault("too-deep")
    except OSError as fault:
        return _fault_of_disk(fault)
    except Exception as fault:
        # A damaged file makes its parser raise anything at all; the name is kept for whoever looks into it.
        return _fault("damaged", what=f"{type(fault).__name__}: {fault}"[:200])
    except BaseException as fault:
        # A panic in a library written in Rust is no Exception, but the file's fault like any other.
        if type(fault).__name__ != "PanicException":
            raise
        return _fault("damaged", what=f"panic: {fault}"[:200])
    if extraction.status is FileStatus.READ and not any(map(_says_something, extraction.pages)):
        return Extraction(
            extraction.pages, extraction.paged, FileStatus.EMPTY, Reason("no-content"), extraction.properties
        )
    return extraction


def _says_something(page: Page) -> bool:
    if page.has_picture or page.seals or page.regions:
        return True
    return any(run.text.strip() for line in page.lines for run in line.runs)


def _open(
    path: Path, media_type: str, settings: ReadSettings, order: dict[str, Any]
) -> tuple[dict[str, Any], bytes]:
    """Unpack a container; a mail's own words are read too."""
    container = container_for(media_type)
    if container is None:
        return _answer(media_type, _fault("file-changed"), []), b""
    folder = Path(order["spool"])
    folder.mkdir(parents=True, exist_ok=True)
    size = path.stat().st_size
    spool = Spool(folder, Budget(**order["budget"]), settings.limits, size, _is_container)
    outcome = _unpack(container, path, media_type, spool, settings)
    if outcome.status is FileStatus.READ and extractor_for(media_type) is not None:
        outcome = extract(path, media_type, settings)
    elif outcome.status is FileStatus.READ and not spool.members:
        outcome = Extraction((), paged=False, status=FileStatus.EMPTY, reason=Reason("no-members"))
    answer = _answer(media_type, outcome, [member.plain() for member in spool.members])
    # What lies in several files is not known by the first one's bytes alone.
    whole = len(volumes.volumes(path)) == 1
    return {**answer, "limited": spool.limited, "final": whole}, _body(outcome)


def _is_container(path: Path) -> bool:
    return path.stat().st_size > 0 and container_for(media_types.identify(path)) is not None


def _unpack(
    container: ModuleType, path: Path, media_type: str, spool: Spool, settings: ReadSettings
) -> Extraction:
    """Fill the spool; the record tells how that went."""
    try:
        container.unpack(path, media_type, spool, settings)
    except Full:
        reason = Reason("archive-entries", {"limit": str(settings.limits.archive_entries)})
        return Extraction((), paged=False, status=FileStatus.PARTIAL, reason=reason)
    except FileFault as fault:
        partly = spool.members and fault.status is FileStatus.UNREADABLE
        status = FileStatus.PARTIAL if partly else fault.status
        return Extraction((), paged=False, status=status, reason=fault.reason)
    except MemoryError:
        raise
    except OSError as fault:
        return _fault_of_disk(fault, otherwise="archive-damaged")
    except Exception as fault:
        return _fault("archive-damaged", what=f"{type(fault).__name__}: {fault}"[:200])
    return Extraction((), paged=False)


def _fault_of_disk(fault: OSError, *, otherwise: str = "damaged") -> Extraction:
    """A full disk or a broken one is not the file's fault; any other OSError is what parsers raise on damaged files."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.ESTALE, errno.EMFILE, errno.ENFILE):
        return _fault("io-error", why=fault.strerror or str(fault))
    return _fault(otherwise, what=f"{type(fault).__name__}: {fault}"[:200])


def _fault(code: str, **values: object) -> Extraction:
    fault = Unreadable(code, **values)
    return Extraction((), paged=False, status=fault.status, reason=fault.reason)
