#include "lock/options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "lock/paths.hpp"

namespace gradreel {

namespace {

using Arguments = std::vector<std::string>;

std::optional<Arguments> given(const std::optional<std::string>& value) {
  return value ? std::optional(Arguments{*value}) : std::nullopt;
}

std::optional<Arguments> given(const Arguments& values) {
  return values.empty() ? std::nullopt : std::optional(values);
}

std::optional<Arguments> given(bool flag) { return flag ? std::optional(Arguments{}) : std::nullopt; }

constexpr RecordedOption kRecordedOptions[] = {
    {.name = "config-dir",
     .is_folder = true,
     .get = [](const OutputOptions& o) { return given(o.config_dir); },
     .set = [](const Arguments& values, OutputOptions& o) { o.config_dir = values.front(); }},
    {.name = "profile",
     .get = [](const OutputOptions& o) { return given(o.load.profile); },
     .set = [](const Arguments& values, OutputOptions& o) { o.load.profile = values.front(); }},
    {.name = "theme",
     .get = [](const OutputOptions& o) { return given(o.load.theme); },
     .set = [](const Arguments& values, OutputOptions& o) { o.load.theme = values.front(); }},
    {.name = "set",
     .get = [](const OutputOptions& o) { return given(o.load.set); },
     .set = [](const Arguments& values, OutputOptions& o) { o.load.set = values; }},
    {.name = "format",
     .get = [](const OutputOptions& o) { return given(o.plan.format); },
     .set = [](const Arguments& values, OutputOptions& o) { o.plan.format = values.front(); }},
    {.name = "output-dir",
     .is_folder = true,
     .get = [](const OutputOptions& o) { return std::optional(Arguments{o.plan.output_dir}); },
     .set = [](const Arguments& values, OutputOptions& o) { o.plan.output_dir = values.front(); }},
    {.name = "deck",
     .takes_value = false,
     .get = [](const OutputOptions& o) { return given(o.plan.deck); },
     .set = [](const Arguments&, OutputOptions& o) { o.plan.deck = true; }},
    {.name = "sidecar",
     .takes_value = false,
     .get = [](const OutputOptions& o) { return given(o.plan.sidecar); },
     .set = [](const Arguments&, OutputOptions& o) { o.plan.sidecar = true; }},
    {.name = "snippets",
     .takes_value = false,
     .get = [](const OutputOptions& o) { return given(o.plan.snippets); },
     .set = [](const Arguments&, OutputOptions& o) { o.plan.snippets = true; }}};

}  // namespace

std::span<const RecordedOption> recorded_options() { return kRecordedOptions; }

const RecordedOption* find_recorded_option(std::string_view name) {
  const auto* found = std::ranges::find(kRecordedOptions, name, &RecordedOption::name);
  return found == std::end(kRecordedOptions) ? nullptr : found;
}

OptionValues values_of(const OutputOptions& options, const std::string& folder) {
  OptionValues all;
  for (const RecordedOption& option : recorded_options()) {
    std::optional<Arguments> values = option.get(options);
    if (!values) continue;
    if (option.is_folder) values->front() = name_in_lock(folder, values->front());
    all.emplace(option.name, *std::move(values));
  }
  return all;
}

void apply_options(const OptionValues& recorded, const std::string& file, const std::string& folder,
                   const std::function<bool(std::string_view name)>& is_given, OutputOptions& options) {
  for (const RecordedOption& option : recorded_options()) {
    const auto found = recorded.find(option.name);
    if (found == recorded.end() || is_given(option.name)) continue;
    Arguments values = found->second;
    if (option.is_folder) {
      const auto path = path_in_lock(folder, values.front());
      if (!path)
        throw Error::about(file,
                           fmt::format("its --{} {} lies outside of its folder", option.name, values.front()),
                           fmt::format("say --{} yourself if that is right", option.name));
      values.front() = *path;
    }
    option.set(values, options);
  }
}

}  // namespace gradreel
