#include "film/text_blocks.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

using Lines = std::vector<std::string>;

const TextStyle kStyle = {.size_px = 20};

double width(TextEngine& text, const char* of) { return text.measure(of, kStyle).width; }

FilmContent content(int width, int height) {
  FilmContent c;
  c.width = width;
  c.height = height;
  return c;
}

Descent descent(std::string label, Lines settings, std::vector<double> rates = {}) {
  Descent d;
  d.label = std::move(label);
  d.settings = std::move(settings);
  auto trajectory = std::make_shared<Trajectory>();
  trajectory->learning_rates = std::move(rates);
  d.trajectory = trajectory;
  return d;
}

}  // namespace

TEST_CASE("items flow into lines, broken between items") {
  TextEngine text;
  const Lines items = {"one", "two (a = 1, b = 2)", "three"};
  CHECK(flowed(items, kStyle, 1000, 1000, text) == Lines{"one, two (a = 1, b = 2), three"});
  const double two = width(text, "one, two (a = 1, b = 2),");
  CHECK(flowed(items, kStyle, two + 1, two + 1, text) == Lines{"one, two (a = 1, b = 2),", "three"});
  CHECK(flowed(items, kStyle, 0, two + 1, text) == Lines{"", "one, two (a = 1, b = 2),", "three"});
  CHECK(flowed({}, kStyle, 100, 100, text) == Lines{""});
}

TEST_CASE("an item too wide for a line is broken at its commas, then at spaces, then cut") {
  TextEngine text;
  const Lines items = {"one", "two (a = 1, b = 2)"};
  const double part = width(text, "two (a = 1,") + 1;
  CHECK(flowed(items, kStyle, part, part, text) == Lines{"one,", "two (a = 1,", "b = 2)"});
  const double word = width(text, "(a = 1,") + 1;
  CHECK(flowed(items, kStyle, word, word, text) == Lines{"one,", "two", "(a = 1,", "b =", "2)"});
  const Lines cut = flowed(Lines{"unbreakable"}, kStyle, 60, 60, text);
  CHECK(cut.back() == text.fitted("unbreakable", kStyle, 60));
  CHECK(cut.back() != "unbreakable");
}

TEST_CASE("a subtitle stands beside the title where it fits, else below it, whole") {
  TextEngine text;
  FilmContent c = content(800, 450);
  CHECK(title_block(c, 770, text).height == 0);
  c.title = "Short";
  c.subtitle = {"all: cosine", "noise σ = 0.3"};
  const TitleBlock beside = title_block(c, 770, text);
  CHECK(beside.beside == "all: cosine, noise σ = 0.3");
  CHECK(beside.below.empty());
  CHECK(beside.title == Lines{"Short"});
  c.title = "A title that is so long that nothing else finds any room";
  const TitleBlock below = title_block(c, text.measure(c.title, title_style(c)).width + 100, text);
  CHECK(below.beside.empty());
  CHECK(below.below == Lines{"all: cosine, noise σ = 0.3"});
  CHECK(below.height == Approx(beside.height + body_line(c)));
}

TEST_CASE("a title too long for a line stands on two about equally long ones, then ends in an ellipsis") {
  TextEngine text;
  FilmContent c = content(1080, 1080);
  c.title = "In a ravine the gradient points across, the velocity along";
  const double whole = text.measure(c.title, title_style(c)).width;
  const TitleBlock one = title_block(c, whole + 1, text);
  CHECK(one.title == Lines{c.title});
  const TitleBlock two = title_block(c, whole - 1, text);
  CHECK(two.title == Lines{"In a ravine the gradient points", "across, the velocity along"});
  CHECK(two.height == Approx(2 * one.height));
  const TitleBlock cut = title_block(c, 0.45 * whole, text);
  REQUIRE(cut.title.size() == 2);
  CHECK(cut.title[0] == "In a ravine the gradient");
  CHECK(cut.title[1] == text.fitted("points across, the velocity along", title_style(c), 0.45 * whole));
  CHECK(cut.title[1].ends_with("…"));
  c.title = "Unbreakable";
  CHECK(title_block(c, 50, text).title == Lines{text.fitted("Unbreakable", title_style(c), 50)});
}

TEST_CASE("a subtitle may stand beside the last line of a title of two") {
  TextEngine text;
  FilmContent c = content(1080, 1080);
  c.title = "In a ravine the gradient points across, the velocity along";
  c.subtitle = {"all: cosine"};
  const double width = text.measure(c.title, title_style(c)).width - 1;
  CHECK(title_block(c, width, text).beside == "all: cosine");
}

TEST_CASE("a card's settings go on below its name") {
  TextEngine text;
  FilmContent c = content(1920, 1080);
  const CardBlock narrow = card_block(c, descent("Adam", {"α = 0.1", "cosine", "warm-up 10"}), 420, text);
  CHECK(narrow.name == "Adam");
  CHECK(narrow.settings == Lines{"α = 0.1, cosine,", "warm-up 10"});
  CHECK(!narrow.has_rate);
  c.descents = {descent("Adam", {"α = 0.1"}), descent("SGD", {"α = 0.1"})};
  const double line = body_line(c);
  CHECK(legend_grid(c, 1855, text).row_ends == std::vector{2.1 * line});
  c.descents[1].settings = {"step (S = 30, γ = 0.5)", "warm-up 10", "noise σ = 0.3"};
  const LegendGrid grid = legend_grid(c, 1855, text);
  CHECK(grid.columns == 2);
  CHECK(grid.card_width == 1855.0 / 2);
  CHECK(grid.row_ends == std::vector{2.1 * line});  // in wider cards
  c.descents.resize(4, c.descents[1]);
  const LegendGrid one_row = legend_grid(c, 1855, text);
  CHECK(one_row.columns == 4);
  CHECK(one_row.row_ends == std::vector{3.1 * line});
}

TEST_CASE("a row of cards is as high as its longest") {
  TextEngine text;
  FilmContent c = content(1080, 1080);
  c.descents.assign(4, descent("Gradient descent", {"α = 0.1"}));
  c.descents[1].settings = {"α = 0.1", "step (S = 30, γ = 0.5)", "warm-up 10"};
  const LegendGrid grid = legend_grid(c, 1015, text);
  CHECK(grid.columns == 2);
  REQUIRE(grid.row_ends.size() == 2);
  CHECK(grid.row_ends[0] > 3 * body_line(c));
  CHECK(grid.row_ends[1] == Approx(grid.row_ends[0] + 2.1 * body_line(c)));
  CHECK(grid.height() == grid.row_ends[1]);
}

TEST_CASE("where the learning rate changes, there is room for it at the end of the settings") {
  TextEngine text;
  const FilmContent c = content(1920, 1080);
  const Descent d = descent("Adam", {"α = 0.1", "cosine"}, {0.1, 0.05, 0.001});
  const CardBlock card = card_block(c, d, 600, text);
  CHECK(card.has_rate);
  CHECK(card.settings == Lines{"α = 0.1, cosine, "});
  CHECK(rate_text(c, d, 0) == "αₖ = 0.1");
  CHECK(rate_text(c, d, 1) == "αₖ = 0.1");
  CHECK(rate_text(c, d, 3) == "αₖ = 0.001");
  CHECK(card_block(c, d, 420, text).settings == Lines{"α = 0.1, cosine,", ""});
  CHECK(!card_block(c, descent("Adam", {"α = 0.1"}, {0.1, 0.1}), 420, text).has_rate);
}

TEST_CASE("a card that is too narrow for a changing learning rate shows its settings without it") {
  TextEngine text;
  const FilmContent c = content(1920, 1080);
  const Descent d = descent("Adam", {"α = 0.1"}, {0.1, 0.05, 0.001});
  for (const double width : {10.0, 60.0, 100.0, 140.0, 180.0}) {
    const CardBlock card = card_block(c, d, width, text);
    CHECK(!card.has_rate);
    CHECK(!card.settings.empty());
  }
}
