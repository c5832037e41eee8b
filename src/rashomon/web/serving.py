"""An application in, answers on one port of this machine out, until it is told to end."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from fastapi import FastAPI


def run(app: FastAPI, host: str, port: int, ready: Callable[[int], None]) -> None:
    """Serve an application; `ready` is told the port once it is bound. OSError where it cannot be."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen()  # who comes before the server is up waits
        ready(bound.getsockname()[1])
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, proxy_headers=False, timeout_keep_alive=5, ws="none"
        )
        # The server ends in order when it is told to, and passes the signal on: then all is done, and well.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[bound])
