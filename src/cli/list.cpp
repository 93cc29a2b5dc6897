#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "core/error.hpp"
#include "core/suggest.hpp"
#include "draw/colormap.hpp"
#include "film/layout.hpp"
#include "film/panel.hpp"
#include "scene/configs.hpp"

namespace gradreel {

namespace {

struct Row {
  std::string name, text;
};

std::vector<Row> surface_rows() {
  std::vector<Row> rows;
  for (const SurfaceEntry* e : surfaces()) rows.push_back({std::string(e->name), std::string(e->formula)});
  return rows;
}

std::vector<Row> optimizer_rows() {
  std::vector<Row> rows;
  for (const OptimizerEntry* e : optimizers()) {
    std::string formula(e->formula);
    for (std::size_t at = 0; (at = formula.find('\n', at)) != std::string::npos;)
      formula.replace(at, 1, ";  ");
    rows.push_back({std::string(e->name), formula});
  }
  return rows;
}

std::vector<Row> panel_rows() {
  std::vector<Row> rows;
  for (const PanelEntry* e : panels()) rows.push_back({std::string(e->name), std::string(e->doc)});
  return rows;
}

std::vector<Row> colormap_rows() {
  std::vector<Row> rows;
  for (const Colormap& c : colormaps()) rows.push_back({std::string(c.name), std::string(c.source)});
  return rows;
}

std::vector<Row> layout_rows() {
  std::vector<Row> rows;
  for (const std::string_view name : layout_names()) rows.push_back({std::string(name), ""});
  return rows;
}

template <class Named>
std::vector<Row> described(const Named& named) {
  std::vector<Row> rows;
  for (const auto& [name, value] : named) rows.push_back({name, value.description});
  return rows;
}

constexpr std::string_view kKinds[] = {"surfaces", "optimizers", "optimizer_sets", "profiles",
                                       "themes",   "layouts",    "panels",         "colormaps"};

std::vector<Row> rows_of(const std::string& kind, const Globals& globals) {
  if (kind == "surfaces") return surface_rows();
  if (kind == "optimizers") return optimizer_rows();
  if (kind == "layouts") return layout_rows();
  if (kind == "panels") return panel_rows();
  if (kind == "colormaps") return colormap_rows();
  const Configs configs(find_config_dir(globals.config_dir));
  if (kind == "profiles") return described(configs.profiles());
  if (kind == "themes") return described(configs.themes());
  if (kind == "optimizer_sets") return described(configs.optimizer_sets());
  throw Error::about("list", fmt::format("there is nothing called '{}' to list", kind),
                     suggestion(kind, kKinds));
}

}  // namespace

void add_list_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto kind = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("list", "List what scenes can name");
  command->add_option("KIND", *kind, fmt::format("one of {}", fmt::join(kKinds, ", ")))->required();
  command->callback([kind, &globals, &action] {
    action = [kind, &globals] {
      const std::vector<Row> rows = rows_of(*kind, globals);
      std::size_t width = 0;
      for (const Row& row : rows) width = std::max(width, row.name.size());
      for (const Row& row : rows) {
        if (row.text.empty()) {
          fmt::print("{}\n", row.name);
        } else {
          fmt::print("{:<{}}  {}\n", row.name, width, row.text);
        }
      }
      return kDone;
    };
  });
}

}  // namespace gradreel
