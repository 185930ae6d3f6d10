"""Worker processes that can be killed: time and memory limits per job, a hang or native crash costs that job alone.

A nursery process (one fork server, modules preloaded) forks the workers; each has its own socket to this process. `multiprocessing` is not
used: its fork server imports the caller's `__main__` again, and its pools lose jobs when a worker dies (measured, stack.md 7).
"""

from evidencekit.workers.pool import Fault, Job, Lane, Outcome, Pool

__all__ = ["Fault", "Job", "Lane", "Outcome", "Pool"]
