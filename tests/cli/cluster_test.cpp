// `plan`, `segment` and `join`, by the real binary.
#include <nlohmann/json.hpp>
#include <regex>

#include "cli/process.hpp"
#include "cluster/join.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

using Arguments = std::vector<std::string>;

constexpr const char* kBowl =
    "surface: bowl\nepochs: 12\noptimizers: [{name: adam, learning_rate: 0.5}]\nlayout: {areas: [contour]}\n"
    "timeline: {duration: 2.4, hold_start: 0, hold_end: 0, pauses: [{at: 5, seconds: 1}]}\n";

/// A scene a.yaml with these outputs in a folder of its own.
struct Cluster {
  explicit Cluster(std::string all) : outputs(std::move(all)) { write(kBowl); }

  void write(const std::string& scene) const {
    fs::create_directories(folder / "scenes");
    write_file(folder / "scenes/a.yaml", scene + "outputs: " + outputs + "\n");
  }
  Result run(Arguments words) const { return run_binary(folder.path(), std::move(words)); }
  Result plan(Arguments more = {}) const {
    Arguments words = {"plan", "scenes", "-o", "plan.json", "-q"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  Result segment(const std::string& numbers) const {
    return run({"segment", "plan.json", numbers, "-d", "parts", "-q"});
  }
  Result join(Arguments more = {}) const {
    Arguments words = {"join", "plan.json", "-d", "parts", "-q"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  int segments() const {
    return nlohmann::json::parse(read_file(folder / "plan.json"))["segments"].get<int>();
  }
  void make_all() const {
    CHECK(plan().exit_code == 0);
    const Result r = segment("0-" + std::to_string(segments() - 1));
    CHECK(r.err.empty());
    CHECK(r.exit_code == 0);
  }

  std::string outputs;
  TemporaryFolder folder;
};

/// All files below a folder, by name.
std::map<std::string, std::string> files_in(const std::string& folder) {
  std::map<std::string, std::string> all;
  for (const std::string& name : TemporaryFolder::listing_of(folder)) {
    const std::string path = folder + "/" + name;
    if (fs::is_regular_file(path)) all.emplace(name, read_file(path));
  }
  return all;
}

/// The names of files that are not the same in both.
Arguments differing(const std::map<std::string, std::string>& a,
                    const std::map<std::string, std::string>& b) {
  Arguments names;
  for (const auto& [name, bytes] : a) {
    if (b.count(name) == 0 || b.at(name) != bytes) names.push_back(name);
  }
  for (const auto& [name, bytes] : b) {
    if (a.count(name) == 0) names.push_back(name);
  }
  return names;
}

constexpr const char* kTwo = "[{profile: ci, width: 64, height: 64, fps: 5}]";  // two segments and a bit

}  // namespace

TEST_CASE("segments made in any order and joined give the bytes of render, in each format") {
  const Cluster c(
      "[{profile: ci, width: 64, height: 64, fps: 5, poster: true, sidecar: true}, {profile: blog, width: "
      "64, "
      "height: 64, fps: 5, split_at_pauses: true}, {profile: blog, format: webm, width: 64, height: 64, fps: "
      "5}, "
      "{profile: blog, format: webp, width: 64, height: 64, fps: 5}, {profile: blog, format: apng, width: "
      "64, "
      "height: 64, fps: 5}, {profile: blog, format: png_sequence, width: 64, height: 64, fps: 5}, csv]");
  CHECK(c.run({"render", "scenes", "--snippets", "--output-dir", "whole", "-q"}).exit_code == 0);
  Result r = c.plan({"--snippets"});
  CHECK(r.err.empty());
  REQUIRE(r.exit_code == 0);
  const int n = c.segments();
  REQUIRE(n >= 10);
  for (int odd = 1; odd >= 0; --odd) {
    Arguments words = {"segment", "plan.json"};
    for (int i = odd; i < n; i += 2) words.insert(words.begin() + 2, std::to_string(i));
    words.insert(words.end(), {"-d", "parts", "-q", "-j", odd == 1 ? "1" : "2"});
    r = c.run(words);
    CHECK(r.err.empty());
    CHECK(r.exit_code == 0);
  }
  r = c.join();
  CHECK(r.err.empty());
  CHECK(r.exit_code == 0);
  const auto whole = files_in(c.folder / "whole");
  CHECK(whole.size() > 15);
  CHECK(differing(whole, files_in(c.folder / "output")).empty());
  CHECK(c.join({"--output-dir", "elsewhere"}).exit_code == 0);
  CHECK(differing(whole, files_in(c.folder / "elsewhere")).empty());
}

TEST_CASE("a plan has the same bytes each time, and says what it holds") {
  const Cluster c(kTwo);
  Result r = c.run({"plan", "scenes", "-o", "plan.json"});
  CHECK(r.out == "wrote plan.json (1 output, 2 segments, about 1 s on one processor)\n");
  const std::string first = read_file(c.folder / "plan.json");
  CHECK(c.plan().exit_code == 0);
  CHECK(read_file(c.folder / "plan.json") == first);
  const auto json = nlohmann::json::parse(first);
  CHECK(json["films"][0]["scene"] == "scenes/a.yaml");
  const auto& file = json["films"][0]["files"][0];
  CHECK(file["path"] == "a.mp4");
  CHECK(file["segments"].size() == 2);
  CHECK(file["segments"][1]["number"] == 1);
  CHECK(file["segments"][1]["frames"] == nlohmann::json({10, 12}));
}

TEST_CASE("what cannot be joined is refused with the reason, at its place") {
  const Cluster c(
      "[{profile: blog, width: 64, height: 64, max_bytes: 5000}, {profile: blog, format: webm, codec: av1, "
      "width: "
      "64, height: 64}]");
  const Result r = c.plan();
  CHECK(r.exit_code == 2);
  CHECK_THAT(r.err,
             Catch::StartsWith("scenes/a.yaml:6:11: error: this gif cannot be joined from parts: whether it "
                               "fits into max_bytes shows only once it is whole\n"));
  CHECK_THAT(r.err,
             Catch::Contains("error: this webm cannot be joined from parts: the encoder of AV1 has one state "
                             "for the whole program, and its bytes are not shown to be the same on all "
                             "processors\n"));
  CHECK_FALSE(fs::exists(c.folder / "plan.json"));
}

TEST_CASE("a part that is there and intact is not made again") {
  const Cluster c(kTwo);
  CHECK(c.plan().exit_code == 0);
  Result r = c.run({"segment", "plan.json", "1", "-d", "parts"});
  CHECK(r.out == "wrote parts/1.part (frames 10 to 11 of a.mp4)\n");
  const auto before = fs::last_write_time(c.folder / "parts/1.part");
  r = c.run({"segment", "plan.json", "0-1", "1", "-d", "parts"});
  CHECK(r.out == "parts/1.part is there\nwrote parts/0.part (frames 0 to 9 of a.mp4)\n");
  CHECK(fs::last_write_time(c.folder / "parts/1.part") == before);
  CHECK(TemporaryFolder::listing_of(c.folder / "parts") == Arguments{"0.part", "1.part"});
}

TEST_CASE("join names parts that are missing, damaged, swapped or of another plan, and writes nothing") {
  const Cluster c(
      "[{profile: ci, width: 64, height: 64, fps: 5}, {profile: blog, width: 64, height: 64, fps: 5}]");
  c.make_all();
  const fs::path parts = c.folder / "parts";
  const auto refused = [&](const std::string& message, const std::string& missing) {
    const Result r = c.join();
    CHECK(r.err == "error: " + message + "\n");
    CHECK(r.exit_code == 1);
    CHECK(c.join({"--missing"}).out == missing);
    CHECK_FALSE(fs::exists(c.folder / "output"));
  };
  fs::rename(parts / "0.part", parts / "x");
  fs::rename(parts / "1.part", parts / "0.part");
  fs::rename(parts / "x", parts / "1.part");
  refused("2 of 4 parts cannot be joined from parts: 0-1 are of another plan", "0\n1\n");
  fs::remove(parts / "0.part");
  fs::resize_file(parts / "3.part", 100);
  refused("3 of 4 parts cannot be joined from parts: 0 is missing; 1 is of another plan; 3 is damaged",
          "0\n1\n3\n");
  CHECK(c.segment("0-3").exit_code == 0);
  CHECK(c.join({"--missing"}).out.empty());
  CHECK(c.join().exit_code == 0);
}

TEST_CASE("a scene that changed since the plan, and another program, are not worth a retry") {
  const Cluster c(kTwo);
  c.make_all();
  c.write(std::string(kBowl) + "theme: slate\n");
  const std::string changed =
      "error: output 1 of scenes/a.yaml is not what plan.json was made of: the scene, a file that it reads "
      "or a "
      "font of this machine is another one\n";
  fs::remove(c.folder / "parts/0.part");
  Result r = c.segment("0");
  CHECK(r.err == changed);
  CHECK(r.exit_code == 3);
  c.write(kBowl);
  CHECK(c.segment("0").exit_code == 0);
  c.write(std::string(kBowl) + "theme: slate\n");
  r = c.join();
  CHECK_THAT(r.err, Catch::Contains("output 1 of scenes/a.yaml is not what plan.json was made of"));
  CHECK(r.exit_code == 3);
  CHECK_FALSE(fs::exists(c.folder / "output/a.mp4"));
  c.write(kBowl);
  std::string text = read_file(c.folder / "plan.json");
  const std::string version = "\"gradreel\": \"";
  text.insert(text.find(version) + version.size(), "9");
  write_file(c.folder / "plan.json", text);
  for (const Result& other : {c.segment("0"), c.join()}) {
    CHECK_THAT(other.err, Catch::StartsWith("error: plan.json was made with gradreel 9"));
    CHECK(other.exit_code == 3);
  }
}

TEST_CASE("wrong numbers, plans and folders are usage errors, and failed writes may be tried again") {
  const Cluster c(kTwo);
  CHECK(c.plan().exit_code == 0);
  Result r = c.segment("2");
  CHECK(r.err == "plan.json: error: it has the segments 0 to 1, not 2\n1 mistake\n");
  CHECK(r.exit_code == 2);
  r = c.segment("1-0");
  CHECK(r.err == "1-0: error: expected the number of a segment, or a range like 0-3\n1 mistake\n");
  CHECK(r.exit_code == 2);
  write_file(c.folder / "parts", "a file");
  CHECK(c.segment("0").exit_code == 1);
  fs::remove(c.folder / "parts");
  write_file(c.folder / "plan.json", "{}");
  r = c.join();
  CHECK(r.err ==
        "plan.json: error: this is no plan of gradreel\n  make it again: gradreel plan PATH... -o FILE\n1 "
        "mistake\n");
  CHECK(r.exit_code == 2);
  r = c.run({"plan", "scenes", "-o", "scenes/a.yaml"});
  CHECK(r.exit_code == 2);
  CHECK(c.plan({"--output-dir", "../out"}).exit_code == 0);
  CHECK(c.segment("0-1").exit_code == 0);
  r = c.join();
  CHECK_THAT(r.err, Catch::StartsWith("plan.json: error: its --output-dir ../out lies outside of the working "
                                      "directory\n  say --output-dir yourself if that is right\n"));
  CHECK(r.exit_code == 2);
  CHECK(c.join({"--output-dir", "out"}).exit_code == 0);
}

TEST_CASE("films of a sweep, with names that depend on each other, are joined as they are rendered") {
  const Cluster c(
      "[{profile: ci, width: 64, height: 64, fps: 5}, {profile: lecture, width: 96, height: 64, fps: 5}]");
  std::string scene = kBowl;
  scene.replace(scene.find("0.5}"), 3, "\"${rate}\"");
  c.write("variables: {rate: 0.5}\nsweep: {rate: [0.2, 0.5]}\n" + scene);
  const Result rendered = c.run({"render", "scenes", "--output-dir", "whole", "-q"});
  CHECK(rendered.err.empty());
  c.make_all();
  CHECK(c.join().exit_code == 0);
  const auto whole = files_in(c.folder / "whole");
  CHECK(whole.size() == 4);
  CHECK(differing(whole, files_in(c.folder / "output")).empty());
}

TEST_CASE("two joins at once give whole outputs") {
  const Cluster c(kTwo);
  c.make_all();
  const Arguments words = {"join", "plan.json", "-d", "parts", "-q"};
  const Process a(c.folder.path(), words), b(c.folder.path(), words);
  CHECK(a.wait().exit_code == 0);
  CHECK(b.wait().exit_code == 0);
  CHECK(c.run({"render", "scenes", "--output-dir", "whole", "-q"}).exit_code == 0);
  CHECK(differing(files_in(c.folder / "whole"), files_in(c.folder / "output")).empty());
}

TEST_CASE("numbers are told as ranges") {
  CHECK(ranges_text({}) == "");
  CHECK(ranges_text({3}) == "3");
  CHECK(ranges_text({0, 1, 2, 5, 7, 8}) == "0-2, 5, 7-8");
}

TEST_CASE("engines: a script beside the plan that the shell takes, with what it needs") {
  const Cluster c(kTwo);
  CHECK(c.plan({"--engine", "slurm"}).exit_code == 0);
  CHECK(c.plan({"--engine", "parallel"}).exit_code == 0);
  CHECK(c.folder.names() == Arguments{"plan.json", "plan.parallel.sh", "plan.slurm.sh", "scenes"});
  for (const char* name : {"plan.slurm.sh", "plan.parallel.sh"}) {
    const std::string path = c.folder / name;
    CHECK(std::system(("sh -n '" + path + "'").c_str()) == 0);
    CHECK_THAT(read_file(path), Catch::Contains("plan=plan.json parts=plan.parts "));
  }
  CHECK_THAT(read_file(c.folder / "plan.slurm.sh"), Catch::Contains(" tasks=2 last=1\n"));
  CHECK_THAT(read_file(c.folder / "plan.parallel.sh"), Catch::Contains("\nseq 0 1 | run --joblog \"$parts/"));
  const Cluster numbers("[csv]");
  const Result r = numbers.plan({"--engine", "slurm"});
  CHECK(r.err == "--engine: error: nothing of this plan has segments\n  use `gradreel render`\n1 mistake\n");
  CHECK(r.exit_code == 2);
  CHECK(numbers.folder.names() == Arguments{"scenes"});
  CHECK(c.plan({"--engine", "mesos"}).exit_code == 2);
}

TEST_CASE("the script for Slurm submits once, and requeues what may be tried again") {
  const Cluster c(kTwo);
  CHECK(c.plan({"--engine", "slurm"}).exit_code == 0);
  const auto tool = [&](const std::string& name, const std::string& text) {
    fs::create_directories(c.folder / "bin");
    write_file(c.folder / ("bin/" + name), "#!/bin/sh\n" + text + "\n");
    fs::permissions(c.folder / ("bin/" + name), fs::perms::owner_all);
  };
  const auto run_script = [&](const std::string& before, const std::string& step) {
    const std::string command = "cd '" + c.folder.path() + "' && PATH=\"$PWD/bin:$PATH\" && " + before +
                                " sh plan.slurm.sh " + step + " >said 2>&1";
    return WEXITSTATUS(std::system(command.c_str()));
  };
  const auto jobs = [&] {
    std::string text = read_file(c.folder / "jobs");
    fs::remove(c.folder / "jobs");
    const std::regex name("gradreel-[0-9a-f]{8}");
    return std::regex_replace(text, name, "gradreel");
  };
  const std::string start = std::string("GRADREEL='") + GRADREEL_BINARY + "'";
  const auto submission = [](const std::string& step, const std::string& options) {
    return "--parsable --requeue --job-name=gradreel-" + step + " --output=plan.parts/%x-%j.log" + options +
           " plan.slurm.sh " + step + "\n";
  };
  tool("squeue", "exit 0");
  tool("scancel", "exit 0");
  tool("sbatch", "echo \"$@\" >>jobs; echo 17");
  CHECK(run_script(start, "") == 0);
  CHECK(read_file(c.folder / "said") == "segments: 17, join: 17\n");
  CHECK(jobs() == submission("segments", " --array=0,1") +
                      submission("join", " --kill-on-invalid-dep=yes --dependency=afterok:17"));
  CHECK(c.segment("0").exit_code == 0);
  fs::rename(c.folder / "parts", c.folder / "plan.parts");
  CHECK(run_script(start, "") == 0);
  CHECK_THAT(jobs(), Catch::StartsWith(submission("segments", " --array=1")));
  tool("squeue", "echo 17");
  CHECK(run_script(start, "") == 0);
  CHECK_FALSE(fs::exists(c.folder / "jobs"));
  tool("squeue", "exit 0");
  CHECK(c.run({"segment", "plan.json", "1", "-d", "plan.parts", "-q"}).exit_code == 0);
  CHECK(run_script(start, "") == 0);
  CHECK(read_file(c.folder / "said") == "segments: all are there, join: 17\n");
  CHECK(jobs() == submission("join", " --kill-on-invalid-dep=yes"));
  CHECK(run_script("GRADREEL=no-such-program", "") == 127);
  tool("squeue", "exit 1");  // who is not told what is queued submits nothing
  CHECK(run_script(start, "") == 1);
  CHECK_FALSE(fs::exists(c.folder / "jobs"));
  tool("scontrol", "echo \"$@\" >>requeued");
  tool("gradreel", "echo \"$@\" >>made; exit ${CODE:-0}");
  const std::string task = "SLURM_JOB_ID=9 SLURM_ARRAY_TASK_ID=1";
  CHECK(run_script(task, "segments") == 0);
  CHECK(read_file(c.folder / "made") == "segment plan.json 1 -d plan.parts -j 1 -q\n");
  CHECK(run_script("CODE=3 " + task, "segments") == 3);
  CHECK_FALSE(fs::exists(c.folder / "requeued"));
  CHECK(run_script("CODE=137 " + task, "segments") == 137);
  CHECK(read_file(c.folder / "requeued") == "requeue 9\n");
  CHECK(run_script("CODE=1 SLURM_RESTART_COUNT=3 " + task, "segments") == 1);
  CHECK(read_file(c.folder / "requeued") == "requeue 9\n");
}
