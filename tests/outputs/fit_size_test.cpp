#include "outputs/fit_size.hpp"

#include "catch.hpp"
#include "core/error.hpp"

using namespace gradreel;
using Catch::Matchers::Message;

namespace {

OutputSpec output_of(std::string_view format) {
  OutputSpec spec;
  spec.format = format;
  spec.film = find_format(format);
  spec.settings = ParamValues(spec.film->params);
  spec.width = 800;
  spec.height = 450;
  spec.frame_rate = {25, 1};
  return spec;
}

OutputSpec gif_output() { return output_of("gif"); }

/// What is given up in each smaller version of an output.
std::vector<std::string> all_concessions(const OutputSpec& wanted) {
  std::vector<std::string> all;
  for (auto next = smaller(wanted); next; next = smaller(*next)) all.push_back(concessions(wanted, *next));
  return all;
}

}  // namespace

TEST_CASE("a smaller file: fewer frames, then fewer colours, then a smaller frame", "[outputs]") {
  const OutputSpec wanted = gif_output();
  CHECK(all_concessions(wanted) ==
        std::vector<std::string>{
            "20 frames/s instead of 25", "16.67 frames/s instead of 25", "14.29 frames/s instead of 25",
            "12.50 frames/s instead of 25", "11.11 frames/s instead of 25", "10 frames/s instead of 25",
            "10 frames/s instead of 25, 128 colours instead of 255",
            "10 frames/s instead of 25, 64 colours instead of 255",
            "10 frames/s instead of 25, 32 colours instead of 255",
            "10 frames/s instead of 25, 32 colours instead of 255, 680 x 382 instead of 800 x 450",
            "10 frames/s instead of 25, 32 colours instead of 255, 578 x 324 instead of 800 x 450",
            "10 frames/s instead of 25, 32 colours instead of 255, 490 x 274 instead of 800 x 450",
            "10 frames/s instead of 25, 32 colours instead of 255, 416 x 232 instead of 800 x 450",
            "10 frames/s instead of 25, 32 colours instead of 255, 352 x 196 instead of 800 x 450"});
  CHECK(concessions(wanted, wanted).empty());
}

TEST_CASE("exact pictures keep their pixels when made smaller, lossy ones lose quality first", "[outputs]") {
  OutputSpec webp = output_of("webp");
  webp.frame_rate = {10, 1};
  webp.width = webp.height = 220;
  CHECK(all_concessions(webp) == std::vector<std::string>{"186 x 186 instead of 220 x 220"});
  webp.settings.set("lossless", false);
  CHECK(all_concessions(webp) ==
        std::vector<std::string>{"quality 90 instead of 96", "quality 80 instead of 96",
                                 "quality 70 instead of 96", "quality 60 instead of 96",
                                 "quality 60 instead of 96, 186 x 186 instead of 220 x 220"});
  OutputSpec apng = output_of("apng");
  apng.frame_rate = {12, 1};
  CHECK(all_concessions(apng).front() == "11.11 frames/s instead of 12");
  CHECK(all_concessions(apng).back() == "10 frames/s instead of 12, 352 x 196 instead of 800 x 450");
}

TEST_CASE("each version that was too large is followed by a smaller one, until there is none", "[outputs]") {
  const TooLarge why("film.gif has more than 100 bytes");
  const OutputSpec wanted = gif_output();
  OutputSpec made = wanted;
  int versions = 1;
  for (; made.frame_rate.value() > 15; ++versions) made = next_smaller(wanted, made, why);
  CHECK(versions == 4);
  CHECK(concessions(wanted, made) == "14.29 frames/s instead of 25");
  CHECK(concessions(wanted, made_smaller(wanted, 3)) == "14.29 frames/s instead of 25");
  CHECK_THROWS_MATCHES(
      next_smaller(wanted, made_smaller(wanted, 14), why), Error,
      Message(
          "film.gif has more than 100 bytes, even with 10 frames/s instead of 25, 32 colours instead of 255, "
          "352 x 196 instead of 800 x 450: allow more, or make the film shorter"));
}

TEST_CASE("smaller versions are numbered, for outputs whose size is bounded", "[outputs]") {
  CHECK(concessions(gif_output(), made_smaller(gif_output(), 0)).empty());
  CHECK_THROWS_MATCHES(made_smaller(gif_output(), 15), Error,
                       Message("--smaller: error: the output has only 14 smaller versions"));
  OutputSpec video = gif_output();
  video.set_format(*find_format("mp4"));
  CHECK(made_smaller(video, 0).width == 800);
  CHECK_THROWS_MATCHES(made_smaller(video, 1), Error,
                       Message("--smaller: error: is for formats with max_bytes, not for mp4"));
}
