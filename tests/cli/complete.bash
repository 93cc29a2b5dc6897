# complete.bash COMPLETIONS LINE...: what the completions offer at the end of each line.
source "$1"
for line in "${@:2}"; do
  read -ra COMP_WORDS <<<"${line//=/ = }"
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _gradreel gradreel
  echo "$line|${COMPREPLY[*]}"
done
