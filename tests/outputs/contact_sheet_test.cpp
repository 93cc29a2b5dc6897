#include "outputs/contact_sheet.hpp"

#include "catch.hpp"
#include "cli/process.hpp"
#include "film/cuts.hpp"
#include "film/fixtures.hpp"
#include "outputs/shrink.hpp"
#include "scene/broken.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

std::vector<std::int64_t> frames_of(const Film& film, const SheetPlan& plan) {
  return sheet_frames(film, plan, "s.yaml", "test");
}

}  // namespace

TEST_CASE("a smaller picture has the means of what its pixels cover") {
  Image image(4, 2, 0xFF000000);
  image.row(0)[0] = image.row(0)[1] = image.row(1)[0] = image.row(1)[1] = 0xFFFFFFFF;
  CHECK(shrunk(image, 2, 1).at(0, 0) == 0xFFFFFFFF);
  CHECK(shrunk(image, 2, 1).at(1, 0) == 0xFF000000);
  CHECK(shrunk(image, 1, 1).at(0, 0) == 0xFF808080);
  CHECK(shrunk(image, 3, 2).at(1, 0) == 0xFF808080);  // half of each
  CHECK(shrunk(image, 4, 2) == image);
}

TEST_CASE("a sheet shows moments at even distances, from the first to the last plain one, each once") {
  const Film film = small_film(320, 180, 10);
  const std::int64_t last = last_plain_frame(film);
  REQUIRE(last == 39);
  CHECK(frames_of(film, {.count = 4}) == std::vector<std::int64_t>{0, 13, 26, 39});
  CHECK(frames_of(film, {.count = 1}) == std::vector<std::int64_t>{39});
  CHECK(frames_of(film, {.count = 100}).size() == 40);
  SheetPlan chosen = {.choice = SheetPlan::Choice::moments};
  chosen.moments = {
      {StillMoment::Kind::frame, 7, 0}, {StillMoment::Kind::end, 0, 0}, {StillMoment::Kind::frame, 3, 0}};
  CHECK(frames_of(film, chosen) == std::vector<std::int64_t>{7, 39, 3});
  CHECK_THROWS_WITH(frames_of(film, {.choice = SheetPlan::Choice::captions}),
                    "s.yaml: error: the film has no captions\n  leave out --moments captions");
}

TEST_CASE("labels of a sheet are in the scene's language, with its decimal mark") {
  const auto label_of = [](const char* language, std::int64_t frame) {
    const Scene scene = parse_scene("s.yaml",
                                    std::string("surface: bowl\nlanguage: ") + language +
                                        "\nepochs: 40\ntimeline: {duration: 4}\n"
                                        "opening: {title: Hello, seconds: 1}\noutputs: [draft]\n",
                                    shipped_configs());
    const SheetLabel label = sheet_label(small_film(320, 180, 10, scene), frame);
    return std::vector<std::string>{label.time, label.moment, label.frame};
  };
  CHECK(label_of("eng", 33) == std::vector<std::string>{"3.30 s", "epoch 40", "frame 33"});
  CHECK(label_of("deu", 33) == std::vector<std::string>{"3,30 s", "Epoche 40", "Bild 33"});
  CHECK(label_of("fra", 33) == std::vector<std::string>{"3,30 s", "époque 40", "image 33"});
  CHECK(label_of("spa", 0)[1] == "apertura");
}

TEST_CASE("a sheet's pictures are the film's, in rows, each with a label below") {
  const Film film = small_film(320, 180, 10);
  const SheetPlan plan = {.count = 4, .picture_width = 160};
  const Image sheet = contact_sheet(film, frames_of(film, plan), plan);
  // em 12, gap 12, margin 18, label 24: two columns and two rows
  CHECK(sheet.width() == 2 * 18 + 2 * 160 + 12);
  CHECK(sheet.height() == 2 * 18 + 2 * (90 + 24) + 12);
  CHECK(contact_sheet(film, {0, 13, 26, 39}, {.columns = 4, .picture_width = 160}).width() ==
        2 * 18 + 4 * 160 + 3 * 12);
  CHECK(contact_sheet(film, {39}, {.picture_width = 9999}).width() == 2 * 18 + 320);
  CHECK_THROWS_WITH(
      contact_sheet(film, std::vector<std::int64_t>(60, 0), {.columns = 60, .picture_width = 320}),
      "sheet: error: the sheet would have 19944 x 240 pixels; at most 16384 in each direction\n"
      "  choose fewer moments or a smaller --width");
}

TEST_CASE("sheet: writes a PNG, at captions too, and replaces nothing that is read") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml",
             "surface: bowl\noutputs: [draft]\ncaptions: [{at: 1, text: One}, {at: 5, text: Two}]\n");
  const Result plain = run_binary(folder.path(), {"sheet", "s.yaml", "--moments", "2", "--width", "200"});
  CHECK(plain.exit_code == 0);
  CHECK(plain.err.empty());
  CHECK_THAT(plain.out, Catch::StartsWith("wrote output/s.sheet.png (2 pictures, "));
  CHECK(read_file(folder / "output/s.sheet.png").substr(1, 3) == "PNG");
  CHECK_THAT(run_binary(folder.path(), {"sheet", "s.yaml", "-o", "a.png", "--moments", "captions"}).out,
             Catch::StartsWith("wrote a.png (2 pictures, "));
  CHECK_THAT(
      run_binary(folder.path(), {"sheet", "s.yaml", "-o", "b.png", "--at", "epoch=3", "--at", "end"}).out,
      Catch::StartsWith("wrote b.png (2 pictures, "));
  const auto refused = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"sheet", "s.yaml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Result result = run_binary(folder.path(), arguments);
    CHECK(result.exit_code == 2);
    return result.err;
  };
  CHECK(refused({"--moments", "many"}) ==
        "--moments: error: expected a number from 1 to 100 or captions, found 'many'\n1 mistake\n");
  CHECK(refused({"-o", "s.yaml"}) ==
        "--output: error: 's.yaml' does not say what to write\n  its name must end in .png\n1 mistake\n");
  CHECK_THAT(refused({"--at", "frame=9999"}),
             Catch::StartsWith("s.yaml: error: there is no frame 9999: draft has"));
}
