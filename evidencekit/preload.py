"""What the nursery imports once, so that no worker has to: every extractor and container module. Nothing here starts a thread."""

from evidencekit import one_file, registry

READERS = (*registry.modules("evidencekit.extractors"), *registry.modules("evidencekit.containers"))

__all__ = ["READERS", "one_file"]
