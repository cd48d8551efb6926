"""A webhook: what is not signed is refused, what was worked off is answered with 204. https://www.standardwebhooks.com"""

import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
TOLERANCE = 5 * 60
had = set()


def is_signed(headers, body):
    try:
        if abs(time.time() - int(headers["webhook-timestamp"])) > TOLERANCE:
            return False
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
        signatures = headers["webhook-signature"].split()
        return any(hmac.compare_digest("v1," + expected, one) for one in signatures)
    except (TypeError, ValueError, AttributeError):
        return False


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        status = 401
        if is_signed(self.headers, body):
            event = json.loads(body)
            # The same id comes again where the answer was lost.
            if event["id"] not in had:
                print(int(event["sequence"]), event["type"], event["data"].get("story", "-"), flush=True)
            had.add(event["id"])
            status = 204
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8081"))), Receiver).serve_forever()
