"""Whether a base was written since it was last looked at, as far as its files tell."""

from __future__ import annotations

from pathlib import Path


def stamp(base: Path) -> tuple[int, ...]:
    """Tells whether the file was written since: SQLite may write in the one beside it."""
    return (*_size_and_time(base), *_size_and_time(base.with_name(f"{base.name}-wal")))


def _size_and_time(file: Path) -> tuple[int, ...]:
    """Nothing for a file that is not there: the second one comes and goes, a drive may be gone."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size
