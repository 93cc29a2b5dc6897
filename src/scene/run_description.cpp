#include "scene/run_description.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "draw/ticks.hpp"

namespace gradreel {

namespace {

/// What one of them says, in some language.
class Describer {
 public:
  explicit Describer(const Words& words) : words_(words) {}

  std::string number(double value) const { return words_.number(format_number(value, 4)); }

  /// The first `always` of them, and whatever is not at its default.
  std::vector<std::string> params(std::span<const Param> declared, const ParamValues& values,
                                  std::size_t always) const {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < declared.size(); ++i) {
      const Param& p = declared[i];
      const ParamValue& value = values.value(p.name);
      if (i >= always && value == p.fallback) continue;
      texts.push_back(fmt::format("{} = {}", p.symbol.empty() ? p.name : p.symbol, value_text(value)));
    }
    return texts;
  }

  /// "step (S = 30, γ = 0.5)"; empty where the rate is constant.
  std::string schedule(const ScheduleChoice& schedule) const {
    std::string name(schedule.entry->name);
    if (name == "constant") return {};
    std::replace(name.begin(), name.end(), '_', ' ');
    const auto texts = params(schedule.entry->params, schedule.params, schedule.entry->always_shown);
    return texts.empty() ? name : fmt::format("{} ({})", name, fmt::join(texts, words_[Word::separator]));
  }

  std::string warmup(const Warmup& warmup) const {
    if (warmup.epochs == 0) return {};
    const std::string epochs = std::to_string(warmup.epochs);
    if (warmup.start_factor == Warmup{}.start_factor) return words_.text(Word::warmup, {{"n", epochs}});
    return words_.text(Word::warmup_from, {{"n", epochs}, {"factor", number(warmup.start_factor)}});
  }

  std::string clip(std::string_view what, double value) const {
    return words_.text(Word::clip, {{"what", what}, {"value", number(value)}});
  }

 private:
  std::string value_text(const ParamValue& value) const {
    if (const double* v = std::get_if<double>(&value)) return number(*v);
    if (const bool* flag = std::get_if<bool>(&value)) return words_[*flag ? Word::on : Word::off];
    if (const std::string* text = std::get_if<std::string>(&value)) return *text;
    if (const Names* names = std::get_if<Names>(&value))
      return fmt::format("{}", fmt::join(*names, words_[Word::separator]));
    std::vector<std::string> numbers;
    for (const double v : std::get<Numbers>(value)) numbers.push_back(number(v));
    return fmt::format("[{}]", fmt::join(numbers, words_.decimal() == "," ? "; " : ", "));
  }

  const Words& words_;
};

}  // namespace

std::vector<std::string> rule_texts(const OptimizerChoice& choice, const Words& words) {
  return Describer(words).params(choice.entry->params, choice.params, 1);  // the learning rate
}

std::vector<std::string> regime_texts(const Regime& regime, const Words& words) {
  const Describer say(words);
  std::vector<std::string> texts;
  const auto add = [&](Word word, std::string_view name, const std::string& value) {
    texts.push_back(words.text(word, {{name, value}}));
  };
  if (regime.tuned) add(Word::tuned, "how", regime.tuned->how);
  if (regime.schedule) texts.push_back(say.schedule(*regime.schedule));
  if (regime.warmup) texts.push_back(say.warmup(*regime.warmup));
  const GradientSettings g = regime.gradient.value_or(GradientChoice{}).settings;
  if (g.batches.size > 0) add(Word::batches, "n", std::to_string(g.batches.size));
  if (g.batches.steps_per_epoch > 0)
    texts.push_back(words.counted(Word::steps_an_epoch, g.batches.steps_per_epoch));
  if (g.noise_std > 0) add(Word::noise, "value", say.number(g.noise_std));
  if (regime.seeds() > 1) texts.push_back(words.counted(Word::median, regime.seeds()));
  if (g.clip_value > 0) texts.push_back(say.clip("|gᵢ|", g.clip_value));
  if (g.clip_norm > 0) texts.push_back(say.clip("‖g‖", g.clip_norm));
  if (g.weight_decay > 0) add(Word::weight_decay, "value", say.number(g.weight_decay));
  std::erase(texts, "");
  return texts;
}

std::string title_words(const OptimizerEntry& entry, const Words& words) {
  return entry.name == "gradient_descent" ? words[Word::gradient_descent] : std::string(entry.title);
}

std::string place_words(Point p, int dimension, const Words& words) {
  const auto number = [&](double v) { return words.number(format_number(v, 3)); };
  return words.place(number(p.x), dimension == 1 ? "" : number(p.y));
}

std::string run_description(const OptimizerChoice& choice, const Words& words) {
  std::vector<std::string> texts = rule_texts(choice, words);
  const std::vector<std::string> regime = regime_texts(choice.regime, words);
  texts.insert(texts.end(), regime.begin(), regime.end());
  return fmt::format("{}", fmt::join(texts, words[Word::separator]));
}

}  // namespace gradreel
