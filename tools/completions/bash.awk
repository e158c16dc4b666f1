# SPDX-License-Identifier: BSD-2-Clause
# A completion for bash from the rows of complete.sh.
BEGIN { FS = "\t" }
$2 == "command" { commands = commands " " $3; known[$3] = 1 }
$2 == "option" {
  count = split($3, name, ",")
  for (i = 1; i <= count; i++) {
    # A word in $words is offered; "=" stays attached.
    offered[$1] = offered[$1] " " name[i] ($4 ~ /^=/ && name[i] ~ /^--/ ? "=" : "")
    if ($5 != "") values[name[i]] = $5
    else if ($4 != "" && $4 !~ /^\[/) files = files "|" name[i]
  }
}
END {
  id = program
  gsub(/-/, "_", id)
  print "# Completion of " program " for bash; made from its --help."
  print "_mailwright_" id "() {"
  print "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=- options i"
  print "  COMPREPLY=()"
  # bash splits at "=": --format = json
  print "  [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD-2]}"
  print "  [[ $word == = ]] && word="
  print "  case $before in"
  for (option in values) {
    list = values[option]
    gsub(/,/, " ", list)
    print "    " option ") COMPREPLY=($(compgen -W \"" list "\" -- \"$word\")); return ;;"
  }
  if (files != "") print "    " substr(files, 2) ") compopt -o default; return ;;"
  print "  esac"
  if (commands != "") {
    print "  for ((i = 1; i < COMP_CWORD; i++)); do"
    print "    case ${COMP_WORDS[i]} in"
    list = substr(commands, 2)
    gsub(/ /, "|", list)
    print "      " list ") command=${COMP_WORDS[i]}; break ;;"
    print "    esac"
    print "  done"
  }
  print "  case $command in"
  for (command in offered) print "    " command ") options=\"" substr(offered[command], 2) "\" ;;"
  print "  esac"
  print "  if [[ $word == -* ]]; then"
  print "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))"
  print "    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace"
  print "    return"
  print "  fi"
  if (commands != "") {
    print "  [[ $command == - ]] && COMPREPLY=($(compgen -W \"" substr(commands, 2) "\" -- \"$word\"))"
  }
  print "  compopt -o default"
  print "}"
  print "complete -F _mailwright_" id " " program
}
