// What `watch` refuses before it shows anything. The rest is tried in a browser (tests/browser/watch.py).
#include "cli/process.hpp"

using namespace gradreel::testing;

TEST_CASE("watch: names a file that is there, and a moment that can be") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", "surface: bowl\n");
  const auto refused = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"watch"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Result result = run_binary(folder.path(), arguments);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(refused({"t.yaml"}) == "t.yaml: error: no such file\n1 mistake\n");
  CHECK(refused({"."}) == ".: error: is a folder\n  name one of its scenes\n1 mistake\n");
  CHECK(refused({"-"}) == "watch: error: standard input does not change\n  name a scene file\n1 mistake\n");
  CHECK(
      refused({"s.yaml", "--at", "dawn"}) ==
      "--at: error: 'dawn' is no moment of a film\n  write end, frame=K, epoch=K or time=S, e.g. epoch=40 or "
      "time=2.5\n1 mistake\n");
}

TEST_CASE("watch: renders, ends at Ctrl-C, and leaves nothing", "[threads]") {
  const TemporaryFolder folder, temporary;
  write_file(folder / "s.yaml", "surface: bowl\nepochs: 5\ntimeline: {duration: 3}\n");
  const Process watch(folder.path(), {"watch", "s.yaml", "--at", "end"},
                      [&] { setenv("TMPDIR", temporary.path().c_str(), 1); });
  CHECK(watch.gets_to([&] { return watch.said("out").find("rendered in ") != std::string::npos; }));
  CHECK_FALSE(temporary.names().empty());
  watch.send(SIGINT);
  CHECK(watch.wait().exit_code == 130);
  CHECK(temporary.names().empty());
  CHECK(folder.names() == std::vector<std::string>{"s.yaml"});
}
