// The file of a lock: what is written is read again, anything else is refused, and nobody's entries get lost.
#include "lock/lock.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <random>

#include "../../fuzz/check_lock.hpp"
#include "catch.hpp"
#include "core/error.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using gradreel::testing::TemporaryFolder;

namespace {

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

LockEntry small_entry() {
  LockEntry entry;
  entry.scene = "scenes/a.yaml";
  entry.folder = "ch1";
  entry.options = {{"output-dir", {"films"}}, {"sidecar", {}}};
  entry.inputs = sha256("inputs").hex();
  entry.ingredients = {{"keys", {{"epochs", "e"}, {"surface", "s"}}}, {"theme", {{"paper", "p"}}}};
  entry.versions = {{"cairo", "1.16.0"}, {"gradreel", "0.1.0"}};
  entry.files = {{"films/a.gif", {sha256("bytes"), FilmDigest{sha256("frames"), 25}}},
                 {"films/a.json", {sha256("json"), std::nullopt}}};
  return entry;
}

std::string complaint(const std::string& text) {
  try {
    parse_lock("x.lock", text);
  } catch (const Error& e) {
    CHECK(e.is_input_error());
    return e.what();
  }
  return "";
}

const std::string kWayOut =
    "\n  restore the file, or delete it and make it again: gradreel render --lock FILE PATH...";

}  // namespace

TEST_CASE("a lock, to the letter") {
  Lock lock;
  lock.outputs["films/a.gif"] = small_entry();
  const std::string text = lock_text(lock);
  CHECK(text == R"({
 "gradreel_lock": 1,
 "outputs": {
  "films/a.gif": {
   "files": {
    "films/a.gif": {
     "bytes": ")" + sha256("bytes").hex() +
                    R"(",
     "frames": ")" + sha256("frames").hex() +
                    R"(",
     "pictures": 25
    },
    "films/a.json": {
     "bytes": ")" + sha256("json").hex() +
                    R"("
    }
   },
   "folder": "ch1",
   "inputs": ")" + sha256("inputs").hex() +
                    R"(",
   "made_from": {
    "keys": {
     "epochs": "e",
     "surface": "s"
    },
    "theme": {
     "paper": "p"
    }
   },
   "options": {
    "output-dir": "films",
    "sidecar": true
   },
   "scene": "scenes/a.yaml",
   "versions": ")" + digest_of(small_entry().versions).hex().substr(0, 12) +
                    R"("
  }
 },
 "versions": {
  ")" + digest_of(small_entry().versions).hex().substr(0, 12) +
                    R"(": {
   "cairo": "1.16.0",
   "gradreel": "0.1.0"
  }
 }
}
)");
  CHECK(lock_text(parse_lock("x.lock", text)) == text);
}

TEST_CASE("what is no lock is refused, with what to do") {
  CHECK(complaint("") == "x.lock: error: this is no JSON" + kWayOut);
  CHECK(complaint("{\"gradreel_lock\": 1,") == "x.lock: error: this is no JSON" + kWayOut);
  CHECK(complaint("[]") == "x.lock: error: this is no lock of gradreel" + kWayOut);
  CHECK(complaint(std::string(100, '[')) == "x.lock: error: it is nested too deeply" + kWayOut);
  CHECK(complaint("{\"gradreel_lock\": 2}") ==
        "x.lock: error: another version of gradreel wrote this lock: its format is not 1" + kWayOut);
  CHECK(complaint("{\"gradreel_lock\": 1}") == "x.lock: error: outputs is missing" + kWayOut);
  CHECK(complaint("<<<<<<< HEAD\n{}\n") ==
        "x.lock: error: a merge left its marks in it\n  take one of the two versions; then gradreel render "
        "--lock FILE --if-changed PATH... renews it");
  Lock lock;
  lock.outputs["a.gif"] = small_entry();
  const auto without = [&](const std::string& part, const std::string& other) {
    std::string text = lock_text(lock);
    text.replace(text.find(part), part.size(), other);
    return complaint(text);
  };
  CHECK(without("\"scene\"", "\"scine\"") == "x.lock: error: outputs[\"a.gif\"].scene is missing" + kWayOut);
  CHECK(without("\"pictures\": 25", "\"pictures\": -1") ==
        "x.lock: error: outputs[\"a.gif\"].files[\"films/a.gif\"].pictures is of another kind" + kWayOut);
  CHECK(without(sha256("inputs").hex(), "12") ==
        "x.lock: error: outputs[\"a.gif\"].inputs is no SHA-256" + kWayOut);
  CHECK(without("\"sidecar\"", "\"colour\"") ==
        "x.lock: error: outputs[\"a.gif\"].options.colour is no option that changes outputs" + kWayOut);
  CHECK(without("\"films\"", "7") ==
        "x.lock: error: outputs[\"a.gif\"].options.output-dir is of another kind" + kWayOut);
}

TEST_CASE("a lock with any bytes changed is read or refused") {
  Lock lock;
  lock.outputs["films/a.gif"] = small_entry();
  const std::string whole = lock_text(lock);
  std::mt19937 random(11);
  for (int n = 0; n < 2000; ++n) {
    std::string text = whole;
    for (int i = 0; i <= n % 4; ++i) {
      const std::size_t at = random() % text.size();
      if (random() % 3 == 0) {
        text.erase(at, random() % 40);
      } else {
        text[at] = static_cast<char>(random());
      }
      if (text.empty()) text = "{";
    }
    const std::string why = fuzz::complaint_about_lock(text);
    if (!why.empty()) FAIL_CHECK(why << ":\n" << text);
  }
  for (const char* seed : {"01", "02", "03", "04"}) {
    CHECK(fuzz::complaint_about_lock(content(std::string(GRADREEL_SOURCE_DIR "/fuzz/lock/") + seed)) == "");
  }
}

TEST_CASE("processes that write one lock at once lose nothing of each other") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.lock";
  std::vector<pid_t> children;
  for (int child = 0; child < 3; ++child) {
    const pid_t pid = fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
      for (int i = 0; i < 10; ++i) {
        update_lock(path, [&](Lock& lock) {
          lock.outputs[std::to_string(child) + "-" + std::to_string(i)] = small_entry();
        });
      }
      _exit(0);
    }
    children.push_back(pid);
  }
  for (const pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    CHECK(status == 0);
  }
  CHECK(read_lock(path).outputs.size() == 30);
  CHECK(folder.listing() == std::vector<std::string>{"a.lock"});
}

TEST_CASE("a lock that is missing or no file is refused where it has to be there") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(read_lock(folder / "a.lock"), (folder / "a.lock") +
                                                      ": error: no such file\n  gradreel render --lock " +
                                                      (folder / "a.lock") + " PATH... makes it");
  CHECK(read_lock_if_any(folder / "a.lock").outputs.empty());
  CHECK_THROWS_WITH(read_lock_if_any(folder.path()), folder.path() + ": error: not a regular file");
}
