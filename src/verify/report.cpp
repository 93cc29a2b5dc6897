#include "verify/report.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "core/error.hpp"
#include "core/within.hpp"
#include "outputs/output_path.hpp"
#include "video/output_file.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

void write_text(const std::string& path, const std::string& text) {
  OutputFile file(path);
  file.write(text);
  file.commit();
}

}  // namespace

void begin_report(const std::string& folder, const std::optional<std::string>& baseline) {
  std::error_code error;
  if (baseline && is_within(*baseline, folder))
    throw Error::about("--report",
                       fmt::format("{} is where the baseline lies, which the report would replace", folder),
                       "name another folder with --report");
  if (fs::exists(folder, error)) {
    const bool is_ours = fs::is_regular_file(fs::path(folder) / "summary.json", error);
    if (!fs::is_directory(folder, error) || (!is_ours && !fs::is_empty(folder, error)))
      throw Error::about("--report", fmt::format("{} is there, and no report of an earlier run", folder),
                         "name another folder with --report");
    fs::remove_all(fs::path(folder) / "images", error);
  }
  make_folder_of(folder + "/summary.json");
}

void write_report(const std::string& folder, const std::vector<FilmResult>& results,
                  const ReportFacts& facts) {
  write_text(folder + "/summary.json", summary_json(results, facts));
  write_text(folder + "/summary.md", summary_markdown(results, facts));
  write_text(folder + "/index.html", index_html(folder, results, facts));
}

}  // namespace gradreel
