#!/bin/sh
# Runs a command of the platform on a fresh clone: installs what is missing, then hands over to the
# platform's own Node. Ends in `exec`, so that signals reach the platform itself.
set -e
cd "$(dirname "$0")/.."
stamp=node_modules/.peak-installed
wanted=$(cat package.json package-lock.json | cksum)
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$wanted" ]; then
  echo "  Installing packages (once, about a minute) ..."
  # Not `npm ci`: it rejects a lock file from which npm left out the binaries of other systems, which
  # it does where a registry does not have them. The versions are those of the lock file all the same.
  npm install --no-save --include=dev --no-audit --no-fund --loglevel=error
  # A new file: where folders share their files, no other one takes this for its own.
  echo "$wanted" > "$stamp.new" && mv "$stamp.new" "$stamp"
fi
PATH="$PWD/node_modules/.bin:$PATH"
export PATH
command=$1
shift
case "$command" in
  # A modest heap makes the collector tidy up sooner: a full sync grows the process by a third as much.
  start) exec node --max-old-space-size=1024 scripts/start.mjs "$@" ;;
  dev) NODE_ENV=development exec node --import tsx src/server/main.ts "$@" ;;
  test) exec node scripts/test.mjs "$@" ;;
  soak) exec node scripts/test.mjs --soak "$@" ;;
  bench) exec node --import tsx bench/run.ts "$@" ;;
  seed-scale) exec node --import tsx scripts/seedScale.ts "$@" ;;
  rotate-key) exec node --import tsx scripts/rotateKey.ts "$@" ;;
  *) echo "unknown command $command" >&2; exit 2 ;;
esac
