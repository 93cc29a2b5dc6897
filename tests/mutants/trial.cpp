#include "mutants/trial.hpp"

#include <execinfo.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <sstream>
#include <string_view>
#include <thread>
#include <utility>

#include "batch/render.hpp"
#include "cli/cli.hpp"
#include "cli/load.hpp"
#include "outputs/make_outputs.hpp"
#include "outputs/plan_outputs.hpp"
#include "scene/compose.hpp"
#include "wait.hpp"

namespace gradreel::testing {

namespace {

/// Of a process; hangs are known by the time that they take from the processor, whatever else runs there.
constexpr rlim_t kMostSeconds = std::string_view(GRADREEL_SANITIZE).empty() ? 20 : 120;
constexpr int kOnlyRenderRefuses = 77;

/// Ends the work on each output at its first frames, and where something long begins.
class Impatient : public Watcher {
 public:
  void computing(std::string_view, double) override { throw Cancelled(); }
  void frames_done(std::int64_t frames) override {
    if (frames > 2) throw Cancelled();
  }
};

/// Whether an output began well.
bool begins(const Target& target, const Trajectories& trajectories) {
  Impatient watcher;
  try {
    if (target.output->is_film()) {
      const Film film = compose(*target.scene, *target.output, trajectories, work_for(1, watcher));
      for (const std::int64_t frame : {film.timeline().frames() / 2, film.timeline().frames() - 1}) {
        paint_frame(film, frame);
      }
    }
    make_output(target, trajectories, {}, watcher);
  } catch (const Cancelled&) {
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}\n", e.what());
    return false;
  }
  return true;
}

int check_and_begin(const std::string& file, const std::string& folder) {
  const char* const arguments[] = {"gradreel", "check", file.c_str()};
  const int code = run(3, arguments);
  if (code != kDone) return code;
  Globals globals;
  globals.cache = std::shared_ptr<Cache>(default_cache(), [](Cache*) {});  // of formulas
  Loaded loaded = load({file}, globals, {});
  const std::vector<Target> targets = plan_outputs(loaded.files, loaded.scenes, {.output_dir = folder});
  const Trajectories trajectories = descend_all(loaded.scenes.front());
  const bool all_begin = std::all_of(targets.begin(), targets.end(),
                                     [&](const Target& target) { return begins(target, trajectories); });
  return all_begin ? kDone : kOnlyRenderRefuses;
}

/// Every line that names a mistake has a place in the file.
bool is_placed(const std::string& said, const std::string& file) {
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("  ", 0) == 0 || line.find("error: ") == std::string::npos) continue;
    if (line.rfind(file + ":", 0) != 0) return false;
    const std::string rest = line.substr(file.size() + 1);
    const std::size_t colon = rest.find_first_not_of("0123456789");
    if (colon == 0 || colon == std::string::npos || rest[colon] != ':' || rest[0] == '0') return false;
  }
  return said.find("error: ") != std::string::npos;
}

std::string read_all(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Verdict judge(int status, const std::string& said, const std::string& file) {
  const auto fault = [&](const std::string& what) { return Verdict{false, what + "\n" + said}; };
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
    return fault(fmt::format("took more than {} s", kMostSeconds));
  if (WIFSIGNALED(status)) return fault(fmt::format("ended by signal {}", WTERMSIG(status)));
  switch (WEXITSTATUS(status)) {
    case kDone:
      return {};
    case kWrongInput:
      return is_placed(said, file) ? Verdict{true, {}} : fault("a mistake without a place");
    case kOnlyRenderRefuses:
      return fault("check found nothing, but this fails");
    default:
      return fault(fmt::format("exit code {}", WEXITSTATUS(status)));
  }
}

/// Says where a signal struck, and lets it do its work: a fault that strikes once in thousands is not to be
/// found otherwise. Sanitizers say it themselves.
void say_where(int number) {
  void* frames[64];
  backtrace_symbols_fd(frames, backtrace(frames, 64), STDERR_FILENO);
  signal(number, SIG_DFL);
  raise(number);
}

void tell_of_signals() {
  if (!std::string_view(GRADREEL_SANITIZE).empty()) return;
  void* first[1];
  backtrace(first, 1);  // loads what it needs, which a handler may not
  for (const int number : {SIGFPE, SIGSEGV, SIGBUS, SIGILL, SIGABRT}) signal(number, say_where);
}

}  // namespace

Trial::Trial(std::string file, const std::string& folder) : file_(std::move(file)), said_(file_ + ".said") {
  std::fflush(nullptr);
  pid_ = fork();
  if (pid_ != 0) return;
  const rlimit limit = {kMostSeconds, kMostSeconds + 1};
  setrlimit(RLIMIT_CPU, &limit);
  const int said = open(said_.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600),
            nothing = open("/dev/null", O_WRONLY);
  dup2(nothing, STDOUT_FILENO);
  dup2(said, STDERR_FILENO);
  tell_of_signals();
  int code = kFailed;
  try {
    code = check_and_begin(file_, folder);
  } catch (const std::exception& e) {
    fmt::print(stderr, "thrown: {}\n", e.what());
  }
  std::fflush(nullptr);
  _exit(code);
}

Trial::Trial(Trial&& other) noexcept
    : file_(std::move(other.file_)), said_(std::move(other.said_)), pid_(std::exchange(other.pid_, -1)) {}

Trial::~Trial() {
  if (pid_ > 0) kill(pid_, SIGKILL);
}

void Trial::stop() { kill(pid_, SIGKILL); }

bool Trial::poll(Verdict& verdict) {
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) != pid_) return false;
  pid_ = -1;
  verdict = judge(status, read_all(said_), file_);
  return true;
}

std::vector<Verdict> try_all(const std::vector<std::string>& files, const std::string& folder) {
  const std::size_t at_once = std::max(2U, std::thread::hardware_concurrency());
  std::vector<Verdict> verdicts(files.size());
  std::vector<std::pair<std::size_t, std::optional<Trial>>> running(at_once);
  std::size_t next = 0, ended = 0;
  while (ended < files.size()) {
    for (auto& [i, trial] : running) {
      if (trial || next == files.size()) continue;
      i = next++;
      trial.emplace(files[i], folder);
    }
    const std::size_t before = ended;
    const bool goes_on = comes_true([&] {
      for (auto& [i, trial] : running) {
        if (!trial || !trial->poll(verdicts[i])) continue;
        trial.reset();
        ++ended;
      }
      return ended > before;
    });
    if (goes_on) continue;
    for (auto& [i, trial] : running) {
      if (trial) trial->stop();
    }
  }
  return verdicts;
}

}  // namespace gradreel::testing
