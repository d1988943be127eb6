"""A scheduler for Celery beat that shows it is alive: it touches a file at every round.

The age of its own schedule file proves nothing: with some Python builds that file is
written only when beat ends. A health check looks at ``<schedule>.hartslag`` instead.
"""

from pathlib import Path
from typing import Any

from celery.beat import PersistentScheduler


class Planner(PersistentScheduler):  # type: ignore[misc]
    """Celery's own scheduler, with a heartbeat at least every five minutes."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """One round: what is due is sent, then the heartbeat."""
        wachten: float = super().tick(*args, **kwargs)
        Path(f"{self.schedule_filename}.hartslag").touch()
        return wachten
