#include "core/machine.hpp"

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;

namespace {

/// A root folder with these files.
class FakeRoot {
 public:
  void add(const std::string& path, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(folder_ / path).parent_path());
    std::ofstream(folder_ / path) << text;
  }
  GroupLimits limits() const { return group_limits(folder_.path()); }

 private:
  testing::TemporaryFolder folder_;
};

constexpr std::uint64_t kMegabyte = 1 << 20;

}  // namespace

TEST_CASE("control groups of version 2 bound processors and memory, from the inside out") {
  const FakeRoot root;
  root.add("proc/self/cgroup", "0::/ci/job\n");
  CHECK_FALSE(root.limits().processors);
  CHECK_FALSE(root.limits().memory);
  root.add("sys/fs/cgroup/ci/job/cpu.max", "max 100000\n");
  root.add("sys/fs/cgroup/ci/job/memory.max", "max\n");
  CHECK_FALSE(root.limits().processors);
  CHECK_FALSE(root.limits().memory);
  root.add("sys/fs/cgroup/ci/job/cpu.max", "150000 100000\n");
  root.add("sys/fs/cgroup/ci/memory.max", std::to_string(512 * kMegabyte) + "\n");
  CHECK(root.limits().processors == 1.5);
  CHECK(root.limits().memory == 512 * kMegabyte);
  root.add("sys/fs/cgroup/ci/cpu.max", "50000 100000\n");
  root.add("sys/fs/cgroup/ci/job/memory.max", std::to_string(100 * kMegabyte) + "\n");
  CHECK(root.limits().processors == 0.5);
  CHECK(root.limits().memory == 100 * kMegabyte);
}

TEST_CASE("a container whose group has its outer name is bounded by the folder that it sees") {
  const FakeRoot root;
  root.add("proc/self/cgroup", "0::/system.slice/docker-1234.scope\n");
  root.add("sys/fs/cgroup/cpu.max", "200000 100000\n");
  root.add("sys/fs/cgroup/memory.max", std::to_string(kMegabyte) + "\n");
  CHECK(root.limits().processors == 2.0);
  CHECK(root.limits().memory == kMegabyte);
  root.add("proc/self/cgroup", "0::/../../other\n");
  CHECK(root.limits().processors == 2.0);
}

TEST_CASE("control groups of version 1 are read as well") {
  const FakeRoot root;
  root.add("proc/self/cgroup", "12:memory:/docker/12\n4:cpu,cpuacct:/docker/12\n1:name=systemd:/\n0::/\n");
  root.add("sys/fs/cgroup/cpu,cpuacct/docker/12/cpu.cfs_quota_us", "-1\n");
  root.add("sys/fs/cgroup/cpu,cpuacct/docker/12/cpu.cfs_period_us", "100000\n");
  CHECK_FALSE(root.limits().processors);
  root.add("sys/fs/cgroup/cpu,cpuacct/docker/12/cpu.cfs_quota_us", "300000\n");
  root.add("sys/fs/cgroup/memory/docker/12/memory.limit_in_bytes", std::to_string(64 * kMegabyte) + "\n");
  CHECK(root.limits().processors == 3.0);
  CHECK(root.limits().memory == 64 * kMegabyte);
}

TEST_CASE("files that say nothing of use are no limit") {
  const FakeRoot root;
  CHECK_FALSE(root.limits().processors);
  root.add("proc/self/cgroup", "nonsense\n0::relative\n");
  root.add("sys/fs/cgroup/cpu.max", "100000 0\n");
  root.add("sys/fs/cgroup/memory.max", "12 MB\n");
  CHECK_FALSE(root.limits().processors);
  CHECK_FALSE(root.limits().memory);
  CHECK(usable_processors() >= 1);
  CHECK(usable_memory() > kMegabyte);
}
