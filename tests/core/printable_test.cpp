#include "core/printable.hpp"

#include "catch.hpp"
#include "core/utf8.hpp"

using namespace gradreel;

TEST_CASE("what a terminal would obey is escaped") {
  CHECK(printable("a\x1b[31mb\r\x07\x7f") == "a\\x1b[31mb\\r\\x07\\x7f");
  CHECK(printable("\u0080\u009B\u009F\u00A0") == "\\u0080\\u009B\\u009F\u00A0");
  CHECK(printable("\u202A\u202E\u2066\u2069\u200E\u200F\u061C\u2028\u2029") ==
        "\\u202A\\u202E\\u2066\\u2069\\u200E\\u200F\\u061C\\u2028\\u2029");
  CHECK(printable("\u2029\u2030\u202F\u2065\u206A") == "\\u2029\u2030\u202F\u2065\u206A");
  CHECK(printable(std::string_view("\0", 1)) == "\\x00");
}

TEST_CASE("bytes that are no UTF-8 are escaped one by one") {
  CHECK(printable("a\xFF\xE2\x82") == "a\\xFF\\xE2\\x82");
  CHECK(printable("\xC0\x80\xED\xA0\x80") == "\\xC0\\x80\\xED\\xA0\\x80");
  CHECK(printable("é€😀") == "é€😀");
}

TEST_CASE("line ends and tabs stay, but not in one line; a second time changes nothing") {
  const std::string text = "a\n\tb\\n\x1b";
  CHECK(printable(text) == "a\n\tb\\n\\x1b");
  CHECK(printable(text, "\t") == "a\\n\tb\\n\\x1b");
  CHECK(printable_line(text) == "a\\n\\tb\\n\\x1b");
  CHECK(printable_line(printable_line(text)) == printable_line(text));
}

TEST_CASE("code points have numbers and places") {
  const std::string text = "aé€😀";
  CHECK(code_point_at(text, 0, 1) == U'a');
  CHECK(code_point_at(text, 1, 2) == U'é');
  CHECK(code_point_at(text, 3, 3) == U'€');
  CHECK(code_point_at(text, 6, 4) == U'😀');
  CHECK(bytes_of_code_points(text, 0) == 0);
  CHECK(bytes_of_code_points(text, 2) == 3);
  CHECK(bytes_of_code_points(text, 4) == 10);
  CHECK(bytes_of_code_points(text, 9) == 10);
}
