// Catch2 2 (Debian 12) and 3 name their headers differently; tests include this one.
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <string>

using Catch::Approx;
// The matchers of strings by their names in Catch2 2.
namespace Catch {
using Matchers::EndsWith, Matchers::Matches, Matchers::StartsWith;
inline auto Contains(const std::string& text) { return Matchers::ContainsSubstring(text); }
}  // namespace Catch
#else
#include <catch2/catch.hpp>
#endif

#include "place.hpp"

// Every test has its folder and its file as tags, [scene/] and [scene/resolve_test], for scripts/test.
// Catch2's own tag of a file's name (-#) leaves out the folder, and some files of different folders have one
// name.
#undef TEST_CASE
#define TEST_CASE(...) \
  INTERNAL_CATCH_TESTCASE(gradreel::testing::with_place(__FILE__, Catch::NameAndTags{__VA_ARGS__}))
