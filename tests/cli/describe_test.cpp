#include <fmt/format.h>

#include "cli/process.hpp"
#include "reference/catalogue.hpp"
#include "reference/describe_entries.hpp"
#include "reference/entry_facts.hpp"
#include "reference/reference_pages.hpp"
#include "reference/text_layout.hpp"
#include "scene/broken.hpp"
#include "scene/many_surface.hpp"
#include "schedules/schedule.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("describe: what a language makes of numbers and of what it counts") {
  CHECK(run_binary(".", {"describe", "pol"}).out ==
        "pol (language)\n\n"
        "Polski\n\n"
        "Numbers  0,5 at (1,5; −2)\n"
        "Counted  1 epoka; 3 epoki; 100 epok\n"
        "Axes     Epoka; Strata; Współczynnik uczenia\n"
        "Events   zbieżność w epoce 12; rozbieżność w epoce 12\n");
  CHECK_THAT(run_binary(".", {"list", "languages"}).out, Catch::Contains("deu  Deutsch\n"));
}

TEST_CASE("describe: an optimizer, every character") {
  CHECK(run_binary(".", {"describe", "momentum"}).out ==
        R"(momentum: Momentum (optimizer)

    v ← μ v + α ∇J(θ)
    θ ← θ − v

The velocity includes the learning rate, as in Polyak's form, ensmallen and most
lectures. PyTorch's SGD multiplies the velocity by the learning rate afterwards
(see sgd). The path is the same while the rate is constant, but differs under a
schedule.

Parameter         Default  Range
learning_rate  α  0.01     above 0  step size
momentum       μ  0.9      [0, 1)   share of the velocity kept

Schedules          any; where one cycles the momentum, it sets momentum
Gradient settings  weight decay, clipping and noise apply
Source             B. T. Polyak, Some methods of speeding up the convergence of
                   iteration methods, 1964
)");
}

TEST_CASE("describe: a surface, every character") {
  CHECK(run_binary(".", {"describe", "rosenbrock"}).out ==
        R"(rosenbrock: Rosenbrock's function (surface)

    f(x, y) = (a − x)² + b (y − x²)²

Parameter  Default  Range
a          1        any number  position of the minimum along the valley: (a,
                                a²)
b          100      above 0     steepness of the valley's walls

Minimum at x  y  f(x, y)
1             1  0        global

Domain            x in [-2, 2], y in [-1, 3]
Suggested starts  (-1.2, 1), (-1.5, 2.5), (0, -0.5)
Source            H. H. Rosenbrock, An automatic method for finding the greatest
                  or least value of a function, The Computer Journal 3, 1960
)");
  CHECK_THAT(run_binary(".", {"describe", "ackley"}).out,
             Catch::Contains("Not differentiable  at (0, 0), the tip of a cone"));
  CHECK_THAT(run_binary(".", {"describe", "eggholder"}).out, Catch::Contains("global, on the domain's edge"));
}

TEST_CASE("describe: an objective of many parameters, every character") {
  CHECK(run_binary(".", {"describe", "matrix_sensing"}).out ==
        R"(matrix_sensing: Matrix sensing, or associative memory (surface)

    f(W) = ½ ‖W A − B‖²

Key     Default         Range
A       as memory says         A of f(W) = ½‖W A − B‖²: a list of rows, such as
                               [[1, 0], [0, 2]]
B       as memory says         B, of as many columns as A, such as [[1, 1], [0,
                               3]]
memory  off                    random A and B of an associative memory, in place
                               of these, such as {rows: 8, columns: 8, pairs: 8,
                               decay: 1.5, seed: 1}

Source  T. Kohonen, Correlation matrix memories, IEEE Transactions on Computers
        C-21, 1972
)");
  CHECK_THAT(run_binary(".", {"describe", "mlp"}).out,
             Catch::Contains("\nactivation  tanh      tanh, relu, gelu           of the hidden units"));
}

TEST_CASE("list: surfaces are all that scenes may name") {
  std::vector<std::string_view> listed;
  const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  const std::vector<Named> all = find_kind("surfaces")->all(configs);
  for (const Named& named : all) listed.push_back(named.name);
  CHECK(listed == surface_names());
}

TEST_CASE("describe: the surface of a scene, every character") {
  const TemporaryFolder folder;
  write_file(folder / "s.yaml",
             "surface:\n  formula: (a - x)^2/(1 + b) + y^2\n  domain: {x: [-2, 2], y: [-1, 3]}\n"
             "  parameters: {a: 1, b: 0.5}\n  title: Gentle valley\noptimizers: [adam]\nstart: [-1, 2]\n");
  CHECK(run_binary(folder.path(), {"describe", "s.yaml"}).out ==
        R"(formula: Gentle valley (surface)

    f(x, y) = (a − x)²/(1 + b) + y²

Parameter  Value
a          1
b          0.5

Minimum at x  y  f(x, y)
1             0  0        global

Domain  x in [-2, 2], y in [-1, 3]
Starts  (-1, 2)
LaTeX   f(x, y) = \frac{(a - x)^{2}}{1 + b} + y^{2}
)");
  CHECK_THAT(run_binary(folder.path(), {"describe", "none.yaml"}).err, Catch::Contains("none.yaml"));
}

TEST_CASE("describe: a schedule and what configs hold") {
  const auto said = [](const std::string& name) { return run_binary(".", {"describe", name}).out; };
  CHECK(said("exponential") ==
        "exponential: Exponential (schedule)\n\n"
        "    αₖ = α γᵏ\n\n"
        "Parameter     Default  Range\n"
        "gamma      γ  0.98     (0, 1]  factor per epoch\n\n"
        "Source  torch.optim.lr_scheduler.ExponentialLR\n");
  CHECK(said("blog") == "blog (profile)\n\nsmall GIF for posts and READMEs\n\ngif, 800 x 450, 25 frames/s\n");
  CHECK_THAT(said("csv"), Catch::StartsWith("csv (profile)\n\n") && Catch::EndsWith("\n\ncsv\n"));
  CHECK_THAT(said("draft"),
             Catch::EndsWith("mp4, 640 x 360, 15 frames/s, crf 28, preset ultrafast; its files "
                             "carry the\nprofile's name\n"));
  CHECK(said("gd_adam") ==
        "gd_adam (optimizer set)\n\n"
        "gradient descent against Adam, at rates that suit Himmelblau's function\n\n"
        "Gradient descent  gradient_descent  α = 0.003\n"
        "Adam              adam              α = 0.2\n");
  CHECK(said("duo") ==
        "duo (layout)\n\ncontour map and surface\n\nPanels  title, contour, surface3d, legend\n");
  CHECK(said("loss") ==
        "loss (layout)\n\nthe loss alone\n\nPanels  title, loss, legend\n\n\n"
        "loss (panel)\n\nloss over epochs\n\n"
        "Parameter  Default  Range\n"
        "axis       auto     auto, linear, log  scale of the losses; if not stated,\n"
        "                                       view.loss_axis\n");
  CHECK(said("comparison") ==
        "comparison (layout)\n\n"
        "a contour map for each optimizer, or for each start where there is one optimizer\n\n"
        "Panels  title, loss, run_heading, contour, run_status\n");
}

TEST_CASE("describe: an unknown name is an error, with the nearest of all names") {
  const Result r = run_binary(".", {"describe", "himelblau"});
  CHECK(r.exit_code == 2);
  CHECK(r.out.empty());
  CHECK(r.err == "describe: error: unknown name 'himelblau'\n  did you mean 'himmelblau'?\n1 mistake\n");
  CHECK(run_binary(".", {"describe", "zzzzzz"}).err ==
        "describe: error: unknown name 'zzzzzz'\n  `gradreel list` shows all names\n1 mistake\n");
  CHECK(run_binary(".", {"describe", "--markdown", "surface"}).err ==
        "--markdown: error: unknown page 'surface'\n  did you mean 'surfaces'?\n1 mistake\n");
}

TEST_CASE("describe: a name of two kinds is described for both") {
  const TemporaryFolder folder;
  for (const char* sub : {"optimizers", "themes", "profiles"}) fs::create_directories(folder / sub);
  write_file(folder / "optimizers/adam.yaml",
             "description: twice\noptimizers: [{name: adam, learning_rate: 0.1}]\n");
  const std::string out = run_binary(".", {"describe", "adam", "--config-dir", folder.path()}).out;
  CHECK(out.rfind("adam: Adam (optimizer)\n\n    m ←", 0) == 0);
  CHECK_THAT(out, Catch::EndsWith("\n\n\nadam (optimizer set)\n\ntwice\n\nAdam  adam  α = 0.1\n"));
}

TEST_CASE("everything that can be named is described in lines of 80 columns") {
  int count = 0;
  for (const Kind& kind : kinds()) {
    for (const Named& named : kind.all(shipped_configs())) {
      INFO(named.name);
      const std::string text = kind.describe(named.name, shipped_configs(), 80);
      CHECK(text.size() > 5);
      std::istringstream in(text);
      for (std::string line; std::getline(in, line);) {
        INFO(line);
        CHECK(display_width(line) <= 80);
        CHECK((line.empty() || line.back() != ' '));
      }
      ++count;
    }
  }
  CHECK(count >= 80);
}

TEST_CASE("every optimizer says whose convention it follows") {
  for (const OptimizerEntry* e : optimizers()) {
    INFO(e->name);
    CHECK(e->notes.size() > 20);
    CHECK_THAT(std::string(e->notes), Catch::Contains("PyTorch") || Catch::Contains("torch.optim"));
  }
}

TEST_CASE("parameters as people write them") {
  CHECK(human_text(1e-8) == "1e-8");
  CHECK(human_text(1e-10) == "1e-10");
  CHECK(human_text(0.00025) == "0.00025");
  CHECK(human_text(1e8) == "100000000");
  CHECK(human_text(1e22) == "1e22");
  CHECK(human_text(-0.5) == "-0.5");
  CHECK(human_text(true) == "true");
  const auto range = [](Range r) {
    return range_text({.name = "p", .fallback = 0.0, .doc = "", .range = r});
  };
  CHECK(range({}) == "any number");
  CHECK(range(positive()) == "above 0");
  CHECK(range(non_negative()) == "at least 0");
  CHECK(range(fraction()) == "[0, 1)");
  CHECK(range({.high = 3}) == "at most 3");
  CHECK(range({.whole = true}) == "whole");
  CHECK(range({.low = 1, .whole = true}) == "whole, at least 1");
  CHECK(range({.low = 1, .high = 9, .whole = true}) == "whole, 1 to 9");
}

TEST_CASE("list: the kinds, and one line for each name") {
  const Result kinds_list = run_binary(".", {"list"});
  CHECK(kinds_list.exit_code == 0);
  CHECK_THAT(kinds_list.out,
             Catch::StartsWith(fmt::format("surfaces {:10}\noptimizers {:8}\nschedules {:9}\n",
                                           surface_names().size(), optimizers().size(), schedules().size())));
  CHECK_THAT(kinds_list.out,
             Catch::EndsWith(
                 "\n`gradreel list KIND` lists one kind, `gradreel describe NAME` explains one entry.\n"));
  const std::string schedules_list = run_binary(".", {"list", "schedules"}).out;
  CHECK_THAT(schedules_list,
             Catch::StartsWith("constant         Constant: αₖ = α\nstep             Steps: "));
  const auto lines = [](const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  };
  CHECK(lines(schedules_list) == schedules().size());
  const std::string optimizer_list = run_binary(".", {"list", "optimizers"}).out;
  CHECK(lines(optimizer_list) == optimizers().size());
  CHECK_THAT(optimizer_list, Catch::Contains("Momentum: v ← μ v + α ∇J(θ);  θ ← θ − v\n"));
}

TEST_CASE("the pages that docs/ has of the registries are fresh") {
  for (const std::string_view name : reference_pages()) {
    const std::string file = "docs/" + std::string(name) + ".md";
    if (read_file(GRADREEL_SOURCE_DIR "/" + file) != reference_page(name)) {
      FAIL_CHECK(file << " is stale: run scripts/update-docs and commit what it changes");
    }
  }
}

TEST_CASE("the pages have a section for every entry, and no markup by accident") {
  std::string all;
  for (const OptimizerEntry* e : optimizers()) {
    const std::string page = reference_page("optimizers/" + std::string(e->family));
    all += page;
    CHECK_THAT(page, Catch::Contains("\n## " + std::string(e->name) + "\n"));
    for (const Param& p : e->params) CHECK_THAT(page, Catch::Contains("| `" + std::string(p.name) + "` |"));
  }
  CHECK_THAT(all, Catch::Contains("α min(1, 1 / \\|g\\|₁)"));
  CHECK_THAT(all, Catch::Contains("\\lbrace 1, 2,"));
  CHECK_THAT(all, !Catch::Contains("\\\\"));
  for (const SurfaceEntry* e : surfaces()) {
    CHECK_THAT(reference_page("surfaces/" + std::string(e->family)),
               Catch::Contains("\n## " + std::string(e->name) + "\n"));
  }
}

TEST_CASE("describe --markdown pages lists the pages, and pages in a folder link out of it") {
  const std::string list = run_binary(".", {"describe", "--markdown", "pages"}).out;
  CHECK_THAT(list, Catch::StartsWith("formats\nkeys\nkeys/descents\n"));
  CHECK(static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n')) == reference_pages().size());
  const std::string page = reference_page("keys/time");
  CHECK_THAT(page, Catch::Contains("mapping [pause](#pause)") && Catch::Contains("[keys](../keys.md)"));
  CHECK_THAT(reference_page("keys"), Catch::Contains("mapping [timeline](keys/time.md#timeline)"));
  CHECK_THAT(reference_page("keys/files"), Catch::Contains("[view.domain](pictures.md#viewdomain)") ||
                                               Catch::Contains("[format](../formats.md)"));
}
