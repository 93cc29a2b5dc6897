// Files beside films, by the real binary.
#include <nlohmann/json.hpp>

#include "cli/process.hpp"
#include "video/decode.hpp"
#include "video/reader/film_reader.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

std::string scene(const std::string& output, const std::string& more = "") {
  return "title: Small\nsurface: himmelblau\nstart: [0, -4]\n"
         "optimizers: [{name: adam, learning_rate: 0.3}]\nepochs: 30\n"
         "timeline: {duration: 6, pauses: [{at: 10, seconds: 1}, {at: 20, seconds: 1}]}\noutputs:\n  - "
         "{profile: " +
         output + ", width: 320, height: 180, fps: 5" + more + "}\n";
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("poster, sidecar and snippets are written beside a film, and announced") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", scene("ci", ", poster: true"));
  const Result r = run_binary(folder.path(), {"render", "s.yaml", "--sidecar", "--snippets"});
  CHECK(r.exit_code == 0);
  CHECK(folder.listing() == Names{"output", "output/s.json", "output/s.mp4", "output/s.poster.png",
                                  "output/s.snippets.md", "s.yaml"});
  CHECK_THAT(r.out, Catch::Contains("wrote output/s.mp4 (320 x 180, 30 frames at 5/s, ") &&
                        Catch::Contains("wrote output/s.poster.png (frame 29 of 30, ") &&
                        Catch::Contains("wrote output/s.json (") &&
                        Catch::Contains("wrote output/s.snippets.md ("));
  const auto json = nlohmann::json::parse(read_file(folder / "output/s.json"));
  CHECK(json["file"]["name"] == "s.mp4");
  CHECK(json["file"]["poster"] == "s.poster.png");
  CHECK(json["file"]["frames"] == 30);
  CHECK(json["file"]["duration_s"] == 6.0);
  CHECK(json["descents"][0]["optimizer"] == "adam");
  run_binary(folder.path(), {"frame", "s.yaml", "29", "-o", "last.png"});
  CHECK(digest_of_film(folder / "last.png").frames == digest_of_film(folder / "output/s.poster.png").frames);
}

TEST_CASE("a deck: clips end on the frames that the stills show, whatever the number of jobs") {
  const TemporaryFolder folder;
  for (const std::string format : {"ci", "blog"}) {
    const std::string ext = format == "ci" ? ".mp4" : ".gif";
    write_file(folder / "s.yaml", scene(format, ", split_at_pauses: true, sidecar: true"));
    for (const std::string jobs : {"1", "3"}) {
      const Result r =
          run_binary(folder.path(), {"render", "s.yaml", "-q", "-j", jobs, "--output-dir", format + jobs});
      CHECK(r.exit_code == 0);
      CHECK(r.err.empty());
    }
    const auto bytes = [&](const std::string& jobs, const std::string& name) {
      return read_file(folder / (format + jobs + "/" + name));
    };
    for (const std::string& name : {"s.01" + ext, "s.02" + ext, "s.03" + ext, std::string("s.01.png"),
                                    std::string("s.02.png"), std::string("s.json")}) {
      INFO(name);
      CHECK(bytes("1", name).size() > 500);
      CHECK(bytes("1", name) == bytes("3", name));
    }
    CHECK_FALSE(fs::exists(folder / (format + "1/s" + ext)));
    for (const std::string i : {"1", "2"}) {
      const Image still = test::decode(folder / (format + "1/s.0" + i + ".png")).front().image;
      const auto clip = test::decode(folder / (format + "1/s.0" + i + ext));
      const auto next = test::decode(folder / (format + "1/s.0" + std::to_string(std::stoi(i) + 1) + ext));
      CHECK(test::psnr(clip.back().image, still) > 31);  // thin lines lose colour in 4:2:0
      CHECK(test::psnr(next.front().image, still) > 31);
      CHECK(test::psnr(clip[clip.size() - 2].image, still) < test::psnr(clip.back().image, still));
      CHECK(test::psnr(clip.front().image, still) < test::psnr(clip.back().image, still));
    }
    const auto json = nlohmann::json::parse(bytes("1", "s.json"));
    CHECK(json["clips"].size() == 3);
    CHECK(json["clips"][1]["still"] == "s.02.png");
    CHECK(json["file"]["name"].is_null());
  }
}

TEST_CASE("what cannot be written beside a film leaves nothing behind, the film included") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", scene("ci", ", poster: true, sidecar: true"));
  fs::create_directories(folder / "output/s.json");
  const Result r = run_binary(folder.path(), {"render", "s.yaml", "-q"});
  CHECK(r.exit_code == 1);
  CHECK_THAT(r.err, Catch::Contains("cannot replace output/s.json: it is a folder"));
  CHECK(folder.listing() == Names{"output", "output/s.json", "s.yaml"});
}

TEST_CASE("a deck whose last file cannot be completed leaves nothing behind") {
  const TemporaryFolder folder;
  write_file(
      folder / "s.yaml",
      "surface: himmelblau\ntimeline: {duration: 20, pauses: [1, 2]}\noutputs: [{profile: ci, width: 320, "
      "height: 180, split_at_pauses: true}]\n");
  CHECK(run_binary(folder.path(), {"render", "s.yaml", "-q"}).exit_code == 0);
  const auto size = [&](const std::string& name) { return fs::file_size(folder / ("output/" + name)); };
  const std::uintmax_t limit = size("s.03.mp4") - 1;  // ends in the index, at the last moment
  for (const std::string name : {"s.01.mp4", "s.02.mp4", "s.01.png", "s.02.png"}) CHECK(size(name) < limit);
  const Result r =
      Process(folder.path(), {"render", "s.yaml", "-q", "--output-dir", "small"}, file_limit(limit)).wait();
  CHECK(r.exit_code == 1);
  CHECK_THAT(r.err, Catch::Contains("cannot write small/s.03.mp4: File too large"));
  CHECK(fs::is_empty(folder / "small"));
}

TEST_CASE("a deck that fails or is interrupted leaves nothing behind") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml", scene("ci", ", split_at_pauses: true, poster: true"));
  fs::create_directories(folder / "output/s.03.mp4");
  const Result r = run_binary(folder.path(), {"render", "s.yaml", "-q"});
  CHECK(r.exit_code == 1);
  CHECK_THAT(r.err, Catch::Contains("cannot replace output/s.03.mp4: it is a folder"));
  CHECK(folder.listing() == Names{"output", "output/s.03.mp4", "s.yaml"});

  const TemporaryFolder other;
  write_file(other / "s.yaml",
             "surface: himmelblau\ntimeline: {duration: 600, pauses: [1, 50]}\n"
             "outputs: [{profile: lecture, width: 320, height: 180, split_at_pauses: true, poster: true, "
             "sidecar: true}]\n");
  const Process process(other.path(), {"render", "s.yaml", "--jobs", "1"});
  const auto is_on_second_clip = [&] {
    for (const std::string& name : other.listing()) {
      if (name.starts_with("output/.s.02.mp4")) return true;
    }
    return false;
  };
  CHECK(process.gets_to(is_on_second_clip));
  process.send(SIGINT);
  CHECK(process.wait().exit_code == 130);
  CHECK(other.listing() == Names{"output", "s.yaml"});
}
