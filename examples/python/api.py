"""Server-sent events of the HTTP API, which go on after the last one that was worked off."""

import json
import os
import sys
import time
import urllib.request

URL = os.environ["TELEX_URL"] + "/api/v1/events"
STATE = os.environ.get("STATE", "api.state")

last = open(STATE).read().strip() if os.path.exists(STATE) else "0"
while True:
    try:
        request = urllib.request.Request(
            URL,
            headers={
                "Accept": "text/event-stream",
                "Authorization": "Bearer " + os.environ["TELEX_TOKEN"],
                "Last-Event-ID": last,
            },
        )
        # A sign of life comes every 15 seconds.
        with urllib.request.urlopen(request, timeout=60) as stream:
            for line in stream:
                if not line.startswith(b"data: "):
                    continue
                event = json.loads(line[6:])
                number = int(event["sequence"])
                print(number, event["type"], event["data"].get("story", "-"), flush=True)
                last = str(number)
                with open(STATE + ".new", "w") as state:
                    state.write(last)
                os.replace(STATE + ".new", STATE)
    except OSError as error:
        print(error, file=sys.stderr)
    time.sleep(0.5)
