#include "film/legend_plan.hpp"

#include <fmt/format.h>

#include <set>

#include "catch.hpp"
#include "film/comparison.hpp"

using namespace gradreel;

namespace {

FilmContent crowd(int n, const std::string& end_of_label = "") {
  FilmContent c;
  c.width = 800;
  c.height = 450;
  c.epochs = 10;
  auto trajectory = std::make_shared<Trajectory>();
  trajectory->learning_rates = {0.1};
  trajectory->losses = {3, 2, 1.2345678};
  for (int i = 0; i < n; ++i) {
    Descent d;
    d.label = fmt::format("run {:02}{}", i + 1, end_of_label);
    d.settings = {"α = 0.1"};
    d.trajectory = trajectory;
    c.descents.push_back(d);
  }
  return c;
}

}  // namespace

TEST_CASE("legend: cards, then smaller ones, then lines, then names, and at last a note", "[legend]") {
  TextEngine text;
  const double usual = crowd(1).px(crowd(1).theme.text_size), smallest = smallest_text_px(450);
  const auto plan = [&](int n, double height) {
    return plan_legend(crowd(n, " conjugate_gradient"), 773, height, text);
  };
  const LegendPlan few = plan(3, 100);
  CHECK(few.detail == LegendDetail::cards);
  CHECK(few.text_px == usual);
  CHECK(few.shown == 3);
  const LegendPlan smaller = plan(14, plan(14, 1e9).height - 1);
  CHECK(smaller.detail == LegendDetail::cards);
  CHECK(smaller.text_px < usual);
  CHECK(smaller.text_px >= smallest);
  CHECK(plan(14, 105).detail == LegendDetail::lines);
  const LegendPlan names = plan(64, 190);
  CHECK(names.detail == LegendDetail::names);
  CHECK(names.text_px == smallest);
  CHECK(names.shown == 64);
  CHECK(names.note == "");
  const LegendPlan too_many = plan(64, 50);
  CHECK(too_many.text_px == smallest);
  CHECK(too_many.shown < 64);
  CHECK(too_many.note.starts_with(fmt::format("{} not named: run {:02} conjugate_gradient, run ",
                                              64 - too_many.shown, too_many.shown + 1)));
}

TEST_CASE("legend: a plan keeps to its room, and its own height gives the same plan", "[legend]") {
  TextEngine text;
  for (const int n : {1, 5, 9, 17, 30, 64}) {
    const FilmContent c = crowd(n, " gradient_descent_backtracking");
    for (const double width : {240.0, 420.0, 773.0}) {
      for (const double height : {40.0, 70.0, 120.0, 190.0, 400.0}) {
        INFO(n << " descents in " << width << " x " << height);
        const LegendPlan plan = plan_legend(c, width, height, text);
        CHECK(plan.height <= height + 1e-3);
        CHECK(plan.grid.columns * plan.grid.card_width <= width + 1e-3);
        CHECK((plan.shown == c.cards()) == plan.note.empty());
        const std::size_t cells =
            static_cast<std::size_t>(plan.grid.columns) * static_cast<std::size_t>(plan.rows());
        CHECK(cells >= plan.shown + (plan.detail == LegendDetail::cards ? 0 : 1));
        const LegendPlan again = plan_legend(c, width, plan.height, text);
        CHECK(again.detail == plan.detail);
        CHECK(again.text_px == plan.text_px);
        CHECK(again.shown == plan.shown);
        CHECK(again.height == plan.height);
        CHECK(again.grid.columns == plan.grid.columns);
      }
    }
  }
}

TEST_CASE("legend: shortened names all differ; where they would not, a note tells who is missing",
          "[legend]") {
  TextEngine text;
  FilmContent c = crowd(40);
  const LegendPlan short_ones = plan_legend(c, 420, 120, text);
  CHECK(short_ones.shown == 40);
  for (int i = 0; i < 40; ++i) {
    c.descents[static_cast<std::size_t>(i)].label =
        fmt::format("gradient descent with momentum {:02}", i + 1);
  }
  const LegendPlan plan = plan_legend(c, 420, 120, text);
  CHECK(plan.shown < 40);
  CHECK(plan.note.starts_with(fmt::format("{} not named: gradient descent with", 40 - plan.shown)));
  std::set<std::string> names;
  for (const Descent& d : c.descents) {
    names.insert(text.fitted(d.label, name_style(with_text(c, plan.text_px)), plan.name_width));
  }
  CHECK(names.size() == 40);
}

TEST_CASE("legend: a line says the loss, or that the descent diverged", "[legend]") {
  const FilmContent content;
  Trajectory t;
  t.learning_rates = {0.1, 0.1};
  t.losses = {3, 2, 1.2345678};
  t.points = {{0, 0}, {0, 0}, {0, 0}};
  CHECK(line_status(content, t, 0) == "3.0000");
  CHECK(line_status(content, t, 2) == "1.2346");
  t.outcome = Outcome::diverged;
  CHECK(line_status(content, t, 1) == "2.0000");
  CHECK(line_status(content, t, 2) == "diverged");
}
