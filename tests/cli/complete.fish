# complete.fish COMPLETIONS LINE...: what the completions offer at the end of each line.
source $argv[1]
for line in $argv[2..]
    echo "$line|"(string join -- ' ' (complete -C "$line" | string replace -r '\t.*' ''))
end
