#!/bin/sh
# Pages of events with curl, from the last one that was worked off; `events` may be empty.
set -u
state=${STATE:-curl.state}
last=$(cat "$state" 2>/dev/null || echo 0)
while :; do
  page=$(curl -sf --max-time 20 -H "Authorization: Bearer $TELEX_TOKEN" "$TELEX_URL/api/v1/events?after=$last&limit=100") || { sleep 0.5; continue; }
  next=$(printf '%s\n' "$page" | sed -n 's/.*"next":\([0-9][0-9]*\).*/\1/p')
  # One event a line: its number, its type and its story (with jq: jq -r '.events[] | "\(.sequence|tonumber) \(.type) \(.data.story // "-")"').
  printf '%s\n' "$page" | sed 's/{"id":/\n{"id":/g' | sed -n 's/.*"story":"\([^"]*\)".*"type":"\([^"]*\)".*"sequence":"0*\([0-9]*\)".*/\3 \2 \1/p'
  [ "$next" = "$last" ] && sleep 0.5
  last=$next
  printf '%s' "$last" >"$state.new" && mv "$state.new" "$state"
done
