// What is said about sound and languages.
#include <fstream>

#include "catch.hpp"
#include "cli/process.hpp"
#include "scene/broken.hpp"
#include "scene/digest.hpp"
#include "video/sounds.hpp"

using namespace gradreel;
using gradreel::testing::TemporaryFolder;
using gradreel::testing::write_file;

namespace {

/// What is said about a scene in a file, with its folder's name left out.
std::string said_in(const TemporaryFolder& folder, const std::string& text) {
  write_file(folder / "s.yaml", text);
  try {
    load_scene(folder / "s.yaml", shipped_configs());
  } catch (const Error& e) {
    std::string said = e.what();
    for (std::size_t at; (at = said.find(folder.path() + "/")) != std::string::npos;) {
      said.erase(at, folder.path().size() + 1);
    }
    return said;
  }
  return {};
}

}  // namespace

TEST_CASE("a narration is read with its scene") {
  const TemporaryFolder folder;
  test::write_sound(folder / "talk.wav", 2.0);
  write_file(folder / "s.yaml", "surface: himmelblau\naudio: talk.wav\nlanguage: deu\n");
  const Scene scene = load_scene(folder / "s.yaml", shipped_configs());
  REQUIRE(scene.narration.has_value());
  CHECK(scene.narration->path == folder / "talk.wav");
  CHECK(scene.narration->seconds == 2.0);
  CHECK_FALSE(scene.narration->strict);
  CHECK(scene.language == "deu");
  const std::string digest = scene_digest(scene, scene.outputs.front());
  test::write_sound(folder / "talk.wav", 2.1);
  const Scene other = load_scene(folder / "s.yaml", shipped_configs());
  CHECK(scene_digest(other, other.outputs.front()) != digest);
}

TEST_CASE("mistakes in audio, to the letter") {
  const TemporaryFolder folder;
  test::write_sound(folder / "talk.wav", 2.0);
  write_file(folder / "noise.mp3", "this is no sound at all");
  write_file(folder / "empty.wav", "");
  std::filesystem::create_directory(folder / "folder");
  CHECK(said_in(folder, "surface: himmelblau\naudio: speech.wav\n") ==
        "s.yaml:2:8: error: audio speech.wav: no such file\n"
        "  audio: speech.wav\n"
        "         ^");
  CHECK(said_in(folder, "surface: himmelblau\naudio: folder\n") ==
        "s.yaml:2:8: error: audio folder: not a regular file\n"
        "  audio: folder\n"
        "         ^");
  CHECK(said_in(folder, "surface: himmelblau\naudio: noise.mp3\n") ==
        "s.yaml:2:8: error: audio noise.mp3: it is no WAV, MP3, Opus or M4A file\n"
        "  audio: noise.mp3\n"
        "         ^");
  CHECK(said_in(folder, "surface: himmelblau\naudio: empty.wav\n") ==
        "s.yaml:2:8: error: audio empty.wav: it is no WAV, MP3, Opus or M4A file\n"
        "  audio: empty.wav\n"
        "         ^");
  CHECK(said_in(folder, "surface: himmelblau\naudio: ../talk.wav\n") ==
        "s.yaml:2:8: error: audio must be a file in the scene's folder, or below it\n"
        "  audio: ../talk.wav\n"
        "         ^");
  CHECK(said_in(folder, "surface: himmelblau\naudio: {file: /etc/passwd, loud: yes}\n") ==
        "s.yaml:2:15: error: audio must be a file in the scene's folder, or below it\n"
        "  audio: {file: /etc/passwd, loud: yes}\n"
        "                ^\n"
        "s.yaml:2:28: error: unknown key 'loud' in audio\n"
        "  audio: {file: /etc/passwd, loud: yes}\n"
        "                             ^\n"
        "  known: file, strict");
  CHECK(said_in(folder, "surface: himmelblau\naudio: talk.wav\noutputs: [blog]\n") ==
        "s.yaml:2:1: error: audio is of no use: no output of the scene has sound\n"
        "  audio: talk.wav\n"
        "  ^\n"
        "  mp4 has");
  CHECK(said_in(folder, "surface: himmelblau\naudio: {file: talk.wav, strict: true}\n") ==
        "s.yaml:2:1: error: the narration lasts 2.00 s, the film 10.00 s\n"
        "  audio: {file: talk.wav, strict: true}\n"
        "  ^\n"
        "  without strict the rest is silent");
  CHECK(said_in(folder,
                "surface: himmelblau\naudio: {file: talk.wav, strict: true}\n"
                "timeline: {duration: 1.2, hold_start: 0, hold_end: 0}\n") ==
        "s.yaml:2:1: error: the narration lasts 2.00 s, the film 1.20 s\n"
        "  audio: {file: talk.wav, strict: true}\n"
        "  ^\n"
        "  without strict the last frame is held");
  CHECK(said_in(folder,
                "surface: himmelblau\naudio: {file: talk.wav, strict: true}\n"
                "timeline: {duration: 2, hold_start: 0, hold_end: 0}\n") == "");
  std::filesystem::create_symlink("/etc/passwd", folder / "link.wav");
  CHECK(said_in(folder, "surface: himmelblau\naudio: link.wav\n") ==
        "s.yaml:2:8: error: audio must be a file in the scene's folder, or below it\n"
        "  audio: link.wav\n"
        "         ^");
}

TEST_CASE("mistakes in the language, to the letter") {
  CHECK(said_about("surface: himmelblau\nlanguage: german\n") ==
        "s.yaml:2:11: error: language must be three letters of ISO 639-2, not 'german'\n"
        "  language: german\n"
        "            ^\n"
        "  for example eng, deu, fra, spa, zho");
}

TEST_CASE("chapters and subtitles are for formats that have them") {
  CHECK(said_about("surface: himmelblau\noutputs: [{profile: blog, subtitles: true}]\n") ==
        "s.yaml:2:27: error: subtitles is for mp4; this output is a gif\n"
        "  outputs: [{profile: blog, subtitles: true}]\n"
        "                            ^");
  CHECK(said_about("surface: himmelblau\noutputs: [{profile: lecture, chapters: never}]\n") ==
        "s.yaml:2:40: error: chapters: expected true or false, found 'never'\n"
        "  outputs: [{profile: lecture, chapters: never}]\n"
        "                                         ^");
}
