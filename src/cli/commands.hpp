// One function per command: declares its arguments and sets `action` to what it does when chosen.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "cache/cache.hpp"

namespace gradreel {

/// Returns an exit code.
using Action = std::function<int()>;

/// Options of every command.
struct Globals {
  std::optional<std::string> config_dir;
  std::optional<std::string> cache_dir = std::nullopt;
  std::uint64_t cache_limit = CacheOptions{}.most_bytes;
  bool no_cache = false, cache_verify = false;
  std::shared_ptr<Cache> cache = nullptr;  ///< opened as these say; null: none
};

void add_render_command(CLI::App& app, const Globals& globals, Action& action);
void add_check_command(CLI::App& app, const Globals& globals, Action& action);
void add_digest_command(CLI::App& app, const Globals& globals, Action& action);
void add_verify_command(CLI::App& app, const Globals& globals, Action& action);
void add_plan_command(CLI::App& app, const Globals& globals, Action& action);
void add_segment_command(CLI::App& app, const Globals& globals, Action& action);
void add_join_command(CLI::App& app, const Globals& globals, Action& action);
void add_frame_command(CLI::App& app, const Globals& globals, Action& action);
void add_still_command(CLI::App& app, const Globals& globals, Action& action);
void add_watch_command(CLI::App& app, const Globals& globals, Action& action);
void add_trajectories_command(CLI::App& app, const Globals& globals, Action& action);
void add_sheet_command(CLI::App& app, const Globals& globals, Action& action);
void add_gallery_command(CLI::App& app, const Globals& globals, Action& action);
void add_new_command(CLI::App& app, const Globals& globals, Action& action);
void add_explain_command(CLI::App& app, const Globals& globals, Action& action);
void add_schema_command(CLI::App& app, const Globals& globals, Action& action);
void add_list_command(CLI::App& app, const Globals& globals, Action& action);
void add_describe_command(CLI::App& app, const Globals& globals, Action& action);
void add_completions_command(CLI::App& app, const Globals& globals, Action& action);

/// "gradreel 0.1.0" and, on lines of their own, the libraries that decide the bytes of an output.
std::string version_text();

}  // namespace gradreel
