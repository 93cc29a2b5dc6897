#include "draw/font_set.hpp"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "draw/text.hpp"

namespace gradreel {

namespace {

// Pango loads the system's fontconfig settings in a thread of its own as soon as there is a font map, though
// ours never asks them. An empty current configuration keeps those files unread.
void silence_global_fontconfig() {
  static std::once_flag once;
  std::call_once(once, [] {
    FcConfig* empty = FcConfigCreate();
    FcConfigSetCurrent(empty);
    FcConfigDestroy(empty);
  });
}

using Families = std::vector<const FallbackFamily*>;

/// All font sets of the process.
class Shelf {
 public:
  /// Null if none with these families is here.
  FontSet* take(const Families& families) {
    const std::lock_guard lock(mutex_);
    for (Kept& kept : all_) {
      if (!kept.is_here || kept.families != families || kept.process != getpid()) continue;
      kept.is_here = false;
      return kept.fonts.get();
    }
    return nullptr;
  }

  FontSet* keep(std::unique_ptr<FontSet> fonts, const Families& families) {
    const std::lock_guard lock(mutex_);
    return all_.emplace_back(Kept{std::move(fonts), families, getpid(), false}).fonts.get();
  }

  void put(const FontSet* fonts) {
    const std::lock_guard lock(mutex_);
    std::find_if(all_.begin(), all_.end(), [&](const Kept& kept) {
      return kept.fonts.get() == fonts;
    })->is_here = true;
  }

 private:
  struct Kept {
    std::unique_ptr<FontSet> fonts;
    Families families;
    pid_t process;  ///< that made it: a fork has no thread of Pango that would serve it
    bool is_here;
  };

  std::mutex mutex_;
  std::vector<Kept> all_;  // as many as were in use at once
};

Shelf& shelf() {
  static Shelf* const all = new Shelf;  // outlives all threads
  return *all;
}

}  // namespace

std::vector<FontFile> font_files() {
  const std::string fonts = "/usr/share/fonts/";
  std::vector<FontFile> files;
  for (const char* weight : {"Regular", "Medium", "SemiBold", "Italic", "MediumItalic", "SemiBoldItalic"})
    files.push_back({fonts + "opentype/inter/Inter-" + weight + ".otf", "fonts-inter"});
  for (const char* weight : {"Regular", "Medium", "Semibold", "Italic", "MediumItalic", "SemiboldItalic"})
    files.push_back({fonts + "truetype/lato/Lato-" + weight + ".ttf", "fonts-lato"});
  // For what the others lack, such as U+2207 (nabla).
  for (const char* weight : {"", "-Bold"})
    files.push_back({fonts + "truetype/dejavu/DejaVuSans" + weight + ".ttf", "fonts-dejavu-core"});
  return files;
}

std::vector<std::string> font_files_in_use() {
  std::vector<std::string> paths;
  for (const FontFile& font : font_files()) paths.push_back(font.path);
  const std::vector<std::string> more = fallback_files();
  paths.insert(paths.end(), more.begin(), more.end());
  return paths;
}

void load_font(FcConfig* config, const std::string& path, const std::string& package) {
  const auto* file = reinterpret_cast<const FcChar8*>(path.c_str());
  if (access(path.c_str(), R_OK) != 0 || !FcConfigAppFontAddFile(config, file)) {
    throw Error("font file " + path + " is missing; install the Debian package " + package);
  }
}

FontSet::FontSet(std::span<const FallbackFamily* const> more) {
  silence_global_fontconfig();
  config_.reset(FcConfigCreate());
  FcConfigSetSysRoot(config_.get(), nullptr);  // else taken from the environment
  for (const FontFile& font : font_files()) load_font(config_.get(), font.path, font.package);
  FcFontSet* fonts = FcConfigGetFonts(config_.get(), FcSetApplication);
  for (const FallbackFamily* family : more) {
    for (FcPattern* face : family->faces) {
      FcPatternReference(face);
      FcFontSetAdd(fonts, face);
    }
  }
  font_map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(font_map_.get()), config_.get());
  context_.reset(pango_font_map_create_context(font_map_.get()));
  pango_context_set_language(context_.get(), pango_language_from_string("en"));
  pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);

  const std::unique_ptr<cairo_font_options_t, Release<cairo_font_options_destroy>> options(
      cairo_font_options_create());
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options.get());
}

bool FontSet::has(FcChar32 character) const {
  const FcFontSet* fonts = FcConfigGetFonts(config_.get(), FcSetApplication);
  for (int i = 0; i < fonts->nfont; ++i) {
    FcCharSet* covered = nullptr;
    if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &covered) == FcResultMatch &&
        FcCharSetHasChar(covered, character)) {
      return true;
    }
  }
  return false;
}

void GiveBack::operator()(FontSet* fonts) const { shelf().put(fonts); }

LentFontSet lend_font_set(std::span<const FallbackFamily* const> more) {
  const Families families(more.begin(), more.end());
  FontSet* fonts = shelf().take(families);
  return LentFontSet(fonts ? fonts : shelf().keep(std::make_unique<FontSet>(more), families));
}

bool needs_glyph(FcChar32 character) {
  // Unicode's Default_Ignorable_Code_Point, and line ends.
  constexpr std::pair<FcChar32, FcChar32> kInvisible[] = {
      {0x0A, 0x0A},       {0xAD, 0xAD},       {0x34F, 0x34F},    {0x61C, 0x61C},   {0x115F, 0x1160},
      {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},  {0x2028, 0x202E}, {0x2060, 0x206F},
      {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8},
      {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
  return std::none_of(std::begin(kInvisible), std::end(kInvisible), [&](const auto& range) {
    return character >= range.first && character <= range.second;
  });
}

}  // namespace gradreel
