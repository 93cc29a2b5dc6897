// Where a test stands, as tags.
#pragma once

#include <deque>
#include <string>

namespace gradreel::testing {

/// "[scene/][scene/resolve_test]" for ".../tests/scene/resolve_test.cpp", "[sha256_test]" for a file in no
/// folder.
inline std::string place_tags(const std::string& path) {
  const std::string folder = "tests/";
  const std::size_t begin = path.rfind(folder) + folder.size(), slash = path.rfind('/');
  const std::string file = path.substr(begin, path.rfind('.') - begin);
  const std::string room = slash < begin ? "" : "[" + path.substr(begin, slash + 1 - begin) + "]";
  return room + "[" + file + "]";
}

/// `test` (a Catch::NameAndTags, which only refers to its texts) with those tags before its own.
template <class NameAndTags>
NameAndTags with_place(const char* path, NameAndTags test) {
  static std::deque<std::string> tags;
  tags.push_back(place_tags(path) + std::string(test.tags));
  test.tags = tags.back();
  return test;
}

}  // namespace gradreel::testing
