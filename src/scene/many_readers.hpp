// The keys of objectives of many parameters, and how they are read: see ManyObjective.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

std::vector<Key> matrix_sensing_keys();
void read_matrix_sensing(MapReader& map, Scene& out);

std::vector<Key> linear_regression_keys();
void read_linear_regression(MapReader& map, Scene& out);
std::vector<Key> many_logistic_regression_keys();
void read_many_logistic_regression(MapReader& map, Scene& out);
std::vector<Key> softmax_regression_keys();
void read_softmax_regression(MapReader& map, Scene& out);

std::vector<Key> network_keys();
void read_network(MapReader& map, Scene& out);

}  // namespace gradreel
