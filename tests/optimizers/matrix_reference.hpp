// Reference trajectories of rules for matrices, from tests/data/oracle/matrices.jsonl.
#pragma once

#include <string>

namespace gradreel::testing {

/// Runs every case of `optimizer`, checks every step of each against its tolerance, and that there were
/// `expected` cases.
void check_matrix_references(const std::string& optimizer, int expected);

}  // namespace gradreel::testing
