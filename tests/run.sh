#!/usr/bin/env bash
# Builds, checks the format and runs every test, the same here and in CI. Logs lie in TestResults/.
# The last line is always "N passed, N failed, N skipped", or names what this machine lacks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C.UTF-8

results=$PWD/TestResults
configuration=Debug   # what `dotnet run` builds, so that nothing is built twice
passed=0 failed=0 skipped=0

main() {
  check_tools
  provide_postgresql_and_browser
  rm -rf "$results" && mkdir -p "$results"

  step restore dotnet restore CampaignTracker.sln
  step build dotnet build CampaignTracker.sln --no-restore --configuration "$configuration" -clp:NoSummary
  step format dotnet format CampaignTracker.sln --verify-no-changes --no-restore

  # One project after the other, the browser journeys last: on a small machine they would take each other's time.
  local project journeys=()
  for project in tests/*.Tests; do
    case $project in
      *.Journeys.Tests) journeys+=("$project") ;;
      *'*'*) ;;   # no project matched
      *) run_tests "$project" ;;
    esac
  done
  for project in ${journeys[@]+"${journeys[@]}"}; do run_tests "$project"; done

  close
}

check_tools() {
  command -v dotnet >/dev/null || lacks "the .NET 10 SDK: see https://dotnet.microsoft.com/download/dotnet/10.0"
  dotnet --version >/dev/null 2>&1 || lacks "the .NET SDK that global.json names (10.0.400 or newer): see https://dotnet.microsoft.com/download/dotnet/10.0"
  command -v node >/dev/null || lacks "Node.js 20 or newer, with npm: see https://nodejs.org"
  node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || lacks "Node.js 20 or newer (this is $(node --version)): see https://nodejs.org"
  command -v npm >/dev/null || lacks "npm, which belongs to Node.js: see https://nodejs.org, or apt-get install npm"
}

provide_postgresql_and_browser() {
  local packages=()
  has_postgresql || packages+=(postgresql)
  has_browser || [ -n "${CHROMIUM:-}" ] || packages+=(chromium)
  [ ${#packages[@]} -eq 0 ] || install "${packages[@]}"

  has_postgresql || lacks "PostgreSQL's server programs (initdb, pg_ctl): apt-get install postgresql"
  has_browser || lacks "a Chromium${CHROMIUM:+ at $CHROMIUM}: apt-get install chromium, or name one in the variable CHROMIUM"
}

has_postgresql() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

has_browser() {
  local name path names=(chromium google-chrome chromium-browser)
  [ -z "${CHROMIUM:-}" ] || names=("$CHROMIUM")
  for name in "${names[@]}"; do
    # Asked for its version: on Ubuntu, chromium-browser may be a mere hint to install a snap.
    path=$(command -v "$name") && "$path" --version >/dev/null 2>&1 && export CHROMIUM=$path && return
  done
  return 1
}

# Debian's postgresql package also makes a cluster of its own ("main"). It stays: the tests never touch it, and to forbid it
# would change how this machine installs PostgreSQL later.
install() {
  local as_root=(env)
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n env)
  command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null || return 0   # whether it is there now is asked next

  echo "Installing $*"
  mkdir -p "$results"
  { "${as_root[@]}" apt-get update &&
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$results/apt.log" 2>&1 || true
}

lacks() { echo "This machine lacks $1" && exit 1; }

# Shows a step's output only where it fails.
step() {
  local name=$1 && shift
  echo "== $name"
  "$@" >"$results/$name.log" 2>&1 && return
  show "$name"
  echo "The step '$name' failed, which counts as one failure; nothing after it was run."
  failed=1
  close
}

show() { tail -n 120 "$results/$1.log" | cut -c 1-300 && echo "(The whole log is TestResults/$1.log.)"; }

run_tests() {
  local name=${1#tests/} code=0 summary bad
  echo "== $name"
  dotnet test --project "$1" --no-build --configuration "$configuration" --no-ansi >"$results/$name.log" 2>&1 || code=$?
  [ $code -eq 0 ] || show "$name"

  # Not from a report: XML cannot hold every character that a failed test may print, and then ends in the middle.
  summary=$(sed -n '/^Test run summary:/,$p' "$results/$name.log")
  bad=$(count failed)
  if [ $code -ne 0 ] && [ "$bad" -eq 0 ]; then
    echo "$name ended with code $code and no failed test, which counts as one failure."
    bad=1
  fi
  passed=$((passed + $(count succeeded))) failed=$((failed + bad)) skipped=$((skipped + $(count skipped)))
}

count() { [[ $summary =~ "  $1: "([0-9]+) ]] && echo "${BASH_REMATCH[1]}" || echo 0; }

close() {
  [ $((passed + failed)) -gt 0 ] || { echo "No test was run, which counts as one failure." && failed=1; }
  echo "$passed passed, $failed failed, $skipped skipped"
  exit $((failed > 0))
}

main
