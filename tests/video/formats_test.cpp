// What the entries of all formats say.
#include <map>
#include <string>

#include "catch.hpp"
#include "video/format_entry.hpp"
#include "video/gif/gif.hpp"
#include "video/mp4/mp4.hpp"
#include "video/webm/webm.hpp"
#include "video/webp/webp.hpp"

using namespace gradreel;

TEST_CASE("formats say how pages show their files") {
  const std::map<std::string_view, std::pair<Embedding, std::string_view>> expected = {
      {"mp4", {Embedding::video, "video/mp4"}},
      {"webm", {Embedding::video, "video/webm"}},
      {"gif", {Embedding::image, "image/gif"}},
      {"apng", {Embedding::image, "image/png"}},
      {"webp", {Embedding::image, "image/webp"}}};
  for (const FormatEntry* format : formats()) {
    INFO(format->name);
    const auto at = expected.find(format->name);
    CHECK(format->embedding == (at == expected.end() ? Embedding::none : at->second.first));
    CHECK(format->mime_type == (at == expected.end() ? "" : at->second.second));
  }
}

TEST_CASE("settings that nobody stated are those of the format's parameters") {
  const auto params = [](std::string_view name) { return ParamValues(find_format(name)->params); };
  CHECK(Mp4Settings().preset == params("mp4").text("preset"));
  CHECK(Mp4Settings().crf == params("mp4").number("crf"));
  CHECK(WebmSettings().codec == params("webm").text("codec"));
  CHECK(WebmSettings().crf == params("webm").number("crf"));
  CHECK(WebmSettings().speed == params("webm").number("speed"));
  CHECK(WebpSettings().lossless == params("webp").flag("lossless"));
  CHECK(WebpSettings().quality == params("webp").number("quality"));
  CHECK(GifSettings().loop == params("gif").number("loop"));
  CHECK(static_cast<double>(GifSettings().max_bytes) == params("gif").number("max_bytes"));
  CHECK(static_cast<double>(WebpSettings().max_bytes) == params("webp").number("max_bytes"));
  CHECK(static_cast<double>(ApngSettings().max_bytes) == params("apng").number("max_bytes"));
}
