#include "outputs/scene_files.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "core/error.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
namespace fs = std::filesystem;

namespace {

/// The scenes that are found, or what is wrong, without the folder's name.
std::string found(const testing::TemporaryFolder& folder, const std::string& name = "scenes",
                  const std::vector<std::string>& excluded = {}) {
  std::string text;
  std::vector<Mistake> warnings;
  try {
    for (const SceneFile& file : find_scene_files({folder / name}, excluded, warnings))
      text += file.path + " in '" + file.folder + "'\n";
    for (const Mistake& warning : warnings) text += to_string(warning, "warning") + "\n";
  } catch (const Error& e) {
    text = e.what();
  }
  for (std::size_t at; (at = text.find(folder.path() + "/")) != std::string::npos;) {
    text.erase(at, folder.path().size() + 1);
  }
  return text;
}

void write(const std::string& path) { std::ofstream(path) << "surface: bowl\n"; }

}  // namespace

TEST_CASE("a folder's scenes are all below it, whatever the case of their endings") {
  const testing::TemporaryFolder folder;
  fs::create_directories(folder / "scenes/deep/er");
  write(folder / "scenes/b.YAML");
  write(folder / "scenes/deep/er/a.yml");
  write(folder / "scenes/notes.txt");
  write(folder / "elsewhere.yaml");
  fs::create_symlink("../elsewhere.yaml", folder / "scenes/c.yaml");
  fs::create_symlink("someone@host.17", folder / "scenes/.#b.YAML");  // Emacs changes b.YAML
  CHECK(found(folder) == "scenes/b.YAML in ''\nscenes/c.yaml in ''\nscenes/deep/er/a.yml in 'deep/er'\n");
}

TEST_CASE("what has the name of a scene and is none is named, all at once") {
  const testing::TemporaryFolder folder;
  fs::create_directories(folder / "scenes");
  write(folder / "scenes/good.yaml");
  fs::create_symlink("nowhere", folder / "scenes/dangling.yaml");
  fs::create_symlink("loop.yaml", folder / "scenes/loop.yaml");
  REQUIRE(mkfifo((folder / "scenes/pipe.yaml").c_str(), 0600) == 0);
  fs::create_symlink("/dev/null", folder / "scenes/device.yaml");
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  (folder / "scenes/socket.yaml").copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  close(fd);
  CHECK(found(folder) ==
        "scenes/dangling.yaml: error: a link that leads nowhere\n"
        "scenes/device.yaml: error: not a regular file\n"
        "scenes/loop.yaml: error: cannot be read: Too many levels of symbolic links\n"
        "scenes/pipe.yaml: error: not a regular file\n"
        "scenes/socket.yaml: error: not a regular file");
  CHECK(found(folder, "scenes/dangling.yaml") == "scenes/dangling.yaml: error: a link that leads nowhere");
  CHECK(found(folder, "scenes/none.yaml") == "scenes/none.yaml: error: no such file or folder");
  CHECK(found(folder, "scenes/good.yaml/x") == "scenes/good.yaml/x: error: no such file or folder");
}

TEST_CASE("links to folders are followed, and told where they lead in circles") {
  const testing::TemporaryFolder folder;
  fs::create_directories(folder / "scenes/deep");
  fs::create_directories(folder / "shared");
  write(folder / "shared/a.yaml");
  fs::create_directory_symlink("../../shared", folder / "scenes/deep/linked");
  fs::create_directory_symlink("../shared", folder / "scenes/again");
  CHECK(found(folder) == "scenes/again/a.yaml in 'again'\nscenes/deep/linked/a.yaml in 'deep/linked'\n");
  fs::create_directory_symlink("..", folder / "scenes/deep/up");
  CHECK(found(folder) ==
        "scenes/deep/up: error: a link to a folder that it lies in: scenes without end\n"
        "  leave it out: --exclude up");
  CHECK(found(folder, "scenes", {"up", "again"}) == "scenes/deep/linked/a.yaml in 'deep/linked'\n");
}

TEST_CASE("patterns name files and folders, and leave them out") {
  const testing::TemporaryFolder folder;
  fs::create_directories(folder / "scenes/old");
  for (const char* name : {"a1.yaml", "a2.yml", "b.yaml", "old/c.yaml"}) write((folder / "scenes/") + name);
  CHECK(found(folder, "scenes/a*") == "scenes/a1.yaml in ''\nscenes/a2.yml in ''\n");
  CHECK(found(folder, "sc[e]nes") ==
        "scenes/a1.yaml in ''\nscenes/a2.yml in ''\nscenes/b.yaml in ''\nscenes/old/c.yaml in 'old'\n");
  CHECK(found(folder, "scenes/x*") == "scenes/x*: error: no file or folder matches");
  write(folder / "scenes/x[1].yaml");  // a file of that name comes first
  CHECK(found(folder, "scenes/x[1].yaml") == "scenes/x[1].yaml in ''\n");
  CHECK(found(folder, "scenes", {"a?.yaml", "old", "x*"}) == "scenes/a2.yml in ''\nscenes/b.yaml in ''\n");
  CHECK(found(folder, "scenes", {folder / "scenes/*.yaml"}) == "scenes/a2.yml in ''\n");
  CHECK(found(folder, "scenes/b.yaml", {"c.yaml"}) ==
        "scenes/b.yaml in ''\n--exclude: warning: 'c.yaml' leaves out nothing\n");
  CHECK(found(folder, "scenes", {"*"}) == "--exclude: error: no scene is left: it leaves out 1 path");
}
