// Plans and parts by how many segments there are.
//
//   plan_bench [FOLDER]
//
// For 1e4, 1e5 and 1e6 segments, in films of an hour of 4K60: processor time a segment, in microseconds, of
// writing and reading the plan, of checking all parts, and of reading them as `join` does; then the plan's
// size and the peak memory of the process until then. The parts are small fakes, 4 GB on the disk for 1e6 of
// them, in a new folder below FOLDER (the system's folder for temporary files), which is removed.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cluster/join.hpp"
#include "cluster/part.hpp"
#include "cluster/plan.hpp"
#include "cpu_time.hpp"

using namespace gradreel;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kSegmentsOfFilm = 900, kFrames = 240;  // an hour in segments of 4 s
constexpr std::size_t kDigestAt = 16, kDigestBytes = 32;      // of a part's head
constexpr std::uint64_t kMostBytes = 1 << 20;

FrameRange frames_of(std::int64_t segment) { return {segment * kFrames, (segment + 1) * kFrames}; }

Plan plan_of(std::int64_t segments) {
  Plan plan;
  plan.options = {{"output-dir", {"output"}}};
  plan.versions = {{"gradreel", "0.1.0"}};
  for (std::int64_t first = 0; first < segments; first += kSegmentsOfFilm) {
    const std::string name = fmt::format("film{}", plan.films.size());
    PlanFilm& film = plan.films.emplace_back();
    film = {"scenes/" + name + ".yaml", "", name, 1, "mp4", 3840, 2160, sha256(name), {},
            {{name + ".mp4", {}}}};
    for (std::int64_t i = 0; i < std::min(kSegmentsOfFilm, segments - first); ++i)
      film.files[0].segments.push_back({frames_of(i), 60'000});
  }
  return plan;
}

DigestedSegment fake_segment(std::int64_t segment) {
  DigestedSegment fake;
  fake.encoded.first_frame = frames_of(segment).begin;
  fake.encoded.frame_count = kFrames;
  fake.encoded.header = {1, 2, 3, 4};
  fake.encoded.packets = {{.frame = fake.encoded.first_frame,
                           .decode_order = fake.encoded.first_frame,
                           .keyframe = true,
                           .bytes = std::vector<std::uint8_t>(200)}};
  fake.frames = {sha256("first"), sha256("last")};
  return fake;
}

/// The bytes of parts of the segments of a film; their digests are to be put in.
std::vector<std::string> fake_parts(const std::string& folder) {
  std::vector<std::string> all;
  for (std::int64_t i = 0; i < kSegmentsOfFilm; ++i) {
    const std::string path = folder + "/template";
    write_part(path, {}, fake_segment(i));
    std::ifstream file(path, std::ios::binary);
    all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return all;
}

void write_parts(const Plan& plan, std::vector<std::string>& parts, const std::string& folder) {
  std::int64_t number = 0;
  for (const PlannedSegment& s : numbered_segments(plan)) {
    std::string& part = parts[static_cast<std::size_t>(s.segment)];
    const Sha256Digest digest = segment_digest(plan.films[s.film], s.file, s.segment);
    std::copy_n(digest.bytes.begin(), kDigestBytes, part.begin() + kDigestAt);
    std::ofstream(part_path(folder, number++), std::ios::binary) << part;
  }
}

std::int64_t read_parts(const Plan& plan, const std::string& folder) {
  std::int64_t number = 0, packets = 0;
  for (const PlannedSegment& s : numbered_segments(plan)) {
    const Sha256Digest digest = segment_digest(plan.films[s.film], s.file, s.segment);
    packets += std::ssize(read_part(part_path(folder, number++), digest, kMostBytes).encoded.packets);
  }
  return packets;
}

template <class Work>
double microseconds(std::int64_t segments, const Work& work) {
  const double begin = cpu_milliseconds();
  work();
  return (cpu_milliseconds() - begin) * 1e3 / static_cast<double>(segments);
}

void print_row(std::int64_t segments, std::vector<std::string>& parts, const std::string& folder) {
  const Plan made = plan_of(segments);
  std::string text;
  Plan plan;
  const double writing = microseconds(segments, [&] { text = plan_json(made); });
  const double reading = microseconds(segments, [&] { plan = parse_plan("plan.json", text); });
  const std::size_t bytes = text.size();
  text = std::string();
  write_parts(plan, parts, folder);
  std::size_t broken = 0;
  std::int64_t packets = 0;
  const double checking = microseconds(segments, [&] { broken = broken_parts(plan, folder).all().size(); });
  const double joining = microseconds(segments, [&] { packets = read_parts(plan, folder); });
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{:9} {:8.2f} {:8.2f} {:8.1f} {:8.1f} {:9.1f} {:9.0f}{}\n", segments, writing, reading, checking,
             joining, static_cast<double>(bytes) / 1e6, static_cast<double>(usage.ru_maxrss) / 1024,
             broken == 0 && packets == segments ? "" : "  parts are broken");
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  std::string folder = (argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path()) / "plan_bench.XXXXXX";
  if (!mkdtemp(folder.data())) {
    std::perror(folder.c_str());
    return 1;
  }
  std::vector<std::string> parts = fake_parts(folder);
  fmt::print(" segments    write     read    check     join   plan MB  peak MiB\n");
  for (const std::int64_t segments : {10'000, 100'000, 1'000'000}) print_row(segments, parts, folder);
  fs::remove_all(folder);
}
