#include "cli/conclude.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "cli/cli.hpp"
#include "cli/terminal.hpp"
#include "core/number_text.hpp"
#include "core/printable.hpp"

namespace gradreel {

int conclude(const BatchResult& result, const Refused& refused, bool quiet) {
  std::set<const Scene*> scenes;
  for (const OutputResult& output : result.outputs) scenes.insert(output.target->scene);
  if (!quiet && scenes.size() + refused.scenes > 1)
    print_now(printable(batch_table(result)) + batch_total(result) + '\n');
  if (refused.scenes > 0) {
    say(fmt::format("{} in {} of {} scenes, which {} left out\n",
                    counted(std::ssize(refused.mistakes), "mistake"), refused.scenes, refused.of,
                    refused.scenes == 1 ? "was" : "were"));
  }
  if (has_failed(result)) return kFailed;
  return refused.scenes > 0 ? kWrongInput : kDone;
}

}  // namespace gradreel
