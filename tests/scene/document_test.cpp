#include "scene/document.hpp"

#include <fmt/format.h>

#include <fstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;

namespace {

Value parsed(const std::string& text) {
  std::vector<Mistake> mistakes;
  Document document = parse_document("s.yaml", text, mistakes);
  for (const Mistake& m : mistakes) UNSCOPED_INFO(to_string(m));
  REQUIRE(mistakes.empty());
  return std::move(document.root);
}

/// The messages only.
std::string mistakes_of(const std::string& text) {
  std::vector<Mistake> mistakes;
  parse_document("s.yaml", text, mistakes);
  std::string all;
  for (const Mistake& m : mistakes) {
    all += fmt::format("{}:{} {}\n", m.where.line, m.where.column, m.message);
  }
  return all;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("the tree knows kinds, texts, quotes and places") {
  const Value root = parsed("größe: {ä: 1, b: \"2\"}\nc:\n  - x\n  - ~\n");
  REQUIRE(root.kind == ValueKind::mapping);
  REQUIRE(root.entries.size() == 2);
  CHECK(root.entries[0].key == "größe");
  CHECK(root.entries[0].where == Place{1, 1});
  const Value& map = root.entries[0].value;
  REQUIRE(map.entries.size() == 2);
  CHECK(map.where == Place{1, 8});
  CHECK(map.entries[0].value.text == "1");
  CHECK(!map.entries[0].value.quoted);
  CHECK(map.entries[1].where == Place{1, 15});  // code points, not bytes
  CHECK(map.entries[1].value.quoted);
  const Value& list = root.entries[1].value;
  REQUIRE(list.items.size() == 2);
  CHECK(list.items[0].where == Place{3, 5});
  CHECK(list.items[1].kind == ValueKind::null);
}

TEST_CASE("a byte order mark and Windows line ends are no part of the text") {
  const Value root = parsed("\xEF\xBB\xBFtitle: a\r\nb: c\r\n");
  REQUIRE(root.entries.size() == 2);
  CHECK(root.entries[0].where == Place{1, 1});
  CHECK(root.entries[0].value.text == "a");
  CHECK(root.entries[1].where == Place{2, 1});
}

TEST_CASE("an alias has its own place, what is in it the place of the original and of the alias") {
  const Value root = parsed("a: &x {b: [1]}\nc: *x\n");
  const Value& alias = root.entries[1].value;
  CHECK(alias.where == Place{2, 4});
  CHECK(alias.anchor == Place{1, 4});
  const Value& inner = alias.entries[0].value.items[0];
  CHECK(inner.where == Place{1, 12});
  CHECK(inner.alias == Place{2, 4});
  CHECK(root.entries[0].value.entries[0].value.alias == Place{});
}

TEST_CASE("a key without a value is placed at the key") {
  const Value root = parsed("a:\n# comment\nb: 1\n");
  CHECK(root.entries[0].value.where == Place{1, 1});
}

TEST_CASE("several mistakes of one file are collected") {
  CHECK(mistakes_of("a: 1\na: 2\n<<: 3\nb: 1\nb: [\n") ==
        "2:1 key 'a' stands twice (first at line 1)\n"
        "3:1 merge keys (<<) are not supported\n"
        "6:1 the list has no closing ']' before this\n");
}

TEST_CASE("an alias bomb is refused before it takes memory") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = fmt::format("*a{}", i - 1);
    bomb += fmt::format("a{0}: &a{0} [{1}{2}]\n", i, repeated(last + ", ", 9), last);
  }
  CHECK(mistakes_of(bomb).find("more than 20000 values, counting each alias as what it stands for") !=
        std::string::npos);
}

TEST_CASE("nesting and the number of values are limited, with aliases and without") {
  CHECK(mistakes_of("a: " + repeated("[", 63) + repeated("]", 63)).empty());
  CHECK(mistakes_of("a: " + repeated("[", 64) + repeated("]", 64)) == "1:67 nested deeper than 64 levels\n");
  CHECK(mistakes_of(repeated("- ", 100000)) == "1:129 nested deeper than 64 levels\n");
  CHECK(!mistakes_of(repeated("[", 100000)).empty());
  CHECK(mistakes_of("a: [" + repeated("1, ", 20000) + "1]\n").find("more than 20000 values") !=
        std::string::npos);
  std::string chain = "a0: &a0 [x]\n";
  for (int i = 1; i < 80; ++i) {
    chain += fmt::format("a{0}: &a{0} [*a{1}]\n", i, i - 1);
  }
  CHECK(mistakes_of(chain).find("nested deeper than 64 levels") != std::string::npos);
}

TEST_CASE("text that is not UTF-8 is refused with its place") {
  CHECK(mistakes_of("a: 1\nö: \xFF\n") == "2:4 not UTF-8: byte 0xFF does not belong here\n");
  CHECK(mistakes_of("a: \xC3") == "1:4 not UTF-8: byte 0xC3 does not belong here\n");
  CHECK(mistakes_of("a: \xED\xA0\x80") == "1:4 not UTF-8: byte 0xED does not belong here\n");  // a surrogate
  CHECK(mistakes_of("a: \xC0\xAF") == "1:4 not UTF-8: byte 0xC0 does not belong here\n");      // overlong
  CHECK(mistakes_of("a: \xF4\x90\x80\x80") ==
        "1:4 not UTF-8: byte 0xF4 does not belong here\n");  // too large
  CHECK(mistakes_of(std::string("a: \0", 4)) == "1:4 control character U+0000\n");
  CHECK(mistakes_of("a: \x1B[31m") == "1:4 control character U+001B\n");
  CHECK(mistakes_of("a: \xC2\x9B") == "1:4 control character U+009B\n");
  CHECK(mistakes_of("a: 1\rb: 2\n") == "1:5 a carriage return without a line feed\n");
}

TEST_CASE("files that cannot be read are mistakes without a line") {
  const testing::TemporaryFolder dir;
  const auto said = [](const std::string& path) {
    std::vector<Mistake> mistakes;
    read_document(path, mistakes);
    REQUIRE(mistakes.size() == 1);
    return to_string(mistakes[0]).substr(path.size());
  };
  CHECK(said(dir / "none.yaml") == ": error: no such file");
  CHECK(said(dir.path()) == ": error: not a regular file");
  std::ofstream(dir / "large.yaml") << std::string(kMaxFileSize + 1, '#');
  CHECK(said(dir / "large.yaml") == ": error: larger than 1048576 bytes");
}
