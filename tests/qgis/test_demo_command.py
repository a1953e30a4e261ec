"""`make demo`, as anyone runs it: the plugin's own algorithms through qgis_process."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

LIMIT_S = 60


def test_demo_leaves_base_project_and_annex(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "demo à part"
    start = time.monotonic()
    command = [sys.executable, str(root / "tools" / "demo.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert time.monotonic() - start < LIMIT_S
    for name in ("protocole.gpkg", "protocole.qgz"):
        assert (folder / name).stat().st_size > 0
        assert name in done.stdout
    assert list((folder / "annexe" / "partenaires").glob("*.pdf"))
