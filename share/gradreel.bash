# Completions for bash, made by `gradreel completions bash`.
_gradreel_names() {
  local kind
  for kind in "${@:2}"; do "$1" list "$kind" 2>/dev/null | cut -d ' ' -f 1; done
}

_gradreel_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2"); }

_gradreel_files() { mapfile -t COMPREPLY < <(compgen "${@:2}" -- "$1"); }

_gradreel() {
  local program=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= i
  if [[ $word == = ]]; then  # bash takes --profile=draft for three words
    word=
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      new | render | check | digest | verify | plan | segment | join | frame | still | sheet | gallery | watch | trajectories | list | describe | explain | schema | completions)
        command=${COMP_WORDS[i]}
        break
        ;;
    esac
  done
  case $command:$before in
    *:--config-dir)
      _gradreel_files "$word" -d
      return
      ;;
    *:--cache-dir)
      _gradreel_files "$word" -d
      return
      ;;
    *:--cache-limit)
      COMPREPLY=()
      return
      ;;
    new:--template)
      _gradreel_words "compare starts learning_rates formula data import lecture" "$word"
      return
      ;;
    render:--exclude)
      COMPREPLY=()
      return
      ;;
    render:--profile)
      _gradreel_words "$(_gradreel_names "$program" profiles)" "$word"
      return
      ;;
    render:--theme)
      _gradreel_words "$(_gradreel_names "$program" themes)" "$word"
      return
      ;;
    render:--set)
      COMPREPLY=()
      return
      ;;
    render:--format)
      _gradreel_words "$(_gradreel_names "$program" formats)" "$word"
      return
      ;;
    render:--output | render:-o)
      _gradreel_files "$word" -f
      return
      ;;
    render:--output-dir)
      _gradreel_files "$word" -d
      return
      ;;
    render:--jobs | render:-j)
      COMPREPLY=()
      return
      ;;
    render:--report)
      _gradreel_files "$word" -f
      return
      ;;
    render:--lock)
      _gradreel_files "$word" -f
      return
      ;;
    check:--exclude)
      COMPREPLY=()
      return
      ;;
    check:--profile)
      _gradreel_words "$(_gradreel_names "$program" profiles)" "$word"
      return
      ;;
    check:--theme)
      _gradreel_words "$(_gradreel_names "$program" themes)" "$word"
      return
      ;;
    check:--set)
      COMPREPLY=()
      return
      ;;
    check:--format)
      _gradreel_words "$(_gradreel_names "$program" formats)" "$word"
      return
      ;;
    check:--output | check:-o)
      _gradreel_files "$word" -f
      return
      ;;
    check:--output-dir)
      _gradreel_files "$word" -d
      return
      ;;
    check:--lock)
      _gradreel_files "$word" -f
      return
      ;;
    digest:--exclude)
      COMPREPLY=()
      return
      ;;
    digest:--profile)
      _gradreel_words "$(_gradreel_names "$program" profiles)" "$word"
      return
      ;;
    digest:--theme)
      _gradreel_words "$(_gradreel_names "$program" themes)" "$word"
      return
      ;;
    digest:--set)
      COMPREPLY=()
      return
      ;;
    digest:--format)
      _gradreel_words "$(_gradreel_names "$program" formats)" "$word"
      return
      ;;
    digest:--output | digest:-o)
      _gradreel_files "$word" -f
      return
      ;;
    digest:--output-dir)
      _gradreel_files "$word" -d
      return
      ;;
    verify:--exclude)
      COMPREPLY=()
      return
      ;;
    verify:--profile)
      _gradreel_words "$(_gradreel_names "$program" profiles)" "$word"
      return
      ;;
    verify:--theme)
      _gradreel_words "$(_gradreel_names "$program" themes)" "$word"
      return
      ;;
    verify:--set)
      COMPREPLY=()
      return
      ;;
    verify:--format)
      _gradreel_words "$(_gradreel_names "$program" formats)" "$word"
      return
      ;;
    verify:--output | verify:-o)
      _gradreel_files "$word" -f
      return
      ;;
    verify:--output-dir)
      _gradreel_files "$word" -d
      return
      ;;
    verify:--lock)
      _gradreel_files "$word" -f
      return
      ;;
    verify:--baseline)
      _gradreel_files "$word" -d
      return
      ;;
    verify:--report)
      _gradreel_files "$word" -d
      return
      ;;
    verify:--image-base-url)
      COMPREPLY=()
      return
      ;;
    verify:--min-ssim)
      COMPREPLY=()
      return
      ;;
    verify:--max-difference)
      COMPREPLY=()
      return
      ;;
    verify:--jobs | verify:-j)
      COMPREPLY=()
      return
      ;;
    plan:--exclude)
      COMPREPLY=()
      return
      ;;
    plan:--profile)
      _gradreel_words "$(_gradreel_names "$program" profiles)" "$word"
      return
      ;;
    plan:--theme)
      _gradreel_words "$(_gradreel_names "$program" themes)" "$word"
      return
      ;;
    plan:--set)
      COMPREPLY=()
      return
      ;;
    plan:--format)
      _gradreel_words "$(_gradreel_names "$program" formats)" "$word"
      return
      ;;
    plan:--output | plan:-o)
      _gradreel_files "$word" -f
      return
      ;;
    plan:--output-dir)
      _gradreel_files "$word" -d
      return
      ;;
    plan:--engine)
      COMPREPLY=()
      return
      ;;
    segment:--parts | segment:-d)
      COMPREPLY=()
      return
      ;;
    segment:--jobs | segment:-j)
      COMPREPLY=()
      return
      ;;
    join:--parts | join:-d)
      COMPREPLY=()
      return
      ;;
    join:--output-dir)
      _gradreel_files "$word" -d
      return
      ;;
    join:--jobs | join:-j)
      COMPREPLY=()
      return
      ;;
    frame:--output | frame:-o)
      _gradreel_files "$word" -f
      return
      ;;
    frame:--profile)
      _gradreel_words "$(_gradreel_names "$program" profiles)" "$word"
      return
      ;;
    frame:--output-number)
      COMPREPLY=()
      return
      ;;
    frame:--smaller)
      COMPREPLY=()
      return
      ;;
    frame:--theme)
      _gradreel_words "$(_gradreel_names "$program" themes)" "$word"
      return
      ;;
    frame:--set)
      COMPREPLY=()
      return
      ;;
    frame:--width)
      COMPREPLY=()
      return
      ;;
    frame:--height)
      COMPREPLY=()
      return
      ;;
    still:--at)
      _gradreel_words "end frame= epoch= time=" "$word"
      return
      ;;
    still:--output | still:-o)
      _gradreel_files "$word" -f
      return
      ;;
    still:--profile)
      _gradreel_words "$(_gradreel_names "$program" profiles)" "$word"
      return
      ;;
    still:--output-number)
      COMPREPLY=()
      return
      ;;
    still:--smaller)
      COMPREPLY=()
      return
      ;;
    still:--theme)
      _gradreel_words "$(_gradreel_names "$program" themes)" "$word"
      return
      ;;
    still:--set)
      COMPREPLY=()
      return
      ;;
    still:--width)
      COMPREPLY=()
      return
      ;;
    still:--height)
      COMPREPLY=()
      return
      ;;
    sheet:--output | sheet:-o)
      _gradreel_files "$word" -f
      return
      ;;
    sheet:--moments)
      _gradreel_words "captions" "$word"
      return
      ;;
    sheet:--at)
      _gradreel_words "end frame= epoch= time=" "$word"
      return
      ;;
    sheet:--columns)
      COMPREPLY=()
      return
      ;;
    sheet:--width)
      COMPREPLY=()
      return
      ;;
    sheet:--profile)
      _gradreel_words "$(_gradreel_names "$program" profiles)" "$word"
      return
      ;;
    sheet:--output-number)
      COMPREPLY=()
      return
      ;;
    sheet:--theme)
      _gradreel_words "$(_gradreel_names "$program" themes)" "$word"
      return
      ;;
    sheet:--set)
      COMPREPLY=()
      return
      ;;
    gallery:--output | gallery:-o)
      _gradreel_files "$word" -f
      return
      ;;
    gallery:--title)
      COMPREPLY=()
      return
      ;;
    watch:--at)
      _gradreel_words "end frame= epoch= time=" "$word"
      return
      ;;
    watch:--profile)
      _gradreel_words "$(_gradreel_names "$program" profiles)" "$word"
      return
      ;;
    watch:--theme)
      _gradreel_words "$(_gradreel_names "$program" themes)" "$word"
      return
      ;;
    watch:--set)
      COMPREPLY=()
      return
      ;;
    watch:--port)
      COMPREPLY=()
      return
      ;;
    trajectories:--format)
      _gradreel_words "csv json" "$word"
      return
      ;;
    trajectories:--output | trajectories:-o)
      _gradreel_files "$word" -f
      return
      ;;
    trajectories:--set)
      COMPREPLY=()
      return
      ;;
    describe:--set)
      COMPREPLY=()
      return
      ;;
    explain:--set)
      COMPREPLY=()
      return
      ;;
  esac
  if [[ $word == -* ]]; then
    case $command in
      new) _gradreel_words "-h --help --template -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      render) _gradreel_words "-h --help --exclude --profile --theme --set --format -o --output --output-dir --deck --sidecar --snippets --strict -j --jobs --fail-fast --dry-run --report -q --quiet --lock --if-changed -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      check) _gradreel_words "-h --help --exclude --profile --theme --set --format -o --output --output-dir --deck --sidecar --snippets --strict --lock --allow-missing --json --theme-report -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      digest) _gradreel_words "-h --help --exclude --profile --theme --set --format -o --output --output-dir --deck --sidecar --snippets --strict --inputs --json -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      verify) _gradreel_words "-h --help --exclude --profile --theme --set --format -o --output --output-dir --deck --sidecar --snippets --strict --lock --baseline --report --image-base-url --min-ssim --max-difference -j --jobs -q --quiet -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      plan) _gradreel_words "-h --help --exclude --profile --theme --set --format -o --output --output-dir --deck --sidecar --snippets --strict --engine -q --quiet -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      segment) _gradreel_words "-h --help -d --parts -j --jobs -q --quiet -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      join) _gradreel_words "-h --help -d --parts --output-dir --missing -j --jobs -q --quiet -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      frame) _gradreel_words "-h --help -o --output --profile --output-number --smaller --theme --set --width --height --outlines -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      still) _gradreel_words "-h --help --at -o --output --profile --output-number --smaller --theme --set --width --height --outlines -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      sheet) _gradreel_words "-h --help -o --output --moments --at --columns --width --profile --output-number --theme --set -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      gallery) _gradreel_words "-h --help -o --output --title -q --quiet -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      watch) _gradreel_words "-h --help --at --profile --theme --set --port -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      trajectories) _gradreel_words "-h --help --format -o --output --set -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      list) _gradreel_words "-h --help -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      describe) _gradreel_words "-h --help --markdown --set -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      explain) _gradreel_words "-h --help --set -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      schema) _gradreel_words "-h --help -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      completions) _gradreel_words "-h --help -h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
      *) _gradreel_words "-h --help -V --version --config-dir --cache-dir --cache-limit --no-cache --cache-verify" "$word" ;;
    esac
    return
  fi
  case $command in
    new) COMPREPLY=() ;;
    render) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    check) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    digest) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    verify) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    plan) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    segment) COMPREPLY=() ;;
    join) COMPREPLY=() ;;
    frame) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    still) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    sheet) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    gallery) COMPREPLY=() ;;
    watch) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    trajectories) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    list) _gradreel_words "surfaces optimizers schedules optimizer_sets profiles formats themes languages layouts panels overlays colormaps" "$word" ;;
    describe) _gradreel_words "$(_gradreel_names "$program" surfaces optimizers schedules optimizer_sets profiles formats themes languages layouts panels overlays colormaps)" "$word" ;;
    explain) _gradreel_files "$word" -o plusdirs -f -X '!*.yaml' ;;
    schema) _gradreel_words "scene profile theme" "$word" ;;
    completions) _gradreel_words "bash zsh fish man" "$word" ;;
    *) _gradreel_words "new render check digest verify plan segment join frame still sheet gallery watch trajectories list describe explain schema completions help" "$word" ;;
  esac
}

complete -o filenames -F _gradreel gradreel
