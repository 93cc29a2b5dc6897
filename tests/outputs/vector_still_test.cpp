// Vector stills as other programs see them: poppler's for PDF, librsvg for SVG.
#include <map>
#include <sstream>

#include "batch/render.hpp"
#include "catch.hpp"
#include "cli/process.hpp"
#include "core/private_folder.hpp"
#include "core/subprocess.hpp"
#include "film/cuts.hpp"
#include "film/fixtures.hpp"
#include "outputs/rasterised.hpp"
#include "outputs/still.hpp"
#include "paint/vector_frame.hpp"
#include "scene/broken.hpp"
#include "video/decode.hpp"
#include "video/ssim.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

const std::string kScene = "surface: himmelblau\nstart: [1, 4]\nepochs: 40\noptimizers: [momentum, adam]\n";
const std::string kMarked =
    kScene + "title: Two ways down\noverlays: [contour_labels, velocity, comet, inset]\n";
const std::string kCompared =
    "surface: himmelblau\nstart: [0.3, 4]\nepochs: 40\ntitle: Four ways down\nlayout: comparison\n"
    "optimizers: [gradient_descent, momentum, rmsprop, adam]\n";

constexpr int kFiner = 2;

Film film_of(const std::string& scene, int width = 1280, int height = 720) {
  return small_film(width, height, 10, parse_scene("s.yaml", scene, shipped_configs()));
}

/// What a program of poppler-utils says.
std::string poppler(const std::string& program, std::vector<std::string> arguments,
                    const std::string& folder) {
  const std::string path = find_program(program);
  INFO(program << " is installed by scripts/setup");
  REQUIRE_FALSE(path.empty());
  const RunResult run =
      run_program({path, std::move(arguments), {"LC_ALL=C.UTF-8"}, folder}, {.cpu_s = 60, .wall_s = 300});
  INFO(run.output);
  REQUIRE(run.exit_code == 0);
  return run.output;
}

/// Each pixel the mean of kFiner x kFiner.
Image averaged(const Image& fine) {
  Image image(fine.width() / kFiner, fine.height() / kFiner);
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      double r = 0, g = 0, b = 0;
      for (int i = 0; i < kFiner * kFiner; ++i) {
        const Rgb c = to_rgb(fine.at(kFiner * x + i % kFiner, kFiner * y + i / kFiner));
        r += c.r;
        g += c.g;
        b += c.b;
      }
      const double share = 1 / (255.0 * kFiner * kFiner);
      image.row(y)[x] = opaque(Color{share * r, share * g, share * b});
    }
  }
  return image;
}

// Finer than the picture asked for, since poppler draws no line narrower than a pixel and moves such lines to
// whole ones.
Image rasterised_pdf(const std::string& pdf, int width, int height) {
  const PrivateFolder folder;
  write_file(folder.path() + "/x.pdf", pdf);
  poppler("pdftocairo",
          {"-png", "-singlefile", "-scale-to-x", std::to_string(kFiner * width), "-scale-to-y",
           std::to_string(kFiner * height), "x.pdf", "x"},
          folder.path());
  return averaged(test::decode(folder.path() + "/x.png").front().image);
}

using CountedWords = std::map<std::string, int>;  // how often each stands there

void add_words(CountedWords& words, const std::string& text) {
  std::istringstream in(text);
  for (std::string word; in >> word;) ++words[word];
}

/// The frame as a PDF, and the texts that were drawn in it.
std::string drawn_pdf(const Film& film, std::int64_t frame, std::vector<TextBox>& texts) {
  TextEngine engine(film.content().formulas);
  engine.report_to(&texts);
  VectorSheet page({.format = VectorFormat::pdf,
                    .width_px = film.width(),
                    .height_px = film.height(),
                    .width_pt = film.width() * kPointsPerPixel,
                    .title = {}});
  draw_frame(film, frame, page, engine);
  return page.finish();
}

struct Likeness {
  double pdf = 0, outlined_pdf = 0, svg = 0;
};

Likeness likeness(const Film& film) {
  const std::int64_t frame = film.timeline().frame_of(30);
  const Image png = paint_frame(film, frame);
  const auto pdf = [&](bool outlines) {
    return test::ssim(png, rasterised_pdf(vector_still(film, frame, StillKind::pdf, {.outlines = outlines}),
                                          film.width(), film.height()));
  };
  const std::string svg = vector_still(film, frame, StillKind::svg);
  return {pdf(false), pdf(true), test::ssim(png, rasterised(svg, film.width(), film.height()))};
}

void check_likeness(const std::string& scene, const Likeness& above) {
  const Likeness like = likeness(film_of(scene));
  INFO(like.pdf << " " << like.outlined_pdf << " " << like.svg);
  CHECK(like.pdf > above.pdf);
  CHECK(like.outlined_pdf > above.outlined_pdf);
  CHECK(like.svg > above.svg);
}

}  // namespace

TEST_CASE("a search in a PDF finds each text as often as it is drawn", "[still]") {
  const Film film = film_of(kMarked);
  std::vector<TextBox> texts;
  const std::string pdf = drawn_pdf(film, film.timeline().frame_of(30), texts);
  const PrivateFolder folder;
  write_file(folder.path() + "/x.pdf", pdf);
  CountedWords drawn, found;
  for (const TextBox& t : texts) add_words(drawn, t.text);
  add_words(found, poppler("pdftotext", {"-raw", "x.pdf", "-"}, folder.path()));
  CHECK(drawn.size() > 30);
  CHECK(found == drawn);
}

TEST_CASE("the title of a PDF is as metadata have it, without LaTeX", "[still]") {
  const Film film = film_of(kScene + "title: A step of $\\alpha_k$ on $\\frac{a}{b}$\n", 320, 180);
  const PrivateFolder folder;
  write_file(folder.path() + "/x.pdf", vector_still(film, 0, StillKind::pdf));
  const std::string said = poppler("pdfinfo", {"x.pdf"}, folder.path());
  CHECK_THAT(said, Catch::Contains("Title:           A step of αₖ on a/b\n"));
  CHECK_THAT(said, Catch::Contains("Creator:         gradreel\n"));
}

TEST_CASE("PDF and SVG look like the PNG, with overlays and a 3D surface", "[still]") {
  check_likeness(kMarked, {.pdf = 0.993, .outlined_pdf = 0.995, .svg = 0.995});
}

TEST_CASE("PDF and SVG look like the PNG, with small multiples", "[still]") {
  check_likeness(kCompared, {.pdf = 0.995, .outlined_pdf = 0.996, .svg = 0.996});
}
