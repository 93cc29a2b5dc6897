#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>

#include "catch.hpp"
#include "core/error.hpp"
#include "decode.hpp"
#include "failing_ops.hpp"
#include "films.hpp"
#include "video/apng/apng.hpp"
#include "video/gif/gif.hpp"
#include "video/mp4/mp4.hpp"
#include "video/output_file.hpp"
#include "video/png.hpp"
#include "video/unfinished.hpp"
#include "video/webm/webm.hpp"
#include "video/webp/webp.hpp"
#include "video/y4m/y4m.hpp"

using namespace gradreel;
using namespace gradreel::test;

namespace {

const std::vector<Rgb> kPalette = {{0, 0, 0}, {90, 120, 140}, {250, 200, 40}};

// A way to write a file: makes the format with `ops` and writes a short film, or an image.
using Write = std::function<void(const std::string& path, const FileOps& ops)>;

void write_mp4(const std::string& path, const FileOps& ops) {
  write_film(*make_mp4({kWidth, kHeight, {30, 1}}, {}, ops), kWidth, kHeight, 12, 6, 1, path);
}
void write_gif(const std::string& path, const FileOps& ops) {
  write_film(*make_gif({kWidth, kHeight, {30, 1}}, kPalette, {}, ops), kWidth, kHeight, 12, 6, 1, path);
}
void write_webm(const std::string& path, const FileOps& ops) {
  write_film(*make_webm({kWidth, kHeight, {30, 1}}, {}, ops), kWidth, kHeight, 12, 6, 1, path);
}
void write_apng(const std::string& path, const FileOps& ops) {
  write_film(*make_apng({kWidth, kHeight, {30, 1}}, {}, ops), kWidth, kHeight, 12, 6, 1, path);
}
void write_webp(const std::string& path, const FileOps& ops) {
  write_film(*make_webp({kWidth, kHeight, {30, 1}}, {}, ops), kWidth, kHeight, 12, 6, 1, path);
}
void write_y4m(const std::string& path, const FileOps& ops) {
  write_film(*make_y4m({kWidth, kHeight, {30, 1}}, ops), kWidth, kHeight, 12, 6, 1, path);
}
void write_image(const std::string& path, const FileOps& ops) {
  write_png(film_frame(kWidth, kHeight, 3), path, ops);
}

void put(const std::string& path, const std::string& text) { std::ofstream(path) << text; }
std::string get(const std::string& path) {
  const std::vector<std::uint8_t> bytes = read_bytes(path);
  return {bytes.begin(), bytes.end()};
}

// The message of the Error that `write` throws; checks that the old file stays and nothing else is left.
std::string failure(const Write& write, const FileOps& ops) {
  const Folder folder;
  const std::string path = folder / "film.out";
  put(path, "old");
  std::string message = "no error";
  try {
    write(path, ops);
  } catch (const Error& error) {
    message = error.what();
  }
  CHECK(folder.names() == std::vector<std::string>{"film.out"});
  CHECK(get(path) == "old");
  const std::size_t at = message.find(path);
  return at == std::string::npos ? message : message.replace(at, path.size(), "PATH");
}

std::size_t whole_size(const Write& write) {
  const Folder folder;
  write(folder / "film.out", real_file_ops());
  return read_bytes(folder / "film.out").size();
}

}  // namespace

TEST_CASE("a full disk fails every format at any byte and leaves the old file", "[video]") {
  for (const Write& write : {Write(write_mp4), Write(write_gif), Write(write_webm), Write(write_apng),
                             Write(write_webp), Write(write_y4m), Write(write_image)}) {
    const auto size = static_cast<long>(whole_size(write));
    for (const long room : {0L, 1L, size / 3, size - 700, size - 1}) {
      INFO(room << " of " << size << " bytes");
      FailingOps ops;
      ops.bytes_until_full = room;
      CHECK(failure(write, ops) == "cannot write PATH: No space left on device");
    }
  }
}

TEST_CASE("an MP4 fails wherever its writing ends", "[video]") {
  // Every byte written counts, the index and the data moved behind it too: first all of it, then stops in the
  // middle.
  FailingOps counting;
  counting.bytes_until_full = 1L << 40;
  {
    const Folder folder;
    write_mp4(folder / "film.mp4", counting);
    CHECK(counting.written() > static_cast<long>(read_bytes(folder / "film.mp4").size()));
  }
  for (long room = 0; room < counting.written(); room += std::max(1L, counting.written() / 16)) {
    INFO(room << " of " << counting.written() << " bytes");
    FailingOps ops;
    ops.bytes_until_full = room;
    CHECK(failure(write_mp4, ops) == "cannot write PATH: No space left on device");
  }
  FailingOps last;
  last.bytes_until_full = counting.written() - 1;
  CHECK(failure(write_mp4, last) == "cannot write PATH: No space left on device");
}

TEST_CASE("each other step of writing a file can fail", "[video]") {
  for (const Write& write : {Write(write_mp4), Write(write_gif), Write(write_webm), Write(write_apng),
                             Write(write_webp), Write(write_y4m), Write(write_image)}) {
    FailingOps open;
    open.open_fails = true;
    CHECK(failure(write, open) == "cannot create PATH: Permission denied");
    FailingOps fsync;
    fsync.fsyncs_until_failure = 0;
    CHECK(failure(write, fsync) == "cannot flush PATH: Input/output error");
    FailingOps close;
    close.close_fails = true;
    CHECK(failure(write, close) == "cannot close PATH: Disk quota exceeded");
    FailingOps rename;
    rename.rename_fails = true;
    CHECK(failure(write, rename) == "cannot replace PATH: Invalid cross-device link");
  }
  FailingOps faststart;  // nothing else reads
  faststart.reads_until_failure = 0;
  CHECK(failure(write_mp4, faststart) == "cannot read back PATH: Input/output error");
}

TEST_CASE("a folder that cannot be flushed is an error, but the new file is there", "[video]") {
  const Folder folder;
  FailingOps ops;
  ops.fsyncs_until_failure = 1;
  CHECK_THROWS_MATCHES(
      write_image(folder / "a.png", ops), Error,
      Catch::Matchers::Message("cannot flush the folder of " + (folder / "a.png") + ": Input/output error"));
  CHECK(folder.names() == std::vector<std::string>{"a.png"});
}

TEST_CASE("a file size limit fails cleanly", "[video]") {
  const Folder folder;
  put(folder / "film.mp4", "old");
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{2000, 2000};
    setrlimit(RLIMIT_FSIZE, &limit);
    int code = 1;
    try {
      write_film(*make_mp4({kWidth, kHeight, {30, 1}}, {}), kWidth, kHeight, 12, 6, 1, folder / "film.mp4");
    } catch (const Error& error) {
      code = error.what() == "cannot write " + (folder / "film.mp4") + ": File too large" ? 0 : 2;
    }
    _exit(code);
  }
  int status = -1;
  waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(folder.names() == std::vector<std::string>{"film.mp4"});
  CHECK(get(folder / "film.mp4") == "old");
}

TEST_CASE("a film that is given up leaves nothing", "[video]") {
  const Folder folder;
  {
    const auto format = make_mp4({kWidth, kHeight, {30, 1}}, {});
    const auto writer = format->open(folder / "film.mp4", 12);
    writer->append(encode_segment(*format, kWidth, kHeight, 0, 6));
    CHECK(folder.names().size() == 1);
    CHECK(folder.names().at(0).starts_with(".film.mp4." + std::to_string(getpid()) + '-'));
  }
  CHECK(folder.names().empty());
}

TEST_CASE("what killed processes left for the same file is removed, and nothing else", "[video]") {
  const Folder folder;
  const pid_t child = fork();
  if (child == 0) {
    new OutputFile(folder / "film.mp4");  // never destroyed
    _exit(0);
  }
  waitpid(child, nullptr, 0);
  const std::string dead = std::to_string(child);
  REQUIRE(folder.names().size() == 1);
  REQUIRE(folder.names().at(0).starts_with(".film.mp4." + dead + '-'));
  put(folder / (".other.mp4." + dead + "-0.part"), "");
  put(folder / (".film.mp4." + dead + "-0.part.bak"), "");
  put(folder / (".film.mp4.x" + dead + "-0.part"), "");
  put(folder / (".film.mp4." + std::to_string(getppid()) + "-0.part"), "");
  // Its pid means nothing here, but it is locked: a process in another container is writing it.
  const std::string locked = folder / (".film.mp4." + dead + "-77.part");
  put(locked, "");
  const int lock = open(locked.c_str(), O_RDWR);
  REQUIRE(flock(lock, LOCK_EX) == 0);

  OutputFile(folder / "film.mp4").commit();
  close(lock);
  std::vector<std::string> left = {".film.mp4." + std::to_string(getppid()) + "-0.part",
                                   ".film.mp4." + dead + "-77.part",
                                   ".film.mp4." + dead + "-0.part.bak",
                                   ".film.mp4.x" + dead + "-0.part",
                                   ".other.mp4." + dead + "-0.part",
                                   "film.mp4"};
  std::sort(left.begin(), left.end());
  CHECK(folder.names() == left);
}

TEST_CASE("a folder is looked through for unfinished files once: thousands of files are written into one",
          "[video]") {
  const Folder folder;
  put(folder / ".a.mp4.1-0.part", "");
  put(folder / ".a.mp4.1-0.bak", "");
  put(folder / ".b.mp4.1-0.part", "");
  const std::vector<std::string> of_a = {".a.mp4.1-0.part"};
  CHECK(unfinished_in(folder / ".", ".a.mp4.") == of_a);
  put(folder / ".a.mp4.1-1.part", "");
  CHECK(unfinished_in(folder / ".", ".a.mp4.") == of_a);
  CHECK(unfinished_in(folder / ".", ".b.mp4.") == std::vector<std::string>{".b.mp4.1-0.part"});
  CHECK(unfinished_in(folder / ".", ".c.mp4.").empty());
  CHECK(unfinished_in(folder / "nowhere", ".a.mp4.").empty());
}

TEST_CASE("a path is a path, whatever it looks like", "[video]") {
  const Folder folder;
  const std::string name = "tcp:%d %s\xC3\xA9.mp4";
  write_mp4(folder / name, real_file_ops());
  CHECK(folder.names() == std::vector<std::string>{name});
  const std::string long_name = std::string(251, 'n') + ".mp4";
  write_mp4(folder / long_name, real_file_ops());
  CHECK(decode(folder / long_name).size() == 12);
  CHECK_THROWS_MATCHES(
      OutputFile("/nowhere/film.mp4"), Error,
      Catch::Matchers::Message("cannot create /nowhere/film.mp4: No such file or directory"));
  CHECK_THROWS_MATCHES(OutputFile("output/"), Error,
                       Catch::Matchers::Message("cannot write output/: it names a folder"));
}
