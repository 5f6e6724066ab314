"""A small server on 127.0.0.1 that plays a language model: it follows a script and remembers what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Act:
    """What the server does with one request: waits, then sends a status, headers and a body."""

    text: str = ""
    status: int = 200
    finish: str | None = "stop"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    stall: float = 0.0
    usage: bool = True


Script = Callable[[Body, int], Act]


@dataclass(kw_only=True)
class Played:
    """The running server: where it is, and each request's body and headers in the order they came."""

    url: str
    bodies: list[Body] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    most_at_once: int = 0


@contextmanager
def playing(script: Script) -> Iterator[Played]:
    """A server that answers its n-th request, counted from 0, as the script says."""
    played, lock, inside = Played(url=""), threading.Lock(), [0]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                number = len(played.bodies)
                played.bodies.append(body)
                played.headers.append({name.lower(): value for name, value in self.headers.items()})
                inside[0] += 1
                played.most_at_once = max(played.most_at_once, inside[0])
            try:
                self._send(script(body, number), body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                with lock:
                    inside[0] -= 1

        def _send(self, act: Act, asked: Body) -> None:
            time.sleep(act.stall)
            data = act.body if act.body is not None else completion(act, asked)
            self.send_response(act.status)
            for name, value in act.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    played.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield played
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(act: Act, asked: Body) -> bytes:
    """The act as the chat protocol has it; an error status carries the text as its message."""
    if act.status != 200:
        return json.dumps({"error": {"message": act.text}}).encode()
    sent = sum(len(message["content"]) for message in asked["messages"]) // 4
    made: Body = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": asked["model"],
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": act.text},
                "finish_reason": act.finish,
            }
        ],
    }
    if act.usage:
        told = len(act.text) // 4
        made["usage"] = {"prompt_tokens": sent, "completion_tokens": told, "total_tokens": sent + told}
    return json.dumps(made).encode()
