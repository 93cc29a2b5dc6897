#include "outputs/overwriting.hpp"

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
namespace fs = std::filesystem;

namespace {

/// A folder in which a scene a.yaml with a narration talk/a.mp4 was read.
class TalkFolder {
 public:
  TalkFolder() {
    fs::create_directories(folder_ / "talk");
    fs::create_directories(folder_ / "out");
    write("a.yaml");
    write("talk/a.mp4");
    scene_.file = folder_ / "a.yaml";
    scene_.inputs = {{folder_ / "a.yaml", "scene"}, {folder_ / "talk/a.mp4", "narration"}};
  }

  void write(const std::string& name) const { std::ofstream(folder_ / name) << "text"; }
  void link(const std::string& to, const std::string& name) const { fs::create_symlink(to, folder_ / name); }
  void hard_link(const std::string& to, const std::string& name) const {
    fs::create_hard_link(folder_ / to, folder_ / name);
  }
  void read(const std::string& name, std::string_view kind) {
    scene_.inputs.push_back({folder_ / name, kind});
  }

  /// What is said of these outputs, without the folder's name; nothing if all is well. A name that ends in a
  /// slash is a folder of pictures.
  std::string said(const std::vector<std::string>& names) const {
    std::vector<PlannedFile> files;
    for (std::string name : names) {
      const bool is_folder = name.back() == '/';
      if (is_folder) name.pop_back();
      Mistake at;
      at.where = {"s.yaml", static_cast<int>(files.size()) + 1, 9};
      files.push_back({folder_ / name, is_folder, at});
    }
    try {
      refuse_overwriting(files, {&scene_, 1});
    } catch (const Error& e) {
      CHECK(e.is_input_error());
      return without_folder(e.what());
    }
    return "";
  }

 private:
  std::string without_folder(std::string text) const {
    const std::string prefix = folder_ / "";
    for (std::size_t at = 0; (at = text.find(prefix, at)) != std::string::npos;)
      text.erase(at, prefix.size());
    return text;
  }

  testing::TemporaryFolder folder_;
  Scene scene_;
};

const std::string kHint = "\n  choose another name, or another folder";

}  // namespace

TEST_CASE("an output may not be a file that is read, by whatever name") {
  const TalkFolder place;
  CHECK(place.said({"out/a.mp4", "b.yaml", "talk/b.mp4"}).empty());
  CHECK(place.said({"a.yaml"}) ==
        "s.yaml:1:9: error: cannot write a.yaml: it is a scene that this run reads" + kHint);
  CHECK(place.said({"out/../talk/a.mp4"}) ==
        "s.yaml:1:9: error: cannot write out/../talk/a.mp4: it is a narration that this run reads" + kHint);
}

TEST_CASE("links to what is read are refused: symbolic ones, hard ones, and folders") {
  const TalkFolder place;
  place.link("../a.yaml", "out/soft.json");
  place.hard_link("a.yaml", "out/hard.json");
  place.link("../talk", "out/spoken");
  const auto refusal = [](const std::string& path, const std::string& input) {
    return "s.yaml:1:9: error: cannot write " + path + ": it is the same file as " + input +
           " that this run reads" + kHint;
  };
  CHECK(place.said({"out/soft.json"}) == refusal("out/soft.json", "a.yaml, a scene"));
  CHECK(place.said({"out/hard.json"}) == refusal("out/hard.json", "a.yaml, a scene"));
  CHECK(place.said({"out/spoken/a.mp4"}) == refusal("out/spoken/a.mp4", "talk/a.mp4, a narration"));
}

TEST_CASE("what was read through a link is not replaced, neither the link nor the file") {
  TalkFolder place;
  place.write("real.yaml");
  place.link("real.yaml", "set.yaml");
  place.read("set.yaml", "optimizer set");
  CHECK(place.said({"set.yaml", "real.yaml"}) ==
        "s.yaml:1:9: error: cannot write set.yaml: it is an optimizer set that this run reads" + kHint +
            "\ns.yaml:2:9: error: cannot write real.yaml: it is the same file as set.yaml, an optimizer set "
            "that this run reads" +
            kHint);
}

TEST_CASE("a folder of pictures may not hold what is read") {
  const TalkFolder place;
  place.link("talk", "out_a");
  CHECK(place.said({"talk/"}) ==
        "s.yaml:1:9: error: cannot write the folder talk: it holds talk/a.mp4, a narration that this run "
        "reads" +
            kHint);
  CHECK(place.said({"out_a/"}) ==
        "s.yaml:1:9: error: cannot write the folder out_a: it holds talk/a.mp4, a narration that this run "
        "reads" +
            kHint);
  CHECK(place.said({"out/a/", "talk/a/"}).empty());
}

TEST_CASE("what is read may have the name of an unfinished output") {
  TalkFolder place;
  place.write("out/.a.mp4.99999999-0.part");
  place.read("out/.a.mp4.99999999-0.part", "narration");
  CHECK(place.said({"out/b.mp4", "a.mp4"}).empty());
  CHECK(place.said({"out/a.mp4"}) ==
        "s.yaml:1:9: error: cannot write out/a.mp4: that removes out/.a.mp4.99999999-0.part, named like an "
        "unfinished output and a narration that this run reads" +
            kHint);
}

TEST_CASE("two outputs may not be one file, nor lie in each other") {
  const TalkFolder place;
  place.link("out", "linked");
  const std::string at_first = "\n  the other one is at s.yaml:1:9";
  CHECK(place.said({"out/a.gif", "out/b.gif", "linked/c.gif"}).empty());
  CHECK(place.said({"out/a.gif", "out/b.gif", "out/a.gif"}) ==
        "s.yaml:3:9: error: two outputs would be the same file out/a.gif" + at_first);
  CHECK(place.said({"out/a.gif", "linked/a.gif"}) ==
        "s.yaml:2:9: error: two outputs would be the same file, through links: out/a.gif and linked/a.gif" +
            at_first);
  CHECK(place.said({"out/new/a.gif", "linked/new/a.gif"}) ==
        "s.yaml:2:9: error: two outputs would be the same file, through links: out/new/a.gif and "
        "linked/new/a.gif" +
            at_first);
  CHECK(place.said({"out/a/", "linked/a/b.gif"}) ==
        "s.yaml:2:9: error: the output linked/a/b.gif would lie in the output out/a" + at_first);
}
