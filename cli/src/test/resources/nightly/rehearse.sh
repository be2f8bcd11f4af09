#!/usr/bin/env bash
# Runs every `run:` step of .github/workflows/nightly.yml as the file has them, in a clone of this
# repository with an origin of its own, for two nights with a submission made slower in between.
#
#   rehearse.sh DIR     DIR: where everything goes; must not exist
#
# Steps with `uses:` are GitHub's and are left out. The second night has to end with exit code 3.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(git -C "$here" rev-parse --show-toplevel)
dir=$1
branch=rehearsal

mkdir "$dir"
dir=$(cd "$dir" && pwd)
git -C "$root" push -q "$(git init -q --bare "$dir/origin.git" && echo "$dir/origin.git")" \
  "HEAD:refs/heads/$branch"
cp "$here/quick.yaml" "$dir/quick.yaml"

export CONFIG=$dir/quick.yaml GITHUB_REF_NAME=$branch
export GIT_AUTHOR_NAME=rehearsal GIT_AUTHOR_EMAIL=rehearsal@localhost
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL

# Writes the steps as 01.sh, 02.sh, ... and the workflow's other variables as env.sh.
extract() {
  awk -v out="$2" '
    /^env:/ { env = 1; next }
    env && /^  [A-Z_]+: / { sub(/^ +/, ""); split($0, kv, ": ");
      printf ": \"${%s:=%s}\"; export %s\n", kv[1], kv[2], kv[1] > (out "/env.sh"); next }
    env && /^[^ ]/ { env = 0 }
    /^      - / { block = 0 }
    /^        run: \|$/ || /^        run: [^|]/ {
      n++; file = sprintf("%s/%02d.sh", out, n)
      printf "# %s\n", name > file
      if ($0 !~ /\|$/) { sub(/^        run: /, ""); print > file; block = 0 } else block = 1
      next
    }
    /^      - name: / { name = $0; sub(/^ +- name: /, "", name) }
    block { sub(/^          /, ""); print > file }
  ' "$1"
}

# night NUMBER: a fresh checkout, then the steps in order; prints the last step's exit code.
night() {
  local work=$dir/night$1 code=0
  git clone -q --branch "$branch" "$dir/origin.git" "$work"
  mkdir "$work/steps"
  extract "$work/.github/workflows/nightly.yml" "$work/steps"
  export GITHUB_STEP_SUMMARY=$dir/summary$1.md
  . "$work/steps/env.sh"
  for step in "$work"/steps/[0-9]*.sh; do
    echo "== night $1: $(head -n 1 "$step")"
    code=0
    (cd "$work" && bash -e "$step") || code=$?
    echo "== exit code $code"
    [ "$code" -eq 0 ] || break
  done
  return "$code"
}

# A README with the markers, if it has none yet.
seed=$dir/seed
git clone -q --branch "$branch" "$dir/origin.git" "$seed"
grep -q '<!-- algoperf:leaderboard -->' "$seed/README.md" ||
  printf '\n<!-- algoperf:leaderboard -->\n<!-- /algoperf:leaderboard -->\n' >>"$seed/README.md"
git -C "$seed" commit -q --allow-empty -am 'Make room for the leaderboard'
git -C "$seed" push -q origin "HEAD:$branch"

night 1

# The change: nesterov learns at half its rate, and needs more steps.
git -C "$seed" pull -q --ff-only origin "$branch"
point=$seed/configs/submissions/nesterov/point.json
awk -F: '/"learning_rate"/ { v = $2; comma = v ~ /,/ ? "," : ""; sub(/,/, "", v)
  printf "%s: %.6g%s\n", $1, v / 2, comma; next } { print }' "$point" >"$point.new"
mv "$point.new" "$point"
git -C "$seed" commit -q -am 'Slow nesterov down'
git -C "$seed" push -q origin "HEAD:$branch"

code=0
night 2 || code=$?
echo "== the second night ended with exit code $code, expected 3"
git -C "$dir/origin.git" show leaderboard:history.jsonl >"$dir/history.jsonl"
git -C "$dir/origin.git" show leaderboard:index.html >"$dir/index.html"
[ "$code" -eq 3 ]
