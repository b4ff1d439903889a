"""Programs while they run: where they listen, what they are told, and how they end."""

import os
import signal
import socket
import subprocess


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def environment():
    """Without settings of ours, which are for another server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("SISTER_CITIES_")}


def stop(process, patience):
    """Asks it to end, and ends it if it does not within so many seconds."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
