"""The Redis stream, from the last entry that was worked off; Redis' protocol is simple enough to be spoken without a library."""

import json
import os
import socket
import sys
import time
from urllib.parse import urlparse

REDIS = urlparse(os.environ.get("REDIS_URL", "redis://127.0.0.1:6379"))
STREAM = os.environ.get("STREAM", "telex:events")
STATE = os.environ.get("STATE", "stream.state")


class Failed(OSError):
    pass


def answer(lines):
    line = lines.readline()
    if not line.endswith(b"\r\n"):
        raise Failed("the connection broke off")
    kind, rest = line[:1], line[1:-2]
    if kind == b"-":
        raise Failed(rest.decode())
    if kind == b"$":
        return None if rest == b"-1" else lines.read(int(rest) + 2)[:-2].decode()
    if kind == b"*":
        return None if rest == b"-1" else [answer(lines) for _ in range(int(rest))]
    return rest.decode()


def ask(connection, lines, *words):
    parts = [f"*{len(words)}\r\n".encode()]
    for word in words:
        parts.append(f"${len(word.encode())}\r\n{word}\r\n".encode())
    connection.sendall(b"".join(parts))
    return answer(lines)


last = open(STATE).read().strip() if os.path.exists(STATE) else "0-0"
while True:
    try:
        with socket.create_connection((REDIS.hostname, REDIS.port or 6379), timeout=30) as connection:
            lines = connection.makefile("rb")
            if REDIS.password:
                ask(connection, lines, "AUTH", REDIS.username or "default", REDIS.password)
            while True:
                read = ask(connection, lines, "XREAD", "COUNT", "100", "BLOCK", "5000", "STREAMS", STREAM, last)
                for entry, fields in read[0][1] if read else []:
                    event = json.loads(fields[fields.index("event") + 1])
                    print(int(event["sequence"]), event["type"], event["data"].get("story", "-"), flush=True)
                    last = entry
                    with open(STATE + ".new", "w") as state:
                        state.write(last)
                    os.replace(STATE + ".new", STATE)
    except OSError as error:
        print(error, file=sys.stderr)
        time.sleep(0.5)
