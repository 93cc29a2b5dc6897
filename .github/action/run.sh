#!/usr/bin/env bash
# Runs the commands that the action's inputs name ($GRADREEL_...), and writes the job's summary. One that failed does not stop the
# others. Exits with the code of the first that failed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
report=gradreel-report
summary=$RUNNER_TEMP/gradreel-summary.md

refuse() {
  echo "::error::$1"
  exit 2
}

# In a container that has the workspace and nothing else: no network, no rights, no files of its own that it could change.
gradreel() {
  if [ -z "${GRADREEL_IMAGE:-}" ]; then
    command gradreel "$@"
  else
    docker run --rm --network none --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
      --user "$(id -u):$(id -g)" --volume "$GITHUB_WORKSPACE:$GITHUB_WORKSPACE" --workdir "$PWD" "$GRADREEL_IMAGE" "$@"
  fi
}

# The rest of a command line: options, then paths, which may begin with a hyphen.
run() {
  local command=$1
  shift
  gradreel "$command" "$@" ${GRADREEL_PROFILE:+--profile "$GRADREEL_PROFILE"} "${options[@]}" -- "${paths[@]}"
}

run_command() {
  case $1 in
    check) run check ;;
    check-lock) run check --lock "$GRADREEL_LOCK" --allow-missing ;;
    render)
      if [ -z "$GRADREEL_LOCK" ]; then
        run render
      elif [ -e "$GRADREEL_LOCK" ]; then
        run render --lock "$GRADREEL_LOCK" --if-changed
      else
        run render --lock "$GRADREEL_LOCK"
      fi
      ;;
    verify)
      # Without a baseline there is no report: then the summary shows what is said on standard output.
      if [ -n "$GRADREEL_BASELINE" ]; then
        run verify --lock "$GRADREEL_LOCK" --report "$report" --baseline "$GRADREEL_BASELINE"
      else
        run verify --lock "$GRADREEL_LOCK" >&2
      fi
      ;;
  esac
}

# What gradreel says has texts of scenes in it, which strangers may have written: until the runner hears a word that nobody can
# know, nothing in it is a command to the runner.
run_guarded() {
  local word status=0
  word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$word"
  { run_command "$1" 2>&1 >&3 | tee -a "$messages"; } 3>&1 || status=$?
  echo "::$word::"
  return "$status"
}

as_text() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g'; }

write_summary() {
  echo "### gradreel: $([ "$code" -eq 0 ] && echo passed || echo failed)"
  echo
  echo "| Command | |"
  echo "|---|---|"
  printf '%s\n' "${rows[@]}"
  echo
  if [ -s "$messages" ]; then
    # Whole characters of the first 3,000 bytes.
    echo "<pre>"
    { head -c 3000 "$messages" | iconv -c -f UTF-8 -t UTF-8 || true; } | as_text
    echo "</pre>"
    echo
  fi
  [ -e "$report/summary.md" ] || return 0
  # Links lead to pictures beside the file, which a page on GitHub does not have.
  sed -E 's/\[(before|after|difference)\]\(images[^)]*\)/in the report/g' "$report/summary.md"
  [ -z "$GRADREEL_ARTIFACT" ] || printf '\nThe report is the artifact <code>%s</code> of this run.\n' "$(as_text <<<"$GRADREEL_ARTIFACT")"
}

mapfile -t paths < <(sed -e 's/[[:space:]]*$//' -e '/^$/d' <<<"$GRADREEL_PATHS")
read -r -d '' -a options <<<"$GRADREEL_OPTIONS" || true
read -r -d '' -a commands <<<"$GRADREEL_COMMANDS" || true
[ ${#paths[@]} -gt 0 ] || refuse "the input paths is empty: name scenes or folders of scenes"
[ ${#commands[@]} -gt 0 ] || refuse "the input commands is empty: name some of check, check-lock, render, verify"
case $GRADREEL_BASELINE/ in
  "$report"/*) refuse "the input baseline lies in $report/, which is made anew: keep earlier films elsewhere" ;;
esac
for command in "${commands[@]}"; do
  case $command in
    check | render) ;;
    check-lock | verify) [ -n "$GRADREEL_LOCK" ] || refuse "$command needs the input lock: the path of a lock" ;;
    *) refuse "unknown command '$command' in the input commands: it knows check, check-lock, render, verify" ;;
  esac
done

messages=$(mktemp) code=0 rows=()
trap 'rm -f "$messages"' EXIT
rm -rf "$report" # of an earlier step
echo "::add-matcher::$(dirname "$here")/gradreel-matcher.json"
for command in "${commands[@]}"; do
  echo "::group::gradreel $command"
  status=0
  run_guarded "$command" || status=$?
  echo "::endgroup::"
  if [ "$status" -eq 0 ]; then
    rows+=("| $command | passed |")
  else
    rows+=("| $command | **failed**, exit code $status |")
    [ "$code" -ne 0 ] || code=$status
  fi
done
echo "::remove-matcher owner=gradreel::"
echo "::remove-matcher owner=gradreel-drift::"

write_summary >"$summary"
cat "$summary" >>"$GITHUB_STEP_SUMMARY"
{
  echo "exit-code=$code"
  echo "script=$here/comment.cjs"
  echo "summary=$summary"
  [ ! -e "$report/summary.md" ] || echo "report=$report"
} >>"$GITHUB_OUTPUT"
exit "$code"
