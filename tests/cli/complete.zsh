# complete.zsh COMPLETIONS LINE...: what each line becomes when TAB is pressed at its end.
zmodload zsh/zpty
zpty -b shell "zsh -f -i"
zpty -w shell "PS1= RPROMPT=; autoload -Uz compinit; compinit -u -D; source $1"
zpty -w shell 'tell() { print -r -- "<<$BUFFER>>"; BUFFER= }; zle -N tell; bindkey "^X" tell; print REA""DY'
zpty -r -m shell said '*READY*'
for line in ${@:2}; do
  zpty -w -n shell "$line"$'\t\x18'
  zpty -r -m shell said '*<<*>>*'
  print -r -- "$line|${${said##*<<}%%>>*}"
done
zpty -d shell
