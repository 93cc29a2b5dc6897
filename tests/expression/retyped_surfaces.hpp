// The surfaces of surfaces/ as somebody would type them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel::testing {

struct RetypedSurface {
  std::string text;
  std::vector<std::string> parameters = {};
};

// The operations stand in the order of the templates: another order rounds otherwise.
inline const std::map<std::string_view, RetypedSurface> kRetyped = {
    {"himmelblau", {"(x^2 + y - 11)^2 + (x + y^2 - 7)^2"}},
    {"n_hump_camel", {"0.5 + 0.1*(x^2 + y^2) + 0.55*sin(x)*sin(y) + 0.2*cos(x - 5*y)"}},
    {"three_hump_camel", {"x^2*(2 - x^2*(1.05 - x^2/6)) + x*y + y^2"}},
    {"six_hump_camel", {"x^2*(4 - x^2*(2.1 - x^2/3)) + x*y + y^2*(4*y^2 - 4)"}},
    {"rosenbrock", {"(a - x)^2 + b*(y - x^2)^2", {"a", "b"}}},
    {"beale", {"(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*(y^2*y))^2"}},
    {"booth", {"(x + 2*y - 7)^2 + (2*x + y - 5)^2"}},
    {"matyas", {"0.26*(x^2 + y^2) - 0.48*(x*y)"}},
    {"ackley",
     {"20*(1 - exp(-0.2*sqrt(0.5*(x^2 + y^2)))) + (exp(1) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))))"}},
    {"rastrigin", {"x^2 + y^2 + amplitude*(2 - cos(2*pi*x) - cos(2*pi*y))", {"amplitude"}}},
    {"styblinski_tang", {"0.5*(x^2*(x^2 - 16) + 5*x) + 0.5*(y^2*(y^2 - 16) + 5*y)"}},
    {"goldstein_price",
     {"(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*(x*y) + 3*y^2))*"
      "(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*(x*y) + 27*y^2))"}},
    {"levy_13", {"sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)"}},
    {"easom", {"-(cos(x)*cos(y)*exp(-((x - pi)^2 + (y - pi)^2)))"}},
    {"mccormick", {"sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1"}},
    {"eggholder", {"-((y + 47)*sin(sqrt(abs(0.5*x + (y + 47))))) - x*sin(sqrt(abs(x - (y + 47))))"}},
    {"cross_in_tray", {"-0.0001*(abs(sin(x)*sin(y)*exp(abs(100 - hypot(x, y)/pi))) + 1)^0.1"}},
    {"holder_table", {"-abs(sin(x)*cos(y)*exp(abs(1 - hypot(x, y)/pi)))"}},
    {"griewank", {"(x^2 + y^2)/4000 + (1 - cos(x)*cos(y/sqrt(2)))"}},
    {"schaffer_2", {"0.5 + (sin(x^2 - y^2)^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2"}},
    {"schaffer_4", {"0.5 + (cos(sin(x^2 - y^2))^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2"}},
    {"bukin_6", {"100*sqrt(abs(y - 0.01*x^2)) + 0.01*sqrt((x + 10)^2)"}},
    {"branin", {"(y - x*(5.1/(4*pi*pi)*x - 5/pi) - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10"}},
    {"michalewicz", {"-(sin(x)*sin(x*x/pi)^20 + sin(y)*sin(2*(y*y)/pi)^20)"}},
    {"peaks",
     {"3*(1 - x)^2*exp(-(x^2 + (y + 1)^2)) - 10*(0.2*x - x^2*x - y^2*y^2*y)*exp(-(x^2 + y^2))"
      " - exp(-((x + 1)^2 + y^2))/3"}},
    {"monkey_saddle", {"x*(x^2 - 3*y^2)"}},
    {"saddle", {"x^2 - y^2"}},
    {"bowl",
     {"(cos(angle_deg*(pi/180))*x + sin(angle_deg*(pi/180))*y)^2 +\n"
      "condition_number*(cos(angle_deg*(pi/180))*y - sin(angle_deg*(pi/180))*x)^2",
      {"condition_number", "angle_deg"}}},
    {"plateau",
     {"(((x - 2)/width)^2 + ((y - 1)/width)^2)/(1 + (((x - 2)/width)^2 + ((y - 1)/width)^2))", {"width"}}},
    {"ravine", {"0.1*x^2 + steepness*(y - sin(x))^2", {"steepness"}}},
    {"parabola", {"0.5*curvature*(x*x)", {"curvature"}}},
    {"double_well", {"(x*x - 1)^2 + tilt*x", {"tilt"}}},
    {"wiggly_bowl", {"x*x + amplitude*(1 - cos(2*pi*x))", {"amplitude"}}},
    {"absolute_value", {"x*sign(x)"}},
};

}  // namespace gradreel::testing
