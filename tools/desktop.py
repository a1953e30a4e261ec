"""Opens QGIS Desktop on a project, in a French profile of its own with the plugin enabled.

The profile is kept in build/desktop/ from one time to the next; the user's own QGIS is not touched.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desktop_profile import ROOT, link_plugin, make_profile, python_path, qgis_program

FOLDER = ROOT / "build" / "desktop"


def main(project: Path) -> int:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("Aucun écran : « make desktop » ouvre une fenêtre et demande une session graphique.", file=sys.stderr)
        return 1
    profiles = FOLDER / "profiles-root"
    if (profiles / "profiles" / "default" / "QGIS" / "QGIS3.ini").is_file():
        link_plugin(profiles / "profiles" / "default" / "python" / "plugins")
    else:
        profiles = make_profile(FOLDER, plugin=True)
    variables = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QGIS_"))}
    variables["PYTHONPATH"] = python_path()
    command = [qgis_program(), "--profiles-path", str(profiles), "--profile", "default", str(project)]
    return subprocess.run(command, env=variables, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
