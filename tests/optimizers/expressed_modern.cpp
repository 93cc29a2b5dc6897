#include <algorithm>
#include <map>

#include "catch.hpp"
#include "optimizers/expressed.hpp"

namespace gradreel::testing {

namespace {

using Json = nlohmann::json;

struct ModernRule {
  std::string optimizer;
  std::map<std::string, std::string> names = {};     // theirs -> ours; others are alike
  std::map<std::string, ParamValue> set_first = {};  // before their parameters
};

const std::map<std::string, ModernRule>& modern_rules() {
  const std::map<std::string, std::string> lookahead = {{"k", "steps"}};
  const std::map<std::string, std::string> search = {{"c1", "decrease"}, {"gtol", "gradient_tolerance"}};
  static const std::map<std::string, ModernRule> all = {
      {"AdaBound", {"adabound"}},
      {"Adafactor", {"adafactor"}},
      {"AdamW_AMSGrad", {"adamw"}},
      {"Adan", {"adan"}},
      {"AdEMAMix", {"ademamix"}},
      {"AggMo", {"aggmo"}},
      {"ASGD", {"asgd"}},
      {"BFGS", {"bfgs", search}},
      {"CautiousAdamW", {"cautious_adamw"}},
      {"DAdaptAdam", {"d_adapt_adam"}},
      {"DAdaptSGD", {"d_adapt_sgd"}},
      {"DFP", {"dfp", search}},
      {"LAMB", {"lamb"}},
      {"Lookahead_Adam", {"lookahead", lookahead}},
      {"Lookahead_SGD", {"lookahead", lookahead}},
      {"MARS_AdamW", {"mars"}},
      {"Muon", {"muon"}},
      {"NovoGrad", {"novograd"}},
      {"Padam", {"padam"}},
      {"Prodigy", {"prodigy"}},
      {"QHAdam", {"qhadam"}},
      {"Ranger", {"ranger", {{"k", "steps"}, {"n_sma_threshold", "threshold"}}}},
      {"SAM_Adam", {"sam"}},
      {"SAM_SGD", {"sam"}},
      {"ScheduleFreeAdamW", {"schedule_free_adamw"}},
      {"ScheduleFreeSGD", {"schedule_free_sgd"}},
      {"Shampoo", {"shampoo"}},
      {"Signum", {"signum"}},
      {"SOAP", {"soap"}},
      {"Sophia", {"sophia", {{"k", "interval"}}, {{"gamma", 1.0}, {"rho", 1.0}}}},
      {"Tiger", {"tiger"}},
  };
  return all;
}

/// What has only one value here: the methods' own names, and ways of libraries that we follow.
bool is_fixed(const std::string& name, const Json& value) {
  return name == "method" || (name == "max_grad_norm" && value == 0) ||
         (name == "degenerated_to_sgd" && value == true) || (name == "precondition_1d" && value == true);
}

/// betas -> beta1, beta2 ...
void set_list(const std::string& name, const Json& value, ParamValues& params) {
  if (params.has(name)) return params.set(name, value.get<Numbers>());
  const std::map<std::string, std::string> stems = {{"betas", "beta"}, {"nus", "nu"}, {"eps", "epsilon"}};
  for (std::size_t i = 0; i < value.size(); ++i) {
    params.set(stems.at(name) + std::to_string(i + 1), value[i].get<double>());
  }
}

void set_value(const std::string& name, const Json& value, ParamValues& params) {
  if (value.is_boolean()) {
    params.set(name, value.get<bool>());
  } else if (value.is_number()) {
    params.set(name, value.get<double>());
  } else if (value.is_null() || value == "Infinity") {
    params.set(name, 0.0);  // none, no limit
  } else {
    std::string text = value.get<std::string>();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    params.set(name, text);
  }
}

}  // namespace

std::optional<Expressed> express_modern(const Json& c, const std::string& optimizer) {
  const auto rule = modern_rules().find(c["rule"].get<std::string>());
  if (rule == modern_rules().end() || rule->second.optimizer != optimizer) return {};
  Expressed e;
  e.entry = find_optimizer(optimizer);
  REQUIRE(e.entry != nullptr);
  e.params = ParamValues(e.entry->params);
  e.learning_rate = std::get<double>(e.entry->params.front().fallback);
  for (const auto& [name, value] : rule->second.set_first) e.params.set(name, value);
  for (const auto& [theirs, value] : c["parameters"].items()) {
    if (is_fixed(theirs, value)) continue;
    if (theirs == "lr") {
      if (!value.is_null()) e.learning_rate = value.get<double>();
    } else if (value.is_array()) {
      set_list(theirs, value, e.params);
    } else {
      const auto own = rule->second.names.find(theirs);
      const std::string name = theirs == "eps" ? "epsilon" : theirs;
      set_value(own == rule->second.names.end() ? name : own->second, value, e.params);
    }
  }
  return e;
}

}  // namespace gradreel::testing
