// `render --lock`, `--if-changed` and `check --lock`, by the real binary.
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/process.hpp"
#include "lock/lock.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

using Arguments = std::vector<std::string>;

/// A folder with scenes whose films take a moment to render.
struct Book {
  Book() {
    fs::create_directory(folder / "scenes");
    write("a", 4);
    write("b", 4);
  }

  void write(const std::string& stem, int epochs, const std::string& more = {}) const {
    write_file(folder / ("scenes/" + stem + ".yaml"),
               "surface: bowl\nepochs: " + std::to_string(epochs) +
                   "\noptimizers: [{name: adam, learning_rate: 0.5}]\nlayout: {areas: [contour]}\ntimeline: "
                   "{duration: 0.4, hold_start: 0, hold_end: 0}\n"
                   "outputs: [{profile: blog, width: 64, height: 64, fps: 5}]\n" +
                   more);
  }

  Result run(Arguments words) const { return run_binary(folder.path(), std::move(words)); }
  Result check(Arguments more = {}) const {
    Arguments words = {"check", "--lock", "g.lock", "scenes"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  /// Renders, and says what was written, without sizes and times.
  std::string render(Arguments more = {}) const {
    Arguments words = {"render", "--lock", "g.lock", "scenes"};
    words.insert(words.end(), more.begin(), more.end());
    const Result r = run(words);
    CHECK(r.err.empty());
    CHECK(r.exit_code == 0);
    return without_brackets(r.out);
  }
  static std::string without_brackets(const std::string& whole) {
    std::istringstream lines(whole);
    std::string text;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("wrote ") || line.find(" outputs are as ") != std::string::npos)
        text += line + "\n";
    }
    for (std::size_t at = 0; (at = text.find(" (")) != std::string::npos;)
      text.erase(at, text.find('\n', at) - at);
    return text;
  }
  Lock lock() const { return read_lock(folder / "g.lock"); }

  TemporaryFolder folder;
};

const std::string kAdvice =
    " not as g.lock says\n  to make what changed: gradreel render --lock g.lock --if-changed scenes\n";

}  // namespace

TEST_CASE("what was rendered with a lock is ok, and is not rendered again") {
  const Book book;
  CHECK(book.render() == "wrote output/a.gif\nwrote output/b.gif\n");
  const std::string lock = read_file(book.folder / "g.lock");
  CHECK(lock.find(book.folder.path()) == std::string::npos);
  const Result r = book.check();
  CHECK(r.err.empty());
  CHECK(r.out == "output/a.gif: ok\noutput/b.gif: ok\n");
  CHECK(r.exit_code == 0);
  CHECK(book.render({"--if-changed"}) == "2 of 2 outputs are as g.lock says\n");
  CHECK(book.render() == "wrote output/a.gif\nwrote output/b.gif\n");
  CHECK(read_file(book.folder / "g.lock") == lock);
  const LockEntry entry = book.lock().outputs.at("output/a.gif");
  CHECK(entry.scene == "scenes/a.yaml");
  CHECK(entry.options == OptionValues{{"output-dir", {"output"}}});
  CHECK(entry.files.at("output/a.gif").bytes == sha256(read_file(book.folder / "output/a.gif")));
  CHECK(entry.files.at("output/a.gif").frames->pictures >= 2);
  CHECK(entry.versions == current_versions());
}

TEST_CASE("check --lock names each key that changed, at its present line, and what is missing or altered") {
  const Book book;
  book.render();
  book.write("a", 5, "title: New\n");
  fs::remove(book.folder / "output/b.gif");
  Result r = book.check();
  CHECK(r.exit_code == 1);
  CHECK(r.out.empty());
  CHECK(r.err ==
        "scenes/a.yaml:2:1: error: epochs changed: output/a.gif is stale\n  epochs: 5\n  ^\n"
        "scenes/a.yaml:7:1: error: title is new: output/a.gif is stale\n  title: New\n  ^\n"
        "output/b.gif: error: missing\n2 of 2 outputs" +
            kAdvice);
  CHECK(book.check({"--allow-missing"}).err.find("output/b.gif") == std::string::npos);
  CHECK(book.render({"--if-changed"}) == "wrote output/a.gif\nwrote output/b.gif\n");
  book.write("a", 5);
  write_file(book.folder / "output/b.gif", "GIF89a");
  r = book.check();
  CHECK(r.exit_code == 1);
  CHECK(r.err ==
        "scenes/a.yaml: error: title is gone: output/a.gif is stale\n"
        "output/b.gif: error: altered: its bytes are not those that were rendered\n2 of 2 outputs" +
            kAdvice);
  const auto json = nlohmann::json::parse(book.check({"--json"}).out);
  CHECK(json.size() == 2);
  CHECK(json[1]["file"] == "output/b.gif");
}

TEST_CASE("check --lock names configs, outputs, versions and data that changed") {
  const Book book;
  book.render();
  std::string text = read_file(book.folder / "g.lock");
  const std::string cairo = current_versions().at("cairo");
  text.replace(text.find("\"" + cairo + "\""), cairo.size() + 2, "\"0.9\"");
  write_file(book.folder / "g.lock", text);
  fs::remove(book.folder / "scenes/b.yaml");
  Result r = book.check({"--theme", "slate"});
  CHECK(r.exit_code == 1);
  CHECK(r.err ==
        "output/a.gif: error: stale: the theme is slate, not paper\n"
        "output/a.gif: error: stale: cairo changed from 0.9 to " +
            cairo + "\noutput/b.gif: error: stale: scenes/b.yaml does not make it any more\n2 of 2 outputs" +
            kAdvice);
  const std::string scene = read_file(book.folder / "scenes/a.yaml");
  std::string other = scene;
  other.replace(other.find("fps: 5"), 6, "fps: 4");
  write_file(book.folder / "scenes/a.yaml", other);
  r = book.check();
  CHECK_THAT(r.err,
             Catch::StartsWith("output/a.gif: error: stale: it is to be gif, 64 x 64, 4 frames/s, loop 0, "
                               "colors 255, max_bytes 0, not gif, 64 x 64, 5 frames/s, loop 0"));
  CHECK(book.render({"--if-changed"}) == "wrote output/a.gif\n");
  CHECK(book.lock().outputs.size() == 1);  // b is forgotten
  CHECK(book.check().exit_code == 0);
}

TEST_CASE("a lock knows the options it was made with, scene by scene") {
  const Book book;
  Result r = book.run({"render", "--lock", "g.lock", "scenes/a.yaml", "--theme", "slate", "--format", "apng",
                       "--output-dir", "films", "--sidecar", "-q"});
  CHECK(r.exit_code == 0);
  r = book.run({"render", "--lock", "g.lock", "scenes/b.yaml", "-q"});
  CHECK(r.exit_code == 0);
  CHECK(book.lock().outputs.at("films/a.png").files.size() == 2);
  CHECK(book.check().out == "films/a.png: ok\noutput/b.gif: ok\n");
  CHECK(book.render({"--if-changed"}) == "2 of 2 outputs are as g.lock says\n");
  fs::remove(book.folder / "films/a.json");
  CHECK(book.check().err == "films/a.json: error: missing\n1 of 2 outputs" + kAdvice);
  CHECK(book.render({"--if-changed"}) ==
        "1 of 2 outputs are as g.lock says\nwrote films/a.png\nwrote films/a.json\n");
  CHECK_THAT(book.check({"--theme", "paper"}).err,
             Catch::StartsWith("films/a.png: error: stale: the theme is paper, not slate\n"));
}

TEST_CASE("a variable that nothing uses counts where a sidecar lists it") {
  const Book book;
  fs::remove(book.folder / "scenes/b.yaml");
  for (const bool has_sidecar : {false, true}) {
    book.write("a", 4, "variables: {n: 1}\n");
    CHECK(book.run({"render", "--lock", "g.lock", "scenes", "-q", has_sidecar ? "--sidecar" : "--quiet"})
              .exit_code == 0);
    book.write("a", 4, "variables: {n: 2}\n");
    CHECK(book.check().err ==
          (has_sidecar ? "output/a.gif: error: stale: n changed\n1 of 1 output" + kAdvice : ""));
  }
}

TEST_CASE("a lock that cannot be read, or names a folder outside of its own, is wrong input") {
  const Book book;
  CHECK(book.check().exit_code == 2);
  CHECK(book.check().err ==
        "g.lock: error: no such file\n  gradreel render --lock g.lock PATH... makes it\n1 mistake\n");
  write_file(book.folder / "g.lock", "{}");
  for (const char* command : {"check", "render"}) {
    const Result r = book.run({command, "--lock", "g.lock", "scenes"});
    CHECK(r.exit_code == 2);
    CHECK_THAT(r.err, Catch::StartsWith("g.lock: error: this is no lock of gradreel\n"));
  }
  fs::create_directory(book.folder / "ci");
  Result r = book.run({"render", "--lock", "ci/g.lock", "scenes", "-q"});
  CHECK(r.exit_code == 0);
  CHECK(book.run({"check", "--lock", "ci/g.lock", "scenes"}).err ==
        "ci/g.lock: error: its --output-dir ../output lies outside of its folder\n"
        "  say --output-dir yourself if that is right\n1 mistake\n");
  CHECK(book.run({"check", "--lock", "ci/g.lock", "scenes", "--output-dir", "output"}).exit_code == 0);
  CHECK(book.run({"render", "--lock", "g.lock", "-"}).err ==
        "--lock: error: a scene from standard input has no path that a lock could record\n1 mistake; nothing "
        "was "
        "rendered\n");
}

TEST_CASE("a lock that cannot be written stops a render before its first frame") {
  const Book book;
  fs::create_directory(book.folder / "ci");
  fs::permissions(book.folder / "ci", fs::perms::owner_read | fs::perms::owner_exec);
  const Result r =
      Process(book.folder.path(), {"render", "--lock", "ci/g.lock", "scenes"}, no_privileges).wait();
  CHECK(r.exit_code == 1);
  CHECK(r.err == "error: cannot write ci/g.lock: ci: Permission denied\n");
  CHECK_FALSE(fs::exists(book.folder / "output"));
}

TEST_CASE("two processes on one lock keep each other's entries, and a killed one leaves it whole") {
  const Book book;
  const Process a(book.folder.path(), {"render", "--lock", "g.lock", "scenes/a.yaml", "-q"});
  const Process b(book.folder.path(), {"render", "--lock", "g.lock", "scenes/b.yaml", "-q"});
  CHECK(a.wait().exit_code == 0);
  CHECK(b.wait().exit_code == 0);
  CHECK(book.check().exit_code == 0);
  fs::remove(book.folder / "g.lock");
  const Process killed(book.folder.path(), {"render", "--lock", "g.lock", "scenes", "-q"});
  killed.gets_to([&] { return fs::exists(book.folder / "g.lock"); });
  killed.send(SIGKILL);
  killed.wait();
  CHECK(book.lock().outputs.contains("output/a.gif"));
  book.render({"--if-changed"});
  CHECK(book.check().exit_code == 0);
}

TEST_CASE("a scene with a mistake does not stop the others, whenever it shows") {
  const Book book;
  book.render();
  book.write("a", 5);
  book.write("b", 5, "theme: none\n");
  write_file(book.folder / "scenes/c.yaml",
             "surface: bowl\noptimizers: [adam]\noutputs: [ci]\ntimeline: {pauses: [diverged]}\n");
  const Arguments words = {"render", "--lock", "g.lock", "--if-changed", "scenes", "-q"};
  Result r = book.run(words);
  CHECK(r.exit_code == 2);
  CHECK_THAT(r.err, Catch::StartsWith("scenes/b.yaml:7:8: error: unknown theme 'none'"));
  CHECK_THAT(r.err, Catch::Contains("scenes/c.yaml:4:21: error: "));
  CHECK_THAT(r.err, Catch::EndsWith("2 mistakes in 2 of 3 scenes, which were left out\n"));
  CHECK(book.lock().outputs.size() == 2);  // of b, what was made before
  CHECK(book.run({"check", "--lock", "g.lock", "scenes/a.yaml"}).exit_code == 0);
  book.write("a", 6);
  Arguments strict = words;
  strict.push_back("--fail-fast");
  r = book.run(strict);
  CHECK(r.exit_code == 2);
  CHECK_THAT(r.err, Catch::EndsWith("1 mistake; nothing was rendered\n"));
  CHECK(book.run({"check", "--lock", "g.lock", "scenes/a.yaml"}).exit_code == 1);
}

TEST_CASE("a lock finds outputs in their folders again, by whatever path their scenes are named") {
  const Book book;
  fs::create_directories(book.folder / "scenes/ch1");
  fs::rename(book.folder / "scenes/b.yaml", book.folder / "scenes/ch1/b.yaml");
  CHECK(book.render() == "wrote output/a.gif\nwrote output/ch1/b.gif\n");
  CHECK(book.run({"check", "--lock", "g.lock", "scenes/ch1/b.yaml"}).out == "output/ch1/b.gif: ok\n");
  CHECK(book.run({"verify", "--lock", "g.lock"}).out ==
        "output/a.gif: same bytes\noutput/ch1/b.gif: same bytes\n");
  update_lock(book.folder / "g.lock",
              [](Lock& lock) { lock.outputs.at("output/ch1/b.gif").folder = "../x"; });
  CHECK_THAT(
      book.check().err,
      Catch::StartsWith("g.lock: error: outputs[\"output/ch1/b.gif\"].folder lies outside of the output "
                        "folder\n"));
}

TEST_CASE("a lock knows --set and --config-dir") {
  const Book book;
  fs::create_directories(book.folder / "configs/themes");
  const std::string theme = read_file(std::string(GRADREEL_SOURCE_DIR) + "/configs/themes/paper.yaml");
  write_file(book.folder / "configs/themes/paper.yaml", theme);
  write_file(book.folder / "scenes/a.yaml",
             "variables: {n: 3}\nsurface: bowl\nepochs: ${n}\noptimizers: [adam]\noutputs: [csv]\n");
  const Result r =
      book.run({"--config-dir", "configs", "render", "--lock", "g.lock", "scenes", "--set", "n=5", "-q"});
  CHECK(r.err.empty());
  CHECK(book.lock().outputs.at("output/b.gif").options ==
        OptionValues{{"config-dir", {"configs"}}, {"output-dir", {"output"}}, {"set", {"n=5"}}});
  CHECK(book.check().exit_code == 0);
  CHECK(book.run({"check", "--lock", "g.lock", "scenes/b.yaml"}).exit_code == 0);  // has no n
  CHECK_THAT(book.check({"--set", "n=6"}).err,
             Catch::StartsWith("scenes/a.yaml:3:1: error: epochs changed: output/a.csv is stale\n"));
  CHECK(book.check({"--set", "m=6"}).err == "--set: error: there is no variable 'm'\n1 mistake\n");
  std::string other = theme;
  other.replace(other.find("#1a1a1f"), 7, "#1a1a1e");
  write_file(book.folder / "configs/themes/paper.yaml", other);
  CHECK_THAT(book.check().err, Catch::Contains("output/b.gif: error: stale: the theme paper changed\n"));
}
