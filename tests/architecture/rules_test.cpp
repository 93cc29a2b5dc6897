// Each rule sees a breach, and nothing where there is none.
#include "architecture/rules.hpp"

#include "catch.hpp"

using namespace gradreel::test;

namespace {

const Rooms kLowAndHigh = {{"low", {}}, {"high", {"low"}}};
const Complaints kFine;

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "  ++n;\n";
  return text;
}

}  // namespace

TEST_CASE("an include that runs upwards is seen") {
  const std::vector<SourceFile> files = {{"low/a.hpp", "#include \"low/b.hpp\"\n"},
                                         {"high/c.hpp", "#include \"low/a.hpp\"\n"}};
  CHECK(wrong_includes(files, kLowAndHigh) == kFine);
  CHECK(wrong_includes({{"low/deep/a.cpp", "#include <map>\n#include \"high/c.hpp\"\n"}}, kLowAndHigh) ==
        Complaints{"low/deep/a.cpp includes high"});
  CHECK(wrong_includes({{"new/a.cpp", ""}}, kLowAndHigh) == Complaints{"new/a.cpp is in no room"});
}

TEST_CASE("a library outside of its rooms is seen") {
  const std::vector<Library> libraries = {{"<(?:zlib|webp)", {"low"}}};
  CHECK(foreign_libraries({{"low/a.cpp", "#include <zlib.h>\n"}, {"high/b.cpp", "#include <map>\n"}},
                          libraries) == kFine);
  CHECK(foreign_libraries({{"high/b.cpp", "#include <webp/encode.h>\n"}}, libraries) ==
        Complaints{"high/b.cpp includes <webp/encode.h>"});
}

TEST_CASE("a forbidden line is seen") {
  CHECK(lines_with({{"low/a.cpp", "int a;\nexit(1);\n"}}, std::regex("exit\\(")) ==
        Complaints{"low/a.cpp:2: exit(1);"});
}

TEST_CASE("a use of what an upper room defines is seen, however the objects are cut") {
  // low declares f() and calls it; high defines it, and g() in an inline function that both have.
  const std::string by_file =
      "/b/x.dir/src/low/a.cpp.o: _Z1hv T 0 10\n"
      "/b/x.dir/src/low/a.cpp.o: _Z1gv W 0 10\n"
      "/b/x.dir/src/low/a.cpp.o: _Z1fi U         \n"
      "/b/x.dir/src/low/deep/b.cpp.o: _Z1gv U         \n"
      "/b/x.dir/src/high/c.cpp.o: _Z1fi T 0 10\n"
      "/b/x.dir/src/high/c.cpp.o: _Z1gv W 0 10\n"
      "/b/x.dir/src/high/c.cpp.o: _Z1hv U         \n";
  const std::string by_room =
      "/b/src/x.dir/Unity/unity_low_cxx.cxx.o: _Z1fi U         \n"
      "/b/src/x.dir/Unity/unity_high_cxx.cxx.o: _Z1fi T 0 10\n";
  const Complaints expected = {"low uses f(int), which high defines"};
  CHECK(wrong_uses(room_symbols(by_file), kLowAndHigh) == expected);
  CHECK(wrong_uses(room_symbols(by_room), kLowAndHigh) == expected);
  CHECK(wrong_uses(room_symbols(by_file), {{"low", {"high"}}, {"high", {"low"}}}) == kFine);
}

TEST_CASE("a component without its line, and a line without its component, are seen") {
  const Registry registry = {"rules/rules.def", "RULE", "rules", "const Entry& (\\w+)\\(\\) \\{"};
  const std::vector<SourceFile> files = {{"rules/rules.def", "// one each\nRULE(a)\nRULE(b)\n"},
                                         {"rules/a.cpp", "const Entry& a() {\n}\n"},
                                         {"rules/b/b.cpp", "const Entry& b() {\n}\n"},
                                         {"rules/b/parts.cpp", "int c() {\n}\n"},
                                         {"rules/registry.cpp", "const Entry& name();\n"}};
  CHECK(unregistered(files, registry) == kFine);
  std::vector<SourceFile> more = files;
  more.push_back({"rules/c.cpp", "const Entry& c() {\n}\n"});
  CHECK(unregistered(more, registry) == Complaints{"rules/c.cpp has no line in rules/rules.def"});
  more = files;
  more[0].text += "RULE(c)\nRULE(a)\n";
  CHECK(unregistered(more, registry) ==
        Complaints{"rules/rules.def has a more than once", "rules/rules.def has c, which no file defines"});
  more = files;
  more[1].path = "rules/other.cpp";
  CHECK(unregistered(more, registry) == Complaints{"rules/other.cpp defines a, not other"});
}

TEST_CASE("a file that is too long is seen") {
  CHECK(long_files({{"low/a.cpp", lines(3)}}, 3) == kFine);
  CHECK(long_files({{"low/a.cpp", lines(4)}}, 3) == Complaints{"low/a.cpp has 4 lines"});
}

TEST_CASE("a function that is too long is seen, where it is") {
  const std::string text = "namespace a {\n\n/// {\nint f(int n,\n      char c = '}') {\n" + lines(3) +
                           "  return n;  // }\n}\n\n}  // namespace a\n";
  CHECK(long_functions({{"low/a.cpp", text}}, 7) == kFine);
  CHECK(long_functions({{"low/a.cpp", text}}, 6) ==
        Complaints{"low/a.cpp:4: int f(int n, char c = 000) has 7 lines"});
}

TEST_CASE("functions are told from all else that has braces") {
  const std::string text = R"text(#define MACRO(x) \
  void x() {
namespace n {
enum class Color { red, blue };
constexpr int kTable[] = {
    f(1), 2,
};
const auto kLambda = [](int n) {
  return n;
};
std::vector<int> list{1, 2};
template <class T>
class Pair : public Base<T> {
 public:
  Pair(int a, int b) : a_{a}, b_(b) {
    go();
  }
  bool operator==(const Pair& other) const {
    return [&] { return a_ == other.a_; }();
  }
  int get() const { return a_; }
  struct Inner {
    int x = 0;
  };

 private:
  int a_ = 1'000, b_{2};
  std::function<void()> then_ = [] {};
};
const Entry& entry() {
  static const Entry all = {
      .make = [](int n) {
        return "}";
      },
  };
  return all;
}
extern "C" {
void c_function(void) {
}
}
}  // namespace n
)text";
  std::vector<std::pair<std::string, int>> found;
  for (const FunctionSpan& f : functions_in(text))
    found.emplace_back(f.head.substr(0, f.head.find('(')), f.lines);
  const std::vector<std::pair<std::string, int>> expected = {
      {"Pair", 3}, {"bool operator==", 3}, {"int get", 1}, {"const Entry& entry", 8}, {"void c_function", 2}};
  CHECK(found == expected);
}
