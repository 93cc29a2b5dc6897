// `check` says what `render` refuses, in the same words.
#include "cli/process.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

struct Refused {
  const char* text;
  const char* said;
};

}  // namespace

TEST_CASE("check and render refuse the same, in the same words, before anything is written") {
  const Refused all[] = {
      {"surface: bowl\noutputs: [draft, draft]\n",
       "s.yaml:2:18: error: two outputs would be the same file output/s.draft.mp4\n"
       "  outputs: [draft, draft]\n"
       "                   ^\n"
       "  the other one is at s.yaml:2:11\n1 mistake\n"},
      {"surface: bowl\ntimeline: {pauses: [diverged]}\noutputs: [ci]\n",
       "s.yaml:2:21: error: no descent diverges in 100 epochs\n"
       "  timeline: {pauses: [diverged]}\n"
       "                      ^\n1 mistake\n"},
      {"surface: bowl\nstop: {gradient_norm: 10}\ntimeline: {pauses: [converged]}\n"
       "captions: [{at: 0, for: 60, text: One}, {at: 1, text: Two}]\noutputs: [ci]\n",
       "s.yaml:4:41: error: the caption comes at 1 s, when the one before it stays until 12 s\n"
       "  captions: [{at: 0, for: 60, text: One}, {at: 1, text: Two}]\n"
       "                                          ^\n1 mistake\n"},
      {"surface: bowl\nclosing: {text: End, seconds: 3600}\noutputs: [ci]\n",
       "s.yaml:2:1: error: the film lasts 3610 s with its pauses and cards; at most 3600\n"
       "  closing: {text: End, seconds: 3600}\n"
       "  ^\n1 mistake\n"},
      {"", "s.yaml:1:1: error: the scene is empty\n1 mistake\n"}};
  for (const Refused& refused : all) {
    const TemporaryFolder folder;
    write_file(folder / "s.yaml", refused.text);
    for (const char* command : {"check", "render"}) {
      const Result r = run_binary(folder.path(), {command, "s.yaml"});
      CHECK(r.exit_code == 2);
      CHECK(r.out.empty());
      const bool renders = std::string_view(command) == "render";
      std::string said = refused.said;
      if (renders) said.insert(said.size() - 1, "; nothing was rendered");
      CHECK(r.err == said);
    }
    CHECK(folder.listing().size() == 1);
  }
}

TEST_CASE("check takes the arguments of render") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", "surface: bowl\noutputs: [ci, lecture]\n");
  CHECK(run_binary(folder.path(), {"check", "s.yaml"}).out == "s.yaml: ok\n");
  const Result r = run_binary(folder.path(), {"check", "s.yaml", "--format", "gif"});
  CHECK(r.exit_code == 2);
  CHECK_THAT(r.err, Catch::StartsWith("s.yaml:2:15: error: fps must be at most 50 for gif"));
  CHECK(run_binary(folder.path(), {"check", "s.yaml", "-o", "a.gif"}).exit_code == 0);
  CHECK(folder.listing().size() == 1);
}

TEST_CASE("a config folder that does not exist is a mistake of every command") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", "surface: bowl\n");
  const std::vector<std::vector<std::string>> commands = {
      {"check", "s.yaml"}, {"list"}, {"describe", "adam"}, {"describe", "--markdown", "keys"}};
  for (std::vector<std::string> command : commands) {
    command.insert(command.end(), {"--config-dir", "nowhere"});
    const Result r = run_binary(folder.path(), command);
    CHECK(r.exit_code == 2);
    CHECK(r.out.empty());
    CHECK(r.err == "error: no config folder 'nowhere' (from --config-dir)\n1 mistake\n");
  }
}
