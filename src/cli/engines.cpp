#include "cli/engines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/shell_word.hpp"
#include "core/error.hpp"

namespace gradreel {

namespace {

// Of a job array: Slurm's MaxArraySize is 1001 unless it is set. Each task reads the whole plan.
constexpr std::int64_t kMostTasks = 1000;

constexpr std::string_view kSlurm =
    R"sh(#!/bin/sh
# Makes the films of a plan on Slurm: an array of jobs makes the segments, then one job joins them.
# Start it in the folder in which the plan was made: sh {script}
# Start it again after any failure: what is there, or queued, is not made twice.
set -eu
plan={plan} parts={parts} gradreel=${{GRADREEL:-gradreel}}
name=gradreel-{name} tasks={tasks} last={last}

# Exit codes 2 and 3 stay what they are however often it is tried; all else may be the machine's fault.
try() {{
  code=0
  "$@" || code=$?
  case $code in 0 | 2 | 3) exit "$code" ;; esac
  [ "${{SLURM_RESTART_COUNT:-0}}" -ge 3 ] || scontrol requeue "$SLURM_JOB_ID"
  exit "$code"
}}

# queued STEP: prints the number of the job that is queued for it, if there is one.
queued() {{
  jobs=$(squeue --noheader --format=%F --name="$name-$1" --user="$(id -un)")
  echo "$jobs" | head -n 1
}}

# submit STEP OPTION...: prints the job's number.
submit() {{
  step=$1
  shift
  job=$(sbatch --parsable --requeue --job-name="$name-$step" --output="$parts/%x-%j.log" "$@" {script} "$step")
  echo "${{job%%;*}}"
}}

case ${{1:-start}} in
  segments)
    try "$gradreel" segment "$plan" $(seq "$SLURM_ARRAY_TASK_ID" "$tasks" "$last") -d "$parts" -j "${{SLURM_CPUS_PER_TASK:-1}}" -q
    ;;
  join) try "$gradreel" join "$plan" -d "$parts" -j "${{SLURM_CPUS_PER_TASK:-1}}" -q ;;
  start)
    mkdir -p "$parts"
    array=$(queued segments)
    if [ -z "$array" ]; then
      missing=$("$gradreel" join "$plan" -d "$parts" --missing)
      missing=$(echo "$missing" | awk -v tasks="$tasks" 'NF {{ print $1 % tasks }}' | sort -nu | paste -sd, -)
      [ -z "$missing" ] || array=$(submit segments --array="$missing")
      scancel --state=PENDING --name="$name-join" --user="$(id -un)" # it waits for jobs that are gone
    fi
    join=$(queued join)
    [ -n "$join" ] || join=$(submit join --kill-on-invalid-dep=yes ${{array:+--dependency=afterok:$array}})
    echo "segments: ${{array:-all are there}}, join: $join"
    ;;
esac
)sh";

constexpr std::string_view kParallel =
    R"sh(#!/bin/sh
# Makes the films of a plan with GNU parallel: its segments, then the films.
# Start it in the folder in which the plan was made: sh {script}
# Start it again after any failure: what is there is not made twice. On several machines that share this folder, add
# --sshloginfile MACHINES --workdir . to the line of parallel.
set -eu
plan={plan} parts={parts} gradreel=${{GRADREEL:-gradreel}}
mkdir -p "$parts"
run() {{ parallel --quote -n {each} --retries 3 --jobs "${{JOBS:-100%}}" "$@" "$gradreel" segment "$plan" {{}} -d "$parts" -j 1 -q; }}
seq 0 {last} | run --joblog "$parts/{name}.joblog" --resume-failed
# The log says what was done, not what is still there.
"$gradreel" join "$plan" -d "$parts" --missing | run
"$gradreel" join "$plan" -d "$parts"
)sh";

std::string without_ending(const std::string& plan) {
  return plan.ends_with(".json") ? plan.substr(0, plan.size() - 5) : plan;
}

}  // namespace

std::string script_path(Engine engine, const std::string& plan) {
  return without_ending(plan) + (engine == Engine::slurm ? ".slurm.sh" : ".parallel.sh");
}

std::string engine_script(Engine engine, const std::string& plan, std::int64_t segments,
                          const Sha256Digest& digest) {
  if (segments == 0)
    throw Error::about("--engine", "nothing of this plan has segments", "use `gradreel render`");
  const auto word = [](const std::string& text) { return shell_word(text); };
  return fmt::format(
      fmt::runtime(engine == Engine::slurm ? kSlurm : kParallel),
      fmt::arg("script", word(script_path(engine, plan))), fmt::arg("plan", word(plan)),
      fmt::arg("parts", word(without_ending(plan) + ".parts")), fmt::arg("name", digest.hex().substr(0, 8)),
      fmt::arg("tasks", std::min(segments, kMostTasks)),
      fmt::arg("each", (segments + kMostTasks - 1) / kMostTasks), fmt::arg("last", segments - 1));
}

}  // namespace gradreel
