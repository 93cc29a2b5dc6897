// What an MP4 has beside its pictures.
#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "films.hpp"
#include "sounds.hpp"
#include "video/mp4/mp4.hpp"
#include "video/tracks/narration.hpp"

using namespace gradreel;
using namespace gradreel::test;
using Texts = std::vector<Decoded::Text>;

namespace {

void write(const Mp4Settings& settings, const std::string& path, int frames = 45, int threads = 1) {
  const auto format = make_mp4(kAt30, settings);
  write_film(*format, kWidth, kHeight, format->frames_of(frames), 20, threads, path);
}

}  // namespace

TEST_CASE("an MP4 says what it was made from", "[video]") {
  const Folder folder;
  write({.title = "Where β₁ matters", .comment = "gradreel scene 0123456789abcdef"}, folder / "film.mp4");
  const Decoded film = decode_film(folder / "film.mp4");
  CHECK(film.title == "Where β₁ matters");
  CHECK(film.comment == "gradreel scene 0123456789abcdef");
}

TEST_CASE("an MP4 has the chapters that it was given, to the frame, and is no longer for it", "[video]") {
  const Folder folder;
  write({.chapters = {{0, 15, "Start"}, {15, 30, "Größe"}, {30, 45, "Epoch 20"}}}, folder / "film.mp4");
  const Decoded film = decode_film(folder / "film.mp4");
  CHECK(film.chapters == Texts{{0, 0.5, "Start"}, {0.5, 1, "Größe"}, {1, 1.5, "Epoch 20"}});
  CHECK(film.duration == 512 * 45);
  CHECK(film.container_us == 1500000);
  CHECK(film.frames.size() == 45);
  write({}, folder / "none.mp4");
  CHECK(decode_film(folder / "none.mp4").chapters.empty());
}

TEST_CASE("subtitles of an MP4 are shown exactly in their frames", "[video]") {
  const Folder folder;
  write({.subtitles = {{3, 9, "Über"}, {9, 15, "two"}, {30, 60, "three"}}, .language = "deu"},
        folder / "film.mp4");
  const Decoded film = decode_film(folder / "film.mp4");
  CHECK(film.subtitles == Texts{{0.1, 0.3, "Über"}, {0.3, 0.5, "two"}, {1, 1.5, "three"}});
  CHECK(film.subtitle_language == "deu");
  CHECK(film.container_us == 1500000);
  CHECK(film.frames.size() == 45);
}

TEST_CASE("a narration is heard when it was spoken, in every kind of file", "[video]") {
  struct Kind {
    const char *file, *encoder, *read_as, *written_as;
    int sample_rate;
  };
  static const Kind kKinds[] = {{"talk.wav", "pcm_s16le", "pcm_s16le", "aac", 48000},
                                {"talk44.wav", "pcm_s16le", "pcm_s16le", "aac", 44100},
                                {"low.wav", "pcm_s16le", "pcm_s16le", "aac", 16000},
                                {"talk.m4a", "aac", "aac", "aac", 44100},
                                {"talk.mp3", "libmp3lame", "mp3", "mp3", 44100},
                                {"talk.opus", "libopus", "opus", "aac", 48000}};
  const Folder folder;
  for (const Kind& kind : kKinds) {
    INFO(kind.file);
    REQUIRE(has_encoder(kind.encoder));
    write_sound(folder / kind.file, 1.2, kind.encoder, kind.sample_rate);
    const NarrationFacts facts = narration_facts(folder / kind.file);
    CHECK(facts.codec == kind.read_as);
    CHECK(facts.is_copied == (facts.codec == kind.written_as));
    CHECK(std::abs(facts.seconds - 1.2) < 0.06);
    write({.language = "eng", .narration = folder / kind.file}, folder / "film.mp4");
    const Decoded film = decode_film(folder / "film.mp4");
    CHECK(film.frames.size() == 45);
    CHECK(film.container_us == 1500000);
    CHECK(film.frames.at(44).pts == 512 * 44);
    const Sound sound = decode_sound(folder / "film.mp4");
    CHECK(sound.codec == kind.written_as);
    CHECK(sound.channels == 1);
    CHECK(sound.language == "eng");
    CHECK(std::abs(sound.tone_begin - 0.5) < 0.005);
    CHECK(std::abs(sound.tone_end - 0.6) < 0.005);
    CHECK(std::abs(sound.begin) < 0.001);
    CHECK(std::abs(sound.end - 1.2) < 0.06);
  }
}

TEST_CASE("a film waits on its last frame for a longer narration", "[video]") {
  const Folder folder;
  write_sound(folder / "talk.wav", 2.04);
  const auto format = make_mp4(kAt30, {.chapters = {{0, 15, "a"}, {15, 45, "b"}},
                                       .subtitles = {{30, 45, "s"}},
                                       .narration = folder / "talk.wav"});
  CHECK(format->frames_of(45) == 62);  // 61.2 frames of sound
  CHECK(format->frames_of(62) == 62);
  CHECK(format->frames_of(63) == 63);
  write({.chapters = {{0, 15, "a"}, {15, 45, "b"}}, .narration = folder / "talk.wav"}, folder / "film.mp4");
  const Decoded film = decode_film(folder / "film.mp4");
  CHECK(film.frames.size() == 62);
  REQUIRE(film.chapters.size() == 2);
  CHECK(film.chapters[1].begin == 0.5);
  CHECK(std::abs(film.chapters[1].end - 62 / 30.0) < 0.002);
  CHECK(std::abs(static_cast<double>(film.container_us) - 62e6 / 30) < 1000);
}

TEST_CASE("the bytes of an MP4 with everything in it do not depend on the threads", "[video]") {
  const Folder folder;
  write_sound(folder / "talk.wav", 1.2);
  const Mp4Settings all = {.title = "T",
                           .comment = "C",
                           .chapters = {{0, 20, "a"}, {20, 45, "b"}},
                           .subtitles = {{3, 9, "s"}, {20, 44, "t"}},
                           .language = "eng",
                           .narration = folder / "talk.wav"};
  write(all, folder / "1.mp4", 45, 1);
  write(all, folder / "5.mp4", 45, 5);
  const std::vector<std::uint8_t> bytes = read_bytes(folder / "1.mp4");
  CHECK(bytes.size() > 5000);
  CHECK(bytes == read_bytes(folder / "5.mp4"));
  for (const std::string maker : {"x264", "Lavf", "Lavc"}) {
    INFO(maker);
    CHECK(std::search(bytes.begin(), bytes.end(), maker.begin(), maker.end()) == bytes.end());
  }
}

TEST_CASE("sound of other codecs is refused", "[video]") {
  const Folder folder;
  write_sound(folder / "talk.ogg", 1, "flac");
  CHECK_THROWS_WITH(narration_facts(folder / "talk.ogg"),
                    "its sound is flac: use AAC, MP3, Opus or uncompressed samples");
  write({}, folder / "silent.mp4");
  CHECK_THROWS_WITH(narration_facts(folder / "silent.mp4"), "it has no sound");
}
