# SPDX-License-Identifier: BSD-2-Clause
# A completion for zsh from the rows of complete.sh.
BEGIN { FS = "\t" }

# Text inside the brackets and colons of _arguments, within single quotes.
function safe(text) {
  gsub(/\\/, "\\\\", text)
  gsub(/\[/, "\\[", text)
  gsub(/\]/, "\\]", text)
  gsub(/:/, "\\:", text)
  gsub(/'/, "'\\''", text)
  return text
}

function specification(names, argument, choices, text,    count, name, i, tail, list, out, other) {
  count = split(names, name, ",")
  tail = ""
  if (argument != "" && argument !~ /^\[/) {
    list = choices
    gsub(/,/, " ", list)
    tail = ":" safe(argument) ":" (choices != "" ? "(" list ")" : "_files")
  }
  other = ""
  for (i = 1; i <= count; i++) other = other (i > 1 ? " " : "") name[i]
  out = ""
  for (i = 1; i <= count; i++) {
    mark = argument ~ /^=/ && name[i] ~ /^--/ ? "=" : tail != "" ? "+" : ""
    if (mark == "+" && name[i] ~ /^--/) mark = "="
    out = out "    '" (argument ~ /\.\.\.$/ ? "*" : "(" other ")") name[i] mark "[" safe(text) "]" tail "' \\\n"
  }
  return out
}

$2 == "command" { commands[++number] = $3; about[$3] = $7 }
$2 == "option" { options[$1] = options[$1] specification($3, $4, $5, $7) }
END {
  print "#compdef " program
  print "# Completion of " program " for zsh; made from its --help."
  id = program
  gsub(/-/, "_", id)
  if (number == 0) {
    print "_arguments -S \\\n" options["-"] "    '*:file:_files'"
    exit
  }
  print "local state line context"
  print "typeset -A opt_args"
  print "_arguments -C \\\n" options["-"] "    '1:command:->command' \\\n    '*::argument:->argument'"
  print "case $state in"
  print "  command)"
  print "    local -a commands=("
  for (i = 1; i <= number; i++) print "      '" commands[i] ":" safe(about[commands[i]]) "'"
  print "    )"
  print "    _describe command commands"
  print "    ;;"
  print "  argument)"
  print "    case $line[1] in"
  for (i = 1; i <= number; i++) {
    print "      " commands[i] ") _arguments \\\n" options[commands[i]] "    '*:file:_files' ;;"
  }
  print "    esac"
  print "    ;;"
  print "esac"
}
