#include "cli/usage.hpp"

#include "cli/process.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

std::string usage_answer(const std::vector<std::string>& arguments) {
  const Result result = run_binary(".", arguments);
  CHECK(result.out.empty());
  CHECK(result.exit_code == 2);
  return result.err;
}

}  // namespace

TEST_CASE("a wrong command line is answered with what to type") {
  CHECK(usage_answer({}) == "error: a command is missing\n  `gradreel help` lists them\n");
  CHECK(usage_answer({"--config-dir", "mine"}) ==
        "error: a command is missing\n  `gradreel help` lists them\n");
  CHECK(usage_answer({"rendr", "x.yaml"}) ==
        "error: unknown command 'rendr'\n  did you mean 'gradreel render'?\n");
  CHECK(usage_answer({"zzzzzzzz"}) ==
        "error: unknown command 'zzzzzzzz'\n"
        "  known: new, render, check, digest, verify, plan, segment, join, frame, still, sheet, gallery, "
        "watch, "
        "trajectories, list, "
        "describe, "
        "explain, schema, "
        "completions\n");
  CHECK(usage_answer({"x.yaml"}) ==
        "error: 'x.yaml' is not a command\n  to render it, type: gradreel render x.yaml\n");
  CHECK(usage_answer({"--config-dir", "mine", "x.yml"}) ==
        "error: 'x.yml' is not a command\n  to render it, type: gradreel render x.yml\n");
  CHECK(usage_answer({"render", "x.yaml", "--profil", "draft"}) ==
        "error: render has no option --profil\n  did you mean --profile?\n");
  CHECK(usage_answer({"render", "--profil=draft"}) ==
        "error: render has no option --profil\n  did you mean --profile?\n");
  CHECK(usage_answer({"check", "x.yaml", "--confg-dir=mine"}) ==
        "error: check has no option --confg-dir\n  did you mean --config-dir?\n");
  CHECK(usage_answer({"list", "-x"}) ==
        "error: list has no option -x\n  `gradreel help list` lists its options\n");
  CHECK(usage_answer({"render"}) ==
        "error: PATH is required\n  name a scene or a folder of scenes, as in: gradreel render scene.yaml; - "
        "reads standard input\n");
  CHECK(usage_answer({"frame", "a.yaml"}) ==
        "error: K is required\n  name a frame, as in: gradreel frame scene.yaml 300 -o frame.png\n");
  CHECK(usage_answer({"frame"}) ==
        "error: SCENE is required\n  name a scene, as in: gradreel frame scene.yaml 300 -o frame.png\n");
  CHECK(usage_answer({"still", "a.yaml"}) ==
        "error: --output is required\n  name the file, as in: -o picture.png\n");
  CHECK(usage_answer({"gallery"}) ==
        "error: FOLDER is required\n  name a folder of films, as in: gradreel gallery output -o site\n");
  CHECK(usage_answer({"gallery", "output"}) ==
        "error: --output is required\n  name the folder to write, as in: -o site\n");
  CHECK(usage_answer({"render", "a.yaml", "--profile", "blog", "--profile", "draft"}) ==
        "error: --profile: At Most 1 required but received 2\n"
        "  give it once; for several films, write outputs: [lecture, blog] in the scene\n");
  CHECK(usage_answer({"render", "a.yaml", "--fps", "30"}) ==
        "error: render has no option --fps\n  outputs.fps is a key of scenes: write it there\n");
  CHECK(usage_answer({"render", "a.yaml", "--lr", "1"}) ==
        "error: render has no option --lr\n  learning_rate is a key of scenes: write it there\n");
  CHECK(usage_answer({"-v"}) ==
        "error: there is no option -v without a command\n  `gradreel help` lists commands and options\n");
  CHECK(usage_answer({"version"}) == "error: 'version' is an option\n  type: gradreel --version\n");
  CHECK(usage_answer({"frame", "3", "a.yaml", "-o", "x.png"}) ==
        "frame: error: 'a.yaml' is no index of a frame\n"
        "  the scene comes first, type: gradreel frame a.yaml 3 -o x.png\n1 mistake\n");
  CHECK(usage_answer({"frame", "x.yaml", "last", "-o", "a.png"}) ==
        "frame: error: 'last' is no index of a frame, which counts from 0\n"
        "  for the last frame, type: gradreel still x.yaml -o a.png\n"
        "1 mistake\n");
  CHECK(usage_answer({"validate", "x.yaml"}) ==
        "error: unknown command 'validate'\n  did you mean 'gradreel check'?\n");
  CHECK(usage_answer({"render", "x.yaml", "--threads", "4"}) ==
        "error: render has no option --threads\n  did you mean --jobs?\n");
}

TEST_CASE("help and versions, in the ways that people ask for them") {
  const std::string help = run_binary(".", {"--help"}).out;
  CHECK_THAT(help, Catch::StartsWith("Renders YAML scenes into animations of optimizers at work.\n"));
  for (const std::vector<std::string>& way : {std::vector<std::string>{"help"}, {"-h"}})
    CHECK(run_binary(".", way).out == help);
  CHECK(run_binary(".", {"help", "render"}).out == run_binary(".", {"render", "--help"}).out);
  CHECK(run_binary(".", {"help", "rendr"}).err ==
        "error: unknown command 'rendr'\n  did you mean 'gradreel render'?\n");
  CHECK(run_binary(".", {"-V"}).out == run_binary(".", {"--version"}).out);
}
