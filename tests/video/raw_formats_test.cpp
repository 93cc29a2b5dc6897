#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "failing_ops.hpp"
#include "films.hpp"
#include "ssim.hpp"
#include "video/png_sequence.hpp"
#include "video/y4m/y4m.hpp"
#include "video/yuv.hpp"

using namespace gradreel;
using namespace gradreel::test;
using Catch::Matchers::Message;

namespace {

std::string y4m_frame(int k) {
  std::string bytes(kWidth * kHeight * 3 / 2, '\0');
  auto* y = reinterpret_cast<std::uint8_t*>(bytes.data());
  std::uint8_t* u = y + kWidth * kHeight;
  const Image image = film_frame(kWidth, kHeight, k);
  convert_to_yuv(image, image.bounds(), {y, u, u + kWidth * kHeight / 4, kWidth, kWidth / 2, kWidth / 2});
  return "FRAME\n" + bytes;
}

void write_sequence(const std::string& path, int frames, const FileOps& ops = real_file_ops()) {
  write_film(*make_png_sequence(kAt25, false, {}, ops), kWidth, kHeight, frames, 4, 2, path);
}

std::string failure(const std::string& path, const FileOps& ops) {
  try {
    write_sequence(path, 6, ops);
  } catch (const Error& error) {
    const std::string message = error.what();
    return message.substr(0, message.find(path)) + "PATH" + message.substr(message.find(path) + path.size());
  }
  return "no error";
}

}  // namespace

TEST_CASE("a Y4M is its header and the planes of every frame, whatever the segments and threads", "[video]") {
  const Folder folder;
  std::string whole = "YUV4MPEG2 W96 H64 F25:1 Ip A1:1 C420mpeg2 XYSCSS=420MPEG2 XCOLORRANGE=LIMITED\n";
  for (int k = 0; k < 11; ++k) whole += y4m_frame(k);
  for (const int threads : {1, 2, 7}) {
    write_film(*make_y4m(kAt25), kWidth, kHeight, 11, 4, threads, folder / "film.y4m");
    const std::vector<std::uint8_t> bytes = read_bytes(folder / "film.y4m");
    CHECK(std::string(bytes.begin(), bytes.end()) == whole);
  }
  const Decoded film = decode_film(folder / "film.y4m");
  REQUIRE(film.frames.size() == 11);
  CHECK(film.tick == Rational{1, 25});
  CHECK(ssim(film.frames[10].image, film_frame(kWidth, kHeight, 10)) > 0.95);
}

TEST_CASE("a PNG sequence is a folder of all frames, and replaces an earlier one", "[video]") {
  const Folder folder;
  write_sequence(folder / "film", 9);
  write_sequence(folder / "film", 6);
  CHECK(folder.names() == std::vector<std::string>{"film"});
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "film"))
    names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  REQUIRE(names == std::vector<std::string>{"00000.png", "00001.png", "00002.png", "00003.png", "00004.png",
                                            "00005.png"});
  for (int k = 0; k < 6; ++k)
    CHECK(decode(folder / ("film/" + names[static_cast<std::size_t>(k)])).at(0).image ==
          film_frame(kWidth, kHeight, k));
}

TEST_CASE("a PNG sequence replaces nothing else", "[video]") {
  const Folder folder;
  std::filesystem::create_directory(folder / "film");
  std::ofstream(folder / "film/notes.txt") << "mine";
  CHECK_THROWS_MATCHES(write_sequence(folder / "film", 3), Error,
                       Message("cannot replace the folder " + (folder / "film") +
                               ": it holds notes.txt, which is no frame of a film"));
  CHECK(read_bytes(folder / "film/notes.txt").size() == 4);
  std::ofstream(folder / "file") << "mine";
  CHECK_THROWS_MATCHES(
      write_sequence(folder / "file", 3), Error,
      Message("cannot write the folder " + (folder / "file") + ": there is something else of that name"));
  CHECK(folder.names() == std::vector<std::string>{"file", "film"});
}

TEST_CASE("a PNG sequence that fails leaves the earlier one, and nothing else", "[video]") {
  const Folder folder;
  const std::string path = folder / "film";
  write_sequence(path, 2);
  FailingOps full;
  full.bytes_until_full = 4000;
  CHECK(failure(path, full) == "cannot write PATH: No space left on device");
  FailingOps open;
  open.open_fails = true;
  CHECK(failure(path, open) == "cannot create a file of PATH: Permission denied");
  FailingOps fsync;
  fsync.fsyncs_until_failure = 3;
  CHECK(failure(path, fsync) == "cannot flush PATH: Input/output error");
  FailingOps close;
  close.close_fails = true;
  CHECK(failure(path, close) == "cannot close PATH: Disk quota exceeded");
  FailingOps rename;
  rename.rename_fails = true;
  CHECK(failure(path, rename) == "cannot replace PATH: Invalid cross-device link");
  CHECK(folder.names() == std::vector<std::string>{"film"});
  CHECK(std::distance(std::filesystem::directory_iterator(path), {}) == 2);
  CHECK_THROWS_MATCHES(write_sequence("/nowhere/film", 2), Error,
                       Message("cannot create /nowhere/film: No such file or directory"));
}

TEST_CASE("a PNG sequence replaces an earlier one where names cannot be swapped", "[video]") {
  const Folder folder;
  const std::string path = folder / "film";
  FailingOps ops;
  ops.cannot_exchange = true;
  write_sequence(path, 9, ops);
  write_sequence(path, 6, ops);
  CHECK(folder.names() == std::vector<std::string>{"film"});
  CHECK(std::distance(std::filesystem::directory_iterator(path), {}) == 6);
  ops.rename_fails = true;
  CHECK(failure(path, ops) == "cannot replace PATH: Invalid cross-device link");
  CHECK(folder.names() == std::vector<std::string>{"film"});
}

TEST_CASE("a process killed while it replaces a PNG sequence loses none", "[video]") {
  const Folder folder;
  const std::string path = folder / "film";
  struct Killed : FailingOps {
    int rename(const std::string& from, const std::string& to) const override {
      if (std::filesystem::path(to).filename() == "film") _exit(0);
      return FailingOps::rename(from, to);
    }
    int exchange(const std::string& one, const std::string& other) const override {
      const int result = FailingOps::exchange(one, other);
      if (result == 0) _exit(0);
      return result;
    }
  };
  const auto frames = [&] { return std::distance(std::filesystem::directory_iterator(path), {}); };
  for (const bool cannot_exchange : {true, false}) {
    write_sequence(path, 2);
    const pid_t child = fork();
    if (child == 0) {
      Killed ops;
      ops.cannot_exchange = cannot_exchange;
      write_sequence(path, 4, ops);
      _exit(1);
    }
    waitpid(child, nullptr, 0);
    // Anything that opens the same output tidies up first.
    FailingOps full;
    full.bytes_until_full = 0;
    CHECK(failure(path, full) == "cannot write PATH: No space left on device");
    CHECK(folder.names() == std::vector<std::string>{"film"});
    CHECK(frames() == (cannot_exchange ? 2 : 4));
  }
}

TEST_CASE("Y4M needs even sides", "[video]") {
  CHECK_THROWS_MATCHES(make_y4m({95, 64, {25, 1}}), Error,
                       Message("a Y4M of 95 x 64 pixels: each side must be even and within 2 to 16384"));
}
