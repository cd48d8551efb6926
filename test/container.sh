#!/usr/bin/env bash
# Proves the image and the compose file: three workers ingest the simulated agencies, one of them is killed in mid-work, and
# nothing is lost. Needs a Docker engine with `docker compose` or `docker-compose`; leaves nothing behind.
#   bash test/container.sh            KEEP=1 leaves everything running, to look around
set -euo pipefail
cd "$(dirname "$0")/.."

export TELEX_IMAGE="telex-test-$$" DEMO_FOR="${DEMO_FOR:-60s}"
for name in POSTGRES REDIS TELEX_OWNER TELEX_WORKER; do export "${name}_PASSWORD=$(openssl rand -hex 24)"; done
export COMPOSE_PROJECT_NAME="telextest$$"
if docker compose version >/dev/null 2>&1; then compose=(docker compose); else compose=(docker-compose); fi
compose+=(-f docker-compose.yml -f deploy/compose.demo.yml)
run() { "${compose[@]}" "$@"; }

proved=0
ok() { proved=$((proved + 1)); printf 'ok    %s\n' "$*"; }
wrong() { printf 'WRONG %s\n' "$*"; exit 1; }
step() { printf '\n%s\n' "$*"; }
workers() { docker ps -q --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" --filter label=com.docker.compose.service=telex; }
container() { docker ps -aq --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" --filter "label=com.docker.compose.service=$1" | head -1; }
# Run a module in a container: inside <container> <file of test/container/>
inside() { docker exec -i "$1" node --input-type=module - <"test/container/$2"; }
# Wait until a command holds: until_ <seconds> <what> <command…>
until_() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || wrong "in vain waited for: $what"
    sleep 1
  done
}

end() {
  local status=$?
  if ((status != 0)); then
    run ps || true
    run logs --no-color --tail=15 2>/dev/null | cut -c1-300 || true
  fi
  if [[ -z ${KEEP:-} ]]; then
    run down -v --remove-orphans >/dev/null 2>&1 || true
    docker rmi "$TELEX_IMAGE" >/dev/null 2>&1 || true
  fi
  ((status == 0)) && printf '\n%s proved\n' "$proved" || printf '\nfailed, after %s proved\n' "$proved"
}
trap end EXIT
trap 'exit 130' INT TERM

step 'The image'
docker build -q -t "$TELEX_IMAGE" . >/dev/null || wrong 'docker build'
ok 'builds'
[[ $(docker run --rm --read-only "$TELEX_IMAGE" --version) == "$(sed -n 's/.*"version": "\(.*\)",/\1/p' package.json | head -1)" ]] || wrong 'telex --version'
ok 'runs the command line'
for telex in telex 'npx telex'; do
  docker run --rm --read-only --tmpfs /tmp --network none --entrypoint sh "$TELEX_IMAGE" -c "$telex --version" >/dev/null || wrong "$telex in a shell of the container"
done
ok 'telex and npx telex run in a shell of the container'
docker image inspect -f '{{json .Config.Healthcheck.Test}}' "$TELEX_IMAGE" | grep -q healthz || wrong 'no HEALTHCHECK'
ok 'has a health check'

step 'Three workers on PostgreSQL and Redis'
run up -d --no-build --scale telex=3 >/dev/null 2>&1 || run up -d --no-build --scale telex=3
until_ 60 'three workers' test "$(workers | wc -l)" = 3
[[ $(docker inspect -f '{{.State.ExitCode}}' "$(container migrate)") == 0 ]] || wrong 'migrate failed'
ok 'migrate ran before them'
for id in $(workers); do
  until_ 90 "a healthy worker $id" bash -c "[[ \$(docker inspect -f '{{.State.Health.Status}}' $id) == healthy ]]"
  inside "$id" ready.mjs || wrong "/readyz of $id"
  [[ $(docker exec "$id" id -u) != 0 ]] || wrong 'runs as root'
  [[ $(docker inspect -f '{{.HostConfig.ReadonlyRootfs}}' "$id") == true ]] || wrong 'its root file system can be written'
  ! docker exec "$id" sh -c 'touch /app/x || touch /x' 2>/dev/null || wrong 'wrote into its root file system'
done
ok 'all healthy and ready, not as root, on a read-only root file system'
for id in $(workers); do
  docker inspect -f '{{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}' "$id" | grep -q 'ALL.*no-new-privileges' || wrong 'has capabilities'
  inside "$id" least.mjs || wrong 'may do more than a worker has to'
done
ok 'without capabilities; they own nothing in the database, and Redis answers nobody without the password'

step "A worker killed in mid-work"
victim=$(workers | head -1)
survivor=$(workers | tail -1)
until_ 60 'work under way' inside "$survivor" busy.mjs
docker kill "$victim" >/dev/null
inside "$survivor" busy.mjs || true
[[ $(workers | wc -l) == 2 ]] || wrong 'the killed worker is back'
ok 'two are left'
until_ 240 'the agencies to have told all, and all of it to be stored' inside "$survivor" verdict.mjs
inside "$survivor" verdict.mjs
ok 'every story is there, once, as its agency last sent it; nothing waits'
ok 'events are numbered from 1 without a gap, and the Redis stream has each of them once'

step 'The end'
began=$SECONDS
run stop >/dev/null 2>&1
took=$((SECONDS - began))
((took <= 15)) || wrong "stopping took $took s"
ids=$(docker ps -aq --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" --filter label=com.docker.compose.service=telex)
codes=$(docker inspect -f '{{.State.ExitCode}}' $ids | sort | xargs)
[[ $codes == '0 0 137' ]] || wrong "the workers ended with $codes"
ok "stops in $took s; the workers end with 0, the killed one with 137"
