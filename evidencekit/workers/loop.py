"""A worker's life: take a batch of jobs, do them one by one, send each result at once."""

import os
import resource
import socket
from collections.abc import Callable
from typing import Any

from evidencekit import lane
from evidencekit.faults import NeedsOcr
from evidencekit.workers import frames

#: What a job's function looks like: its arguments in, a header (JSON data) and a body out.
Target = Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]


def serve(connection: socket.socket, target: Target, *, ocr_allowed: bool) -> None:
    """Serve until the supervisor closes the socket."""
    lane.enter(
        ocr_allowed=ocr_allowed, beat=lambda seconds: connection.sendall(frames.pack({"beat": seconds}))
    )
    # Native libraries write to both; neither belongs to the user's terminal.
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    while (message := frames.receive(connection)) is not None:
        for job in message[0]["jobs"]:
            header, body = _do(job, target)
            header["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
            connection.sendall(frames.pack(header, body))
            if header.get("fault") == "memory-limit":
                # A process that has run out of memory once is not trusted with another job.
                return


def _do(job: dict[str, Any], target: Target) -> tuple[dict[str, Any], bytes]:
    try:
        answer, body = target(job["arguments"])
        return {"done": job["id"], "answer": answer}, body
    except NeedsOcr:
        return {"done": job["id"], "needs_ocr": True}, b""
    except MemoryError:
        return {"done": job["id"], "fault": "memory-limit"}, b""
    except Exception as fault:
        return {"done": job["id"], "fault": "crashed", "what": f"{type(fault).__name__}: {fault}"[:300]}, b""
