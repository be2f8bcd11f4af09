#!/bin/sh
# Times the workloads' steps here and in Python PyTorch, taking turns, on one core.
# Needs a Python with torch; PYTHON names it. Usage: compare.sh [TURNS]
set -eu
here=$(dirname "$0")
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
pin=
command -v taskset >/dev/null && pin="taskset -c $(($(nproc) - 1))"
turn=0
while [ "$turn" -lt "${1:-3}" ]; do
  turn=$((turn + 1))
  echo "turn $turn: Python PyTorch, microseconds per step: fastest and median round"
  $pin "${PYTHON:-python3}" "$here/peer.py"
  echo "turn $turn: algoperf"
  $pin "$here/../../algoperf" bench 2>/dev/null
done
