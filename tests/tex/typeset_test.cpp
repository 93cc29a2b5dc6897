#include "tex/typeset.hpp"

#include <filesystem>

#include "catch.hpp"
#include "cli/process.hpp"
#include "core/error.hpp"
#include "environment.hpp"
#include "expression/notation.hpp"
#include "expression/retyped_surfaces.hpp"
#include "panels/rule_lines.hpp"
#include "tex/cache.hpp"
#include "tex/latex.hpp"

using namespace gradreel;
using testing::Environment;
using testing::read_file;
using testing::write_file;

namespace {

using Formulas = std::vector<std::string>;

Typeset typeset_uncached(const Formulas& formulas, const RunLimits& limits = {}) {
  return typeset(formulas, {.cache = nullptr, .limits = limits});
}

/// What is said of formulas that cannot be typeset.
std::string said_of(const Formulas& formulas, const RunLimits& limits = {}) {
  std::string all;
  for (const TypesetProblem& p : typeset_uncached(formulas, limits).problems) {
    all += std::to_string(p.formula) + ": " + p.message + (p.hint.empty() ? "" : "; " + p.hint) + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a rule has the size that it says, from its baseline", "[tex]") {
  const Typeset t = typeset_uncached({"\\rule[-2pt]{10pt}{7pt}"});
  REQUIRE(t.problems.empty());
  const Formula& f = t.book.at("\\rule[-2pt]{10pt}{7pt}");
  CHECK(f.width == 1);
  CHECK(f.ascent == 0.5);
  CHECK(f.descent == 0.2);
  CHECK(f.ink.x == Approx(0).margin(1e-6));
  CHECK(f.ink.y == Approx(-0.5).margin(1e-6));
  CHECK(f.ink.width == Approx(1).margin(1e-6));
  CHECK(f.ink.height == Approx(0.7).margin(1e-6));
}

TEST_CASE("letters stand on the baseline, and fractions around the axis", "[tex]") {
  const Typeset t = typeset_uncached({"x", "y", "\\frac{a}{b}", "\\,"});
  REQUIRE(t.problems.empty());
  const Formula &x = t.book.at("x"), &y = t.book.at("y"), &fraction = t.book.at("\\frac{a}{b}");
  CHECK(x.width == Approx(0.57153));  // of cmmi10
  CHECK(x.ascent == Approx(0.43055));
  CHECK(x.descent == 0);
  CHECK(x.ink.bottom() == Approx(0.0111).margin(0.001));
  CHECK(y.descent == Approx(0.19444).margin(1e-5));
  CHECK(fraction.ascent == Approx(0.6951).margin(0.001));
  CHECK(fraction.descent == Approx(0.3448).margin(0.001));
  const Formula& space = t.book.at("\\,");
  CHECK(space.width == Approx(0.16667).margin(1e-4));
  CHECK(space.ink.width == 0);
}

TEST_CASE("each formula has its own picture", "[tex]") {
  const Typeset t =
      typeset_uncached({"a % a comment", "b", "\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}"});
  REQUIRE(t.problems.empty());
  CHECK(t.book.size() == 3);
  CHECK(t.book.at("a % a comment").picture != t.book.at("b").picture);
  CHECK(t.book.at("b").picture.find("<path") != std::string::npos);
  CHECK(t.book.at("b").picture.find("<font") == std::string::npos);
}

TEST_CASE("LaTeX takes what is made of typed formulas", "[tex]") {
  Formulas formulas;
  std::vector<std::string> texts = {
      "where(x < 0, 1, where(x >= y, x/y, 3)) - 1e-3*sum(i, -2, 3, sum(j, 1, 2, (i*x)^j))",
      "atan2(y, x) + sigmoid(x)*softplus(y) + relu(x)*erf(y) + log10(x) + log2(y) + sinh(x)/cosh(y) + "
      "tanh(x)",
      "floor(x/2)*sign(y) + cbrt(x)^2 + acos(x)*asin(y)*atan(x) + min(x, y/2, 1)^3*max(x, y) + hypot(x/y, "
      "1)"};
  for (const auto& [name, typed] : testing::kRetyped) {
    const auto parsed = parse_expression(typed.text, {{"x", "y"}, typed.parameters});
    for (const RuleLine& line : rule_lines(latex_lines_of(std::get<Expression>(parsed)), false))
      formulas.push_back(line.right);
  }
  for (const std::string& text : texts)
    formulas.push_back(latex_of(std::get<Expression>(parse_expression(text, {{"x", "y"}, {}}))));
  formulas.push_back(latex_of_name("k_max") + " = " + latex_of_name("width_2") + latex_of_number(-1e-9));
  CHECK(said_of(formulas).empty());
}

TEST_CASE("nothing is run for no formulas", "[tex]") {
  const Environment path("PATH", "/nowhere");
  CHECK(typeset_uncached({}).problems.empty());
}

TEST_CASE("what LaTeX finds wrong is said of the formula, of several at once", "[tex]") {
  CHECK(said_of({"x", "\\foo", "y", "\\frac{1}{\\bar2 \\baz}"}) ==
        "1: LaTeX: Undefined control sequence \\foo\n3: LaTeX: Undefined control sequence \\baz\n");
  CHECK(said_of({"x^2^3"}) == "0: LaTeX: Double superscript\n");
  CHECK(said_of({"\\begin{nothing} x \\end{nothing}"}) == "0: LaTeX: Environment nothing undefined\n");
  CHECK(said_of({"a", "\\left( x"}) == "1: LaTeX: Missing \\right. inserted\n");
  CHECK(said_of({"a", "\\end{document}", "b"}) == "1: LaTeX: Missing $ inserted\n");
  CHECK(said_of({"a", "\\global\\let\\message\\@gobble", "b"}) ==
        "1: LaTeX does not get to the end of this formula\n");
  CHECK(said_of({"a", "\\rule{2000pt}{1pt}"}) == "1: this formula is larger than 100 x 30 em\n");
}

TEST_CASE("without LaTeX the packages are named", "[tex]") {
  const testing::TemporaryFolder folder;
  const Environment path("PATH", folder.path());
  CHECK(said_of({"x"}) ==
        "0: formulas need latex, which is not installed; install the Debian packages texlive-latex-base and "
        "dvisvgm\n");
  std::filesystem::create_symlink("/usr/bin/latex", folder / "latex");
  CHECK(
      said_of({"x"}) ==
      "0: formulas need dvisvgm, which is not installed; install the Debian packages texlive-latex-base and "
      "dvisvgm\n");
}

TEST_CASE("what dvisvgm cannot do is a mistake at the formula", "[tex]") {
  const testing::TemporaryFolder folder;
  const std::string program = folder / "dvisvgm";
  const auto is_faked = [&](const std::string& script) {
    write_file(program, "#!/bin/sh\n[ \"$1\" = --version ] && exit\n" + script);
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  };
  const Environment path("PATH", folder.path() + ":/usr/bin:/bin");
  const std::string real = "/usr/bin/dvisvgm \"$@\"\n";
  is_faked("grep -q bad formulas.tex || exec " + real + "echo 'cannot do it'\nrm -f 00002.svg\n" +
           "/usr/bin/dvisvgm --no-fonts --page=1 --output=%5p.svg formulas.dvi >/dev/null 2>&1\nexit 3\n");
  CHECK(said_of({"x", "y % bad", "z"}) == "1: dvisvgm cannot draw this formula: cannot do it\n");
  is_faked("grep -q slow formulas.tex || exec " + real + "kill -XCPU $$\n");
  CHECK(said_of({"x % slow"}) == "0: dvisvgm does not come to an end with this formula\n");
  is_faked("echo 'no such font'\nexit 2\n");
  CHECK_THROWS_MATCHES(typeset_uncached({"x"}), Error,
                       Catch::Matchers::Message("dvisvgm fails even without this formula: no such font"));
}

TEST_CASE("a picture of more than 1 MB is a mistake at the formula", "[tex]") {
  const std::string many =
      "\\def\\a#1{#1#1#1#1#1#1#1#1}\\a{\\a{\\a{\\a{\\a{\\hbox to 0pt{$x$\\hss}}}}}}";  // 32768 on one place
  CHECK(said_of({"y", many}) == "1: the picture of this formula is larger than 1 MB\n");
}

TEST_CASE("a LaTeX that does nothing is no formula's mistake", "[tex]") {
  const testing::TemporaryFolder folder;
  write_file(folder / "latex", "#!/bin/sh\necho broken\nexit 1\n");
  std::filesystem::permissions(folder / "latex", std::filesystem::perms::owner_all);
  const Environment path("PATH", folder.path() + ":/usr/bin:/bin");
  CHECK_THROWS_MATCHES(typeset_uncached({"x", "y"}), Error,
                       Catch::Matchers::Message("latex fails even without this formula: broken"));
}

TEST_CASE("a formula that never ends is ended", "[tex]") {
  RunLimits limits;
  limits.cpu_s = 1;
  CHECK(said_of({"x", "\\loop\\iftrue\\repeat"}, limits) ==
        "1: LaTeX does not come to an end with this formula\n");
  limits = {};
  limits.wall_s = 1;
  CHECK(said_of({"\\def\\a{\\a}\\a"}, limits) == "0: LaTeX does not come to an end with this formula\n");
}

TEST_CASE("a formula reads no files and writes none", "[tex]") {
  const testing::TemporaryFolder folder;
  const std::string secret = folder / "secret", target = folder / "target";
  write_file(secret, "\\rule{50pt}{1pt}");
  CHECK(said_of({"\\input{" + secret + "}"}).starts_with("0: LaTeX: "));
  CHECK(said_of({"\\input{/etc/passwd}"}).starts_with("0: LaTeX: "));
  CHECK(said_of({"\\input{../../etc/passwd}"}).starts_with("0: LaTeX: "));
  CHECK(said_of({"\\csname @@input\\endcsname /etc/passwd "}).starts_with("0: LaTeX: "));
  // Opening fails without a word, and then there is no line to read.
  const std::string read = "\\openin5=" + secret + " \\ifeof5 x\\else\\rule{50pt}{1pt}\\fi";
  CHECK(typeset_uncached({read}).book.at(read).width < 1);
  CHECK_FALSE(said_of({"\\immediate\\openout5=" + target + " \\immediate\\write5{x}"}).empty());
  CHECK(folder.listing() == std::vector<std::string>{"secret"});
}

TEST_CASE("a formula starts no programs and brings in no markup", "[tex]") {
  const testing::TemporaryFolder folder;
  const std::string target = folder / "target";
  said_of({"\\immediate\\write18{touch " + target + "} x"});
  said_of({"\\openin5=\"|touch " + target + "\" x"});
  CHECK(folder.listing().empty());
  const std::string plain = typeset_uncached({"x"}).book.at("x").picture;
  for (const std::string& special : Formulas{"dvisvgm:raw <image href='/etc/passwd'/>", "ps: (x) print",
                                             "psfile=/etc/passwd", "em:graph /etc/passwd"}) {
    const std::string formula = "\\special{" + special + "} x";
    const Typeset t = typeset_uncached({formula});  // alone: glyphs are numbered through a run
    REQUIRE(t.problems.empty());
    CHECK(t.book.at(formula).picture == plain);
  }
}

TEST_CASE("changed meanings of characters do not let a formula out", "[tex]") {
  const testing::TemporaryFolder folder;
  CHECK(said_of({"\\catcode`\\|=0 |input{/etc/passwd}"}).starts_with("0: LaTeX: "));
  CHECK(said_of({"^^5cinput{/etc/passwd}"}).starts_with("0: LaTeX: "));
}

TEST_CASE("what ran leaves nothing behind", "[tex]") {
  const testing::TemporaryFolder folder;
  const Environment tmp("TMPDIR", folder.path());
  typeset_uncached({"x"});
  said_of({"\\foo"});
  CHECK(folder.listing().empty());
}

TEST_CASE("the user's own files and settings change nothing", "[tex]") {
  const testing::TemporaryFolder folder;
  std::filesystem::create_directories(folder / "texmf/tex/latex");
  write_file(folder / "texmf/tex/latex/amsmath.sty", "\\errmessage{not this one}");
  const Environment home("HOME", folder.path()), inputs("TEXINPUTS", folder / "texmf/tex/latex");
  CHECK(typeset_uncached({"x"}).problems.empty());
}

TEST_CASE("the cache gives the same, and what is broken in it is made anew", "[tex]") {
  const testing::TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  const TypesetOptions options = {.cache = &cache};
  const Formulas formulas = {"\\alpha_k", "\\frac{1}{3}"};
  const FormulaBook fresh = typeset_uncached(formulas).book, first = typeset(formulas, options).book;
  CHECK(first == fresh);
  const auto entries = folder.listing();
  const auto found =
      std::find_if(entries.begin(), entries.end(), [](const std::string& e) { return e.size() > 60; });
  REQUIRE(found != entries.end());
  const std::string entry = folder / *found, bytes = read_file(entry);
  CHECK(typeset(formulas, options).book == fresh);
  std::string changed = bytes;
  changed[bytes.size() / 2] ^= 1;
  for (const std::string& broken : {std::string(), changed}) {
    write_file(entry, broken);
    CHECK(typeset(formulas, options).book == fresh);
    CHECK(read_file(entry) == bytes);
  }
}

TEST_CASE("the cache spares the run", "[tex]") {
  const testing::TemporaryFolder folder;
  Cache cache({.folder = folder / "cache"});
  const FormulaCache formulas(&cache, "key");
  CHECK_FALSE(formulas.load());
  Formula f = {.width = 0.1,
               .ascent = 1.0 / 3,
               .descent = -0.25,
               .ink = {1, 2, 3, 4},
               .units_per_em = 9.9,
               .picture = "<path/>\n"};
  formulas.store({f, {}});
  REQUIRE(formulas.load());
  CHECK(*formulas.load() == std::vector<Formula>{f, {}});
  CHECK_FALSE(FormulaCache(&cache, "another key").load());
  CHECK_FALSE(FormulaCache(nullptr, "key").load());
}

TEST_CASE("a cache that cannot be written does not matter", "[tex]") {
  Cache cache({.folder = "/proc/nowhere"});
  CHECK(typeset(Formulas{"x"}, {.cache = &cache}).problems.empty());
}
