"""A server of tiles in a process of its own: QGIS draws on the main thread, where a server of this one would wait.

python tile_server.py PORT_FILE LOG_FILE      one colour for all tiles; a line of the log for each request
"""

from __future__ import annotations

import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

COLOUR = (40, 160, 90)
SIDE = 256


@dataclass(frozen=True)
class Service:
    """Where it answers, and what it was asked."""

    address: str
    log: Path

    def asked(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()


@contextmanager
def tiles(folder: Path, whole: bool = True) -> Iterator[Service]:
    """The server, for the time of a test; one that is not `whole` has the tile of the world only."""
    port, log = folder / "port", folder / "demandes"
    log.touch()
    process = subprocess.Popen([sys.executable, __file__, str(port), str(log), "entier" if whole else "monde"])
    try:
        for _ in range(200):
            if port.is_file() and port.read_text():
                break
            time.sleep(0.05)
        yield Service(f"http://127.0.0.1:{port.read_text()}/wmts", log)
    finally:
        process.kill()
        process.wait()


def png(colour: tuple[int, int, int]) -> bytes:
    """A tile of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + bytes(colour) * SIDE) * SIDE
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def serve(port: Path, log: Path, start: str) -> None:
    tile = png(COLOUR)

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with log.open("a", encoding="utf-8") as told:
                told.write(self.path + "\n")
            known = self.path.startswith("/wmts?SERVICE=WMTS&") and start in self.path
            self.send_response(200 if known else 404)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(tile) if known else 0))
            self.end_headers()
            self.wfile.write(tile if known else b"")

        def log_message(self, *_words: object) -> None:
            """Silence."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    port.write_text(str(server.server_port))
    server.serve_forever()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), Path(sys.argv[2]), "TILEMATRIX=0&" if sys.argv[3] == "monde" else "")
