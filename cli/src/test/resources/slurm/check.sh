#!/usr/bin/env bash
# Runs a smoke run on a real Slurm cluster of this machine: kills a task, resumes, scores; and sees
# whether what Slurm refuses becomes a clear error. Takes less than a minute.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
algoperf=$here/../../../../../algoperf
# shellcheck source=cluster.sh
. "$here/cluster.sh"

work=$(mktemp -d)
cluster=$work/cluster
out=$work/run
finish() {
  stop_cluster "$cluster"
  rm -rf "$work"
}
trap finish EXIT

fail() {
  echo "slurm: $1" >&2
  for file in "$work"/*.txt "$out"/launch/*.log; do
    if [[ -f $file ]]; then
      echo "-- $file" >&2
      tail -n 20 "$file" >&2
    fi
  done
  exit 1
}

config() {
  printf '%s\n' 'cores: core' 'options: []' 'task_minutes: 0.01' 'max_tasks: 10' \
    'poll_seconds: 1' "$@" >"$work/cluster.yaml"
}

# Expects the exit code $1 and, on standard error, the text $2.
launch() {
  local expected=$1 text=$2 code=0
  shift 2
  "$algoperf" run --quick --workloads logistic_regression --launcher slurm \
    --launcher-config "$work/cluster.yaml" --out "$out" >"$work/out.txt" 2>"$work/err.txt" || code=$?
  [[ $code == "$expected" ]] || fail "expected exit code $expected, found $code"
  grep -q -- "$text" "$work/err.txt" || fail "expected '$text' on standard error"
}

# Cancels the first task that runs, once the array is submitted.
kill_a_task() {
  local task
  for _ in $(seq 300); do
    if [[ -f $out/launch/slurm.json ]]; then
      task=$(squeue --noheader --array --states=running --format=%i | head -n 1)
      if [[ -n $task ]]; then
        scancel "$task"
        return
      fi
    fi
    sleep 0.1
  done
}

start_cluster "$cluster"

config 'partition: nowhere'
launch 6 'invalid partition specified: nowhere'
config 'partition: short' 'time: "10"'
launch 6 'time limit'

config
kill_a_task &
killer=$!
launch 6 'CANCELLED.*the same command submits those trials again'
wait "$killer"
"$algoperf" status "$out" --format json >"$work/status.txt"
grep -q '"trials" : 4' "$work/status.txt" || fail "expected 4 trials"
grep -q '"finished" : 3' "$work/status.txt" || fail "expected that 3 of them are finished"

launch 0 '1 trial in 1 task'
grep -q nadamw "$work/out.txt" || fail "expected a leaderboard"
grep -q '"exclusivity" : "exclusive"' "$out"/*/study_0/*/trial_1/meta_data_0.json ||
  fail "expected that logs tell whose cores they ran on"
"$algoperf" verify "$out" --sample 1 2>"$work/err.txt" || fail "expected the same bits again"

rm "$out/nadamw/study_0/logistic_regression/trial_1/result.json"
kill "$(cat "$cluster/slurmctld.pid")"
launch 6 "Unable to contact slurm controller.*'scontrol ping' tells"
echo "slurm: a task was killed, its trial resumed, and all of them scored"
