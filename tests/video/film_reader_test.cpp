// Films read back: the same pictures at the same times, and errors for what is damaged.
#include "video/reader/film_reader.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "films.hpp"
#include "ssim.hpp"
#include "video/apng/apng.hpp"
#include "video/format_entry.hpp"
#include "video/gif/palette.hpp"
#include "video/png.hpp"

using namespace gradreel;
using namespace gradreel::test;

namespace {

constexpr int kFrames = 7;

std::string write(const Folder& folder, const FormatEntry& entry, const std::string& comment = {}) {
  FilmFacts facts;
  facts.geometry = kAt25;
  facts.comment = comment;
  GifPalette palette({});
  for (int k = 0; k < kFrames; ++k) palette.sample(film_frame(kWidth, kHeight, k));
  facts.palette = palette.colors();
  const std::string extension(entry.extension);
  std::string path = folder / ("film" + std::string(entry.name) + (extension.empty() ? "" : "." + extension));
  write_film(*entry.make(facts, ParamValues(entry.params)), kWidth, kHeight, kFrames, 3, 2, path);
  return path;
}

void write_bytes(const std::string& path, const std::vector<std::uint8_t>& bytes) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

TEST_CASE("a film of every format is read back: its pictures and their times", "[video]") {
  const Folder folder;
  for (const FormatEntry* entry : formats()) {
    INFO(entry->name);
    const auto film = open_film(write(folder, *entry));
    const bool is_exact = entry->name == "apng" || entry->name == "webp" || entry->name == "png_sequence";
    int k = 0;
    for (; film->next(); ++k) {
      const Image frame = film_frame(kWidth, kHeight, k), image = film->image();
      CHECK(film->time_us() == (entry->name == "png_sequence" ? 1000000 : 40000) * k);
      REQUIRE(image.bounds() == frame.bounds());
      if (is_exact) {
        CHECK((image == frame));
      } else {
        CHECK(ssim(image, frame) > 0.95);
      }
    }
    CHECK(k == kFrames);
    CHECK_FALSE(film->next());
  }
}

TEST_CASE("the digest of a film's frames is of what is seen, not of its bytes", "[video]") {
  const Folder folder;
  for (const FormatEntry* entry : formats()) {
    INFO(entry->name);
    const FilmDigest plain = digest_of_film(write(folder, *entry));
    CHECK(plain.pictures == kFrames);
    CHECK(digest_of_film(write(folder, *entry, "gradreel scene 00")).frames == plain.frames);
  }
  write_png(film_frame(kWidth, kHeight, 3), folder / "a.png");
  write_png(film_frame(kWidth, kHeight, 4), folder / "b.png");
  CHECK(digest_of_film(folder / "a.png").pictures == 1);
  CHECK(digest_of_film(folder / "a.png").frames != digest_of_film(folder / "b.png").frames);
}

TEST_CASE("damaged films are errors with their path", "[video]") {
  const Folder folder;
  std::mt19937 random(7);
  for (const FormatEntry* entry : formats()) {
    INFO(entry->name);
    if (entry->extension.empty()) continue;
    const std::string path = write(folder, *entry);
    const std::vector<std::uint8_t> whole = read_bytes(path);
    for (int n = 0; n < 12; ++n) {
      std::vector<std::uint8_t> bytes = whole;
      if (n % 2 == 0) bytes.resize(random() % whole.size());
      for (int i = 0; i < n && !bytes.empty(); ++i)
        bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
      write_bytes(path, bytes);
      try {
        digest_of_film(path);
      } catch (const Error& e) {
        CHECK(std::string(e.what()).starts_with("cannot read " + path + ": "));
      }
    }
  }
}

TEST_CASE("a film's ending decides how it is read: a list of other files is not followed", "[video]") {
  const Folder folder;
  const std::string real = write(folder, *find_format("mp4"));
  std::ofstream(folder / "list.mp4") << "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n"
                                     << real << "\n#EXT-X-ENDLIST\n";
  CHECK_THROWS_AS(digest_of_film(folder / "list.mp4"), Error);
  std::ofstream(folder / "notes.txt") << "x";
  CHECK_THROWS_WITH(digest_of_film(folder / "notes.txt"),
                    "cannot read " + (folder / "notes.txt") + ": its ending is that of no film");
  CHECK_THROWS_WITH(digest_of_film(folder / "none.mp4"),
                    "cannot read " + (folder / "none.mp4") + ": it is no file");
}
