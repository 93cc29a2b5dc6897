#include "panels/markdown.hpp"

#include "catch.hpp"
#include "panels/columns.hpp"
#include "panels/rule_lines.hpp"

using namespace gradreel;

namespace {

using Spans = std::vector<StyledText>;
using Lines = std::vector<std::string>;

Spans spans_of(const char* text) {
  const auto blocks = parse_markdown(text);
  REQUIRE(blocks.size() == 1);
  return blocks[0].spans;
}

Lines lines_of(const char* text, double width) {
  TextEngine engine;
  Lines lines;
  for (const MarkdownLine& line : broken(parse_markdown(text).at(0), 20, width, engine)) {
    lines.emplace_back();
    for (const MarkdownLine::Run& run : line.runs) lines.back() += run.text + "|";
  }
  return lines;
}

Lines written(const std::vector<RuleLine>& lines) {
  Lines all;
  for (const RuleLine& line : lines) all.push_back(line.left + "|" + line.right);
  return all;
}

}  // namespace

TEST_CASE("blank lines, headings and items make blocks", "[text_panel]") {
  const auto blocks =
      parse_markdown("# A  title\nFirst\n  goes on.\n\n- one\n- two\n  more\n\nLast\n## End\n#no\n");
  REQUIRE(blocks.size() == 7);
  CHECK(blocks[0].kind == BlockKind::heading);
  CHECK(blocks[0].spans == Spans{{"A  title"}});
  CHECK(blocks[1].kind == BlockKind::paragraph);
  CHECK(blocks[1].spans == Spans{{"First goes on."}});
  CHECK(blocks[2].kind == BlockKind::item);
  CHECK(blocks[3].spans == Spans{{"two more"}});
  CHECK(blocks[4].spans == Spans{{"Last"}});
  CHECK(blocks[5].kind == BlockKind::heading);
  CHECK(blocks[6].spans == Spans{{"#no"}});
  CHECK(parse_markdown("\n \n").empty());
}

TEST_CASE("asterisks make bold and italic where they enclose something", "[text_panel]") {
  CHECK(spans_of("a **b c** d") == Spans{{"a "}, {"b c", true}, {" d"}});
  CHECK(spans_of("*i*, **b**.") == Spans{{"i", false, true}, {", "}, {"b", true}, {"."}});
  CHECK(spans_of("**b *both* b**") == Spans{{"b ", true}, {"both", true, true}, {" b", true}});
  CHECK(spans_of("2 * 3 * 4") == Spans{{"2 * 3 * 4"}});
  CHECK(spans_of("a *b") == Spans{{"a *b"}});
  CHECK(spans_of("a **b") == Spans{{"a **b"}});
  CHECK(spans_of("\\*a\\*") == Spans{{"*a*"}});
  CHECK(spans_of("$a*b*c$ \\$5") == Spans{{"$a*b*c$ \\$5"}});
}

TEST_CASE("blocks are broken at spaces, runs of one style in one piece", "[text_panel]") {
  TextEngine engine;
  const double two = engine.measure("one two", {.size_px = 20}).width + 1;
  CHECK(lines_of("one two three", two) == Lines{"one two|", "three|"});
  CHECK(lines_of("one two three", 10000) == Lines{"one two three|"});
  CHECK(lines_of("a **b**, c", 10000) == Lines{"a |b|, c|"});
  CHECK(lines_of("one unbreakable", engine.measure("one", {.size_px = 20}).width + 1).empty());
}

TEST_CASE("rules are split in front of their relations", "[formula_panel]") {
  CHECK(written(rule_lines("\\theta \\leftarrow \\theta - v", false)) ==
        Lines{"\\displaystyle \\theta |\\displaystyle {}\\leftarrow \\theta - v"});
  CHECK(written(rule_lines("a = b, \\quad c = d\n\\text{if } x", false)) ==
        Lines{"\\displaystyle a |\\displaystyle {}= b, \\quad c = d",
              "|\\displaystyle \\hphantom{{}\\leftarrow{}}\\text{if } x"});
  CHECK(written(rule_lines("a = b, \\quad c = d", true)) ==
        Lines{"\\displaystyle a |\\displaystyle {}= b", "\\displaystyle c |\\displaystyle {}= d"});
  CHECK(written(rule_lines("\\sum_{i=1} x \\leftarrow {=}", false)) ==
        Lines{"\\displaystyle \\sum_{i=1} x |\\displaystyle {}\\leftarrow {=}"});
}

TEST_CASE("blocks fill as few columns as they need, evenly", "[formula_panel]") {
  const std::vector<BlockSize> blocks = {{10, 3}, {20, 3}, {5, 3}, {5, 3}};
  const auto one = arranged(blocks, 15, 1);
  REQUIRE(one.size() == 1);
  CHECK(one[0].width == 20);
  CHECK(one[0].height == 15);
  const auto two = arranged(blocks, 14, 1);
  REQUIRE(two.size() == 2);
  CHECK(two[0].end == 2);
  CHECK(two[0].height == 7);
  CHECK(two[1].width == 5);
  CHECK(arranged(blocks, 2, 1).empty());
  CHECK(arranged({}, 2, 1).empty());
}
