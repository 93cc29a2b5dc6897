#include "optimizers/expressed.hpp"

#include <map>
#include <vector>

namespace gradreel::testing {

namespace {

using Json = nlohmann::json;

/// Their name of a parameter and ours. A name of theirs that is missing here must be at a value that means
/// off.
using Names = std::map<std::string, std::string>;

struct Rule {
  std::string library, rule, optimizer;
  Names numbers;                   // theirs -> ours
  std::vector<std::string> flags;  // ours to switch on
};

const Names kTorchAdam = {{"eps", "epsilon"}, {"weight_decay", "weight_decay"}};
const Names kEnsmallenAdam = {
    {"beta1", "beta1"}, {"beta2", "beta2"}, {"eps", "epsilon"}, {"epsilon", "epsilon"}};
const Names kTfAdam = {{"beta1", "beta1"}, {"beta2", "beta2"}, {"epsilon", "epsilon"}};

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = {
      {"torch",
       "SGD",
       "sgd",
       {{"momentum", "momentum"}, {"dampening", "dampening"}, {"weight_decay", "weight_decay"}},
       {}},
      {"torch", "SGD_lr_inside", "momentum", {{"momentum", "momentum"}}, {}},
      {"torch",
       "Adagrad",
       "adagrad",
       {{"lr_decay", "lr_decay"}, {"eps", "epsilon"}, {"initial_accumulator_value", "initial_accumulator"}},
       {}},
      {"torch", "Adadelta", "adadelta", {{"rho", "rho"}, {"eps", "epsilon"}}, {}},
      {"torch", "RMSprop", "rmsprop", {{"alpha", "rho"}, {"eps", "epsilon"}, {"momentum", "momentum"}}, {}},
      {"torch", "Adam", "adam", kTorchAdam, {}},
      {"torch", "AdamW", "adamw", kTorchAdam, {}},
      {"torch", "Adamax", "adamax", kTorchAdam, {}},
      {"torch", "NAdam_fixed", "nadam", {{"eps", "epsilon"}, {"momentum_decay", "momentum_decay"}}, {}},
      {"torch", "RAdam", "radam", kTorchAdam, {}},
      {"torch", "Rprop", "rprop", {}, {}},
      {"torch",
       "LBFGS",
       "lbfgs",
       {{"max_iter", "iterations"},
        {"tolerance_grad", "gradient_tolerance"},
        {"tolerance_change", "change_tolerance"},
        {"history_size", "history"}},
       {}},
      {"ensmallen", "GradientDescent", "gradient_descent", {}, {}},
      {"ensmallen", "GradientDescent_Momentum", "momentum", {{"momentum", "momentum"}}, {}},
      {"ensmallen", "GradientDescent_Nesterov", "sgd", {{"momentum", "momentum"}}, {"nesterov"}},
      {"ensmallen", "AdaGrad", "adagrad", {{"epsilon", "epsilon"}}, {}},
      {"ensmallen", "AdaDelta", "adadelta", {{"rho", "rho"}, {"epsilon", "epsilon"}}, {}},
      {"ensmallen", "RMSProp", "rmsprop", {{"alpha", "rho"}, {"epsilon", "epsilon"}}, {}},
      {"ensmallen", "Adam", "adam", kEnsmallenAdam, {"epsilon_hat"}},
      {"ensmallen", "AMSGrad", "amsgrad", kEnsmallenAdam, {"epsilon_hat"}},
      {"ensmallen", "AdaMax", "adamax", kEnsmallenAdam, {"epsilon_outside"}},
      {"ensmallen", "Nadam", "nadam", kEnsmallenAdam, {"epsilon_hat"}},
      {"ensmallen", "AdaBelief", "adabelief", kEnsmallenAdam, {}},
      {"ensmallen", "Yogi", "yogi", kEnsmallenAdam, {}},
      {"tfjs", "sgd", "gradient_descent", {}, {}},
      {"tfjs", "momentum", "sgd", {{"momentum", "momentum"}}, {}},
      {"tfjs",
       "adagrad",
       "adagrad",
       {{"initialAccumulatorValue", "initial_accumulator"}},
       {"epsilon_inside"}},
      {"tfjs", "adadelta", "adadelta", {{"rho", "rho"}, {"epsilon", "epsilon"}}, {"lagging"}},
      {"tfjs",
       "rmsprop",
       "rmsprop",
       {{"decay", "rho"}, {"momentum", "momentum"}, {"epsilon", "epsilon"}},
       {"epsilon_inside"}},
      {"tfjs", "adam", "adam", kTfAdam, {}},
      {"tfjs", "adamax", "adamax", kTfAdam, {"epsilon_outside"}},
      {"scipy", "Nelder-Mead", "nelder_mead", {}, {}},
  };
  return all;
}

double number(const Json& p, const char* name) { return p.contains(name) ? p[name].get<double>() : 0.0; }
bool flag(const Json& p, const char* name) { return p.contains(name) && p[name].get<bool>(); }

double learning_rate(const Json& c) {
  for (const char* name : {"lr", "stepSize", "learningRate"}) {
    if (c["parameters"].contains(name)) return c["parameters"][name].get<double>();
  }
  return 1;
}

std::string optimizer_of(const Json& c, const Rule& rule) {
  return flag(c["parameters"], "amsgrad") ? "amsgrad" : rule.optimizer;
}

Expressed with(const std::string& optimizer, const Json& c) {
  Expressed e;
  e.entry = find_optimizer(optimizer);
  if (e.entry) e.params = ParamValues(e.entry->params);
  e.learning_rate = learning_rate(c);
  return e;
}

/// What is not a plain number under another name.
void set_the_rest(const Json& c, Expressed& e) {
  const Json& p = c["parameters"];
  if (p.contains("betas")) {
    e.params.set("beta1", p["betas"][0].get<double>());
    e.params.set("beta2", p["betas"][1].get<double>());
  }
  if (flag(p, "centered")) e.params.set("centered", true);
  if (flag(p, "nesterov") || flag(p, "useNesterov")) e.params.set("nesterov", true);
  if (c["rule"] == "adagrad") e.params.set("epsilon", 1e-7);  // TensorFlow.js's, not a parameter of it
  if (c["rule"] == "Rprop") {
    e.params.set("eta_minus", p["etas"][0].get<double>());
    e.params.set("eta_plus", p["etas"][1].get<double>());
    e.params.set("step_min", p["step_sizes"][0].get<double>());
    e.params.set("step_max", p["step_sizes"][1].get<double>());
  }
  if (c["rule"] == "LBFGS") {
    const Json& search = p["line_search_fn"];
    e.params.set("line_search", search.is_null() ? "none" : search.get<std::string>());
  }
  if (c["rule"] == "Nelder-Mead") e.learning_rate = 0.05;
}

/// Rules that PyTorch's SGD contains.
std::optional<Expressed> express_sgd(const Json& c, const std::string& optimizer) {
  if (c["library"] != "torch" || c["rule"] != "SGD" || number(c["parameters"], "dampening") != 0) return {};
  const double mu = number(c["parameters"], "momentum");
  const bool nesterov = flag(c["parameters"], "nesterov"), scheduled = c.contains("schedule");
  Expressed e = with(optimizer, c);
  e.gradient.weight_decay = number(c["parameters"], "weight_decay");
  if (optimizer == "gradient_descent" && mu == 0) return e;
  // With the learning rate inside the velocity the rules part under a schedule.
  if (scheduled || mu == 0 || optimizer != (nesterov ? "nesterov" : "momentum")) return {};
  e.params.set("momentum", mu);
  e.looks_ahead = nesterov;
  return e;
}

}  // namespace

std::optional<Expressed> express(const Json& c, const std::string& optimizer) {
  for (const Rule& rule : rules()) {
    if (c["library"] != rule.library || c["rule"] != rule.rule || optimizer_of(c, rule) != optimizer)
      continue;
    Expressed e = with(optimizer, c);
    if (!e.entry) return e;
    for (const auto& [theirs, ours] : rule.numbers) {
      if (e.params.has(ours) && c["parameters"].contains(theirs)) {
        e.params.set(ours, c["parameters"][theirs].get<double>());
      }
    }
    if (!e.params.has("weight_decay")) e.gradient.weight_decay = number(c["parameters"], "weight_decay");
    for (const std::string& name : rule.flags) e.params.set(name, true);
    set_the_rest(c, e);
    return e;
  }
  return express_sgd(c, optimizer);
}

ExpressedSchedule express_schedule(const Json& c) {
  if (!c.contains("schedule")) return {};
  const Json& s = c["schedule"];
  const std::string theirs = s["name"];
  const int epochs = 200;
  ExpressedSchedule e;
  e.base = s.contains("max_lr") ? s["max_lr"].get<double>() : learning_rate(c);
  Warmup warmup;
  if (theirs == "LinearLR" || theirs == "WarmupCosine") {
    warmup.epochs = s.value("total_iters", 5);
    warmup.start_factor = s.value("start_factor", 1.0 / 3);
  }
  const std::map<std::string, std::string> names = {{"LinearLR", "constant"},
                                                    {"WarmupCosine", "cosine"},
                                                    {"StepLR", "step"},
                                                    {"ExponentialLR", "exponential"},
                                                    {"CosineAnnealingLR", "cosine"},
                                                    {"CosineAnnealingWarmRestarts", "cosine_restarts"},
                                                    {"OneCycleLR", "one_cycle"}};
  const std::string ours = names.at(theirs);
  const ScheduleEntry* entry = find_schedule(ours);
  ParamValues params(entry->params);
  const Names numbers = {{"gamma", "gamma"},       {"step_size", "size"}, {"T_max", "length"},
                         {"T_0", "first"},         {"T_mult", "growth"},  {"eta_min", "minimum"},
                         {"total_steps", "length"}};
  for (const auto& [from, to] : numbers) {
    if (s.contains(from)) params.set(to, s[from].get<double>());
  }
  if (ours == "one_cycle") params.set("cycle_momentum", c.contains("momentum"));
  e.schedule = make_schedule(*entry, params, epochs, warmup);
  e.name = warmup.epochs > 0 ? "warmup" : ours;
  return e;
}

std::string surface_name(const Json& c) {
  const std::string name = c["function"];
  return name == "levy13" ? "levy_13" : name;
}

}  // namespace gradreel::testing
