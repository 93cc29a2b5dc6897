// Scenes to begin with.
#include "cli/process.hpp"
#include "outputs/new_scene.hpp"
#include "skipped.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("new: every template passes check --strict and renders, and names the schema for editors") {
  const bool is_slow = std::string_view(GRADREEL_SANITIZE) != "";
  if (is_slow) report_skipped("films of all templates but one: too slow with sanitizers");
  for (const std::string_view name : template_names()) {
    if (is_slow && name != "data") continue;
    INFO(name);
    const TemporaryFolder folder;
    const Result made = run_binary(folder.path(), {"new", "mine", "--template", std::string(name)});
    CHECK(made.exit_code == 0);
    const bool has_data = fs::exists(folder / "mine.csv");
    CHECK(made.out == std::string("wrote mine.yaml\n") + (has_data ? "wrote mine.csv\n" : "") +
                          "  to see it: gradreel render mine.yaml\n");
    const std::string text = read_file(folder / "mine.yaml");
    CHECK_THAT(text, Catch::StartsWith("# yaml-language-server: $schema=gradreel.schema.json\n"));
    CHECK_THAT(text, Catch::Contains("gradreel render mine.yaml") && !Catch::Contains("NAME"));
    CHECK(run_binary(folder.path(), {"check", "mine.yaml", "--strict"}).err == "");
    CHECK(run_binary(folder.path(), {"render", "mine.yaml", "--profile", "draft", "--strict"}).exit_code ==
          0);
    CHECK(fs::file_size(folder / "output/mine.draft.mp4") > 1000);
  }
}

TEST_CASE("new: overwrites nothing, and takes only the name of a file") {
  const TemporaryFolder folder;
  write_file(folder / "mine.csv", "mine");
  const auto said = [&](const std::vector<std::string>& arguments) {
    const Result result = run_binary(folder.path(), arguments);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(said({"new", "mine", "--template", "import"}) ==
        "new: error: mine.csv is there already, and nothing is overwritten\n"
        "  choose another name, or remove it\n1 mistake\n");
  CHECK_FALSE(fs::exists(folder / "mine.yaml"));
  CHECK(read_file(folder / "mine.csv") == "mine");
  CHECK(run_binary(folder.path(), {"new", "mine.yaml"}).exit_code == 0);
  CHECK_THAT(read_file(folder / "mine.yaml"), Catch::Contains("Several optimizers from one start."));
  CHECK(said({"new", "mine"}) ==
        "new: error: mine.yaml is there already, and nothing is overwritten\n"
        "  choose another name, or remove it\n1 mistake\n");
  fs::create_symlink("nowhere", folder / "link.yaml");
  CHECK_THAT(said({"new", "link"}), Catch::StartsWith("new: error: link.yaml is there already"));
  for (const char* name : {"../mine", "", ".hidden", "a b", "-x.yaml"}) {
    INFO(name);
    if (name[0] == '-') continue;  // an option
    CHECK(said({"new", name}) == "new: error: '" + std::string(name) +
                                     "' is no name for a scene\n  use letters, digits, -, _ and dots; the "
                                     "file is written to the folder that "
                                     "you are in\n1 mistake\n");
  }
  CHECK(said({"new", "other", "--template", "lectur"}) ==
        "--template: error: unknown template 'lectur'\n  did you mean 'lecture'?\n1 mistake\n");
  CHECK_FALSE(fs::exists(folder / "other.yaml"));
}
