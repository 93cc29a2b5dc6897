#include "scene/data_surface_keys.hpp"

#include <algorithm>

#include "scene/data_surface.hpp"
#include "scene/time_reading.hpp"
#include "surfaces/regression.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxFile = 200;  // code points

Form column_form() { return form::undrawn(kMaxColumnName); }

std::vector<Key> feature_keys(std::string_view x) {
  return {
      {.name = "x",
       .forms = {column_form()},
       .doc = "the column of the one feature, whose weight is the slope; the other weight is the intercept",
       .otherwise = "`features`",
       .example = x},
      {.name = "features",
       .forms = {form::list(1, 2, "columns", {column_form()})},
       .doc = "the same as a list; or two columns, whose weights the surface then has, without an intercept",
       .otherwise = "`x`",
       .example = x == "area" ? "[area]" : "[hours]"},
      {.name = "intercept",
       .forms = {form::flag()},
       .doc = "whether a constant is added: a surface has two weights",
       .otherwise = "`true` with one feature, `false` with two",
       .example = "true"}};
}

std::vector<Key> model_keys() {
  return {
      {.name = "standardize",
       .forms = {form::flag()},
       .doc = "scales every feature to mean 0 and standard deviation 1 (of the population: divided by the "
              "number of rows)",
       .fallback = false},
      {.name = "l2",
       .forms = {form::number(non_negative())},
       .doc = "λ: adds λ/2 times the square of the weights to the mean loss; not of an intercept",
       .fallback = Regression{}.l2,
       .example = "0.01"},
      {.name = "domain",
       .forms = {form::mapping(data_domain_section())},
       .doc = "the weights that are shown",
       .otherwise = "around the minimum, as wide as the second derivatives there say",
       .example = "{x: [-1, 5], y: [-10, 80]}"},
      {.name = "title",
       .forms = {form::text(kMaxTitle)},
       .doc = "how texts call the surface",
       .otherwise = "the loss and the columns"}};
}

Key file_key(std::string_view name, std::string_view example) {
  return {.name = name,
          .forms = {form::undrawn(kMaxFile)},
          .doc = "a table (CSV) from the scene's folder, whose first line names the columns",
          .required = true,
          .example = example};
}

}  // namespace

TextRule column_rule() { return column_form().text; }

const Section& data_domain_section() {
  static const Section section = [] {
    Section s = {.name = "surface.domain of data",
                 .doc = "the weights that a surface of data shows",
                 .keys = domain_keys("")};
    for (Key& key : s.keys) key.required = true;
    return s;
  }();
  return section;
}

const Section& least_squares_section() {
  static const Section section = {
      .name = "least squares",
      .doc = "the mean loss of a linear model over the rows of a file: see [data](data.md)",
      .keys = joined(
          joined({file_key("least_squares", "houses.csv")}, feature_keys("area")),
          joined(
              {{.name = "y",
                .forms = {column_form()},
                .doc = "the column that the model predicts",
                .required = true,
                .example = "price"},
               {.name = "loss",
                .forms = {form::choice({"mse", "mae", "huber"})},
                .doc = "of the residual r: `mse` r²; `mae` |r|; `huber` r²/2 up to |r| = δ, and δ(|r| − δ/2) "
                       "beyond",
                .fallback = "mse"},
               {.name = "delta",
                .forms = {form::number(positive())},
                .doc = "δ of `loss: huber`",
                .fallback = Regression{}.delta}},
              model_keys())),
      .exclusive = {{{"x", "features"}, true}},
  };
  return section;
}

const Section& logistic_regression_section() {
  static const Section section = {
      .name = "logistic regression",
      .doc = "the mean logistic loss of a linear model over the rows of a file: see [data](data.md)",
      .keys = joined(joined({file_key("logistic_regression", "exams.csv")}, feature_keys("hours")),
                     joined({{.name = "label",
                              .forms = {column_form()},
                              .doc = "the column of classes: two values, in order; the second is 1",
                              .required = true,
                              .example = "passed"}},
                            model_keys())),
      .exclusive = {{{"x", "features"}, true}},
  };
  return section;
}

bool is_data_surface(const Value& surface) {
  return std::any_of(surface.entries.begin(), surface.entries.end(), [](const Entry& e) {
    return e.key == "least_squares" || e.key == "logistic_regression";
  });
}

}  // namespace gradreel
