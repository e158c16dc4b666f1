# SPDX-License-Identifier: BSD-2-Clause
# Reads what PROGRAM --help prints and writes a row for each thing it names, columns separated by tabs:
#
#   option    names (comma-separated)  argument ("" none)  choices (comma-separated)  default  description
#   command   name                     ""                  ""                         ""       description
#   section   title
#
# Manual pages and shell completions are made from these rows, so they say what the program says.

function flush() {
  if (kind != "") printf "%s\t%s\t%s\t%s\t%s\t%s\n", kind, names, argument, choices, preset, text
  kind = ""
}

# "-C,--config FILE=/etc/x", "-d, --debug[=FLAGS]", "--format TEXT:{text,json}", "--no-cache{false}"
function take_apart(spec,    at) {
  names = argument = choices = preset = ""
  gsub(/, +-/, ",-", spec)
  match(spec, /^-[^ =[{]*/)
  names = substr(spec, 1, RLENGTH)
  argument = substr(spec, RLENGTH + 1)
  sub(/^\{[^}]*\}/, "", argument)
  sub(/^ /, "", argument)
  if (match(argument, /:\{[^}]*\}/)) {
    choices = substr(argument, RSTART + 2, RLENGTH - 3)
    argument = substr(argument, 1, RSTART - 1) substr(argument, RSTART + RLENGTH)
  }
  # Other conditions: POSITIVE, FLOAT in [0 - 1].
  sub(/:[A-Z].*$/, "", argument)
  if (match(argument, /^[A-Z]+=[^A-Z]/)) {
    at = index(argument, "=")
    preset = substr(argument, at + 1)
    argument = substr(argument, 1, at - 1)
    if (preset ~ / \.\.\.$/) { argument = argument " ..."; sub(/ \.\.\.$/, "", preset) }
  }
}

/^(Subcommands|Commands):/ { flush(); commands = 1; next }
/^(Options|OPTIONS):/ { flush(); commands = 0; listed = 1; next }
/^Positionals:/ { flush(); commands = 0; listed = 0; next }
/^[A-Z][A-Za-z ,0-9]*:$/ {
  flush()
  printf "section\t%s\n", substr($0, 1, length($0) - 1)
  next
}
/^ +-/ {
  flush()
  line = $0
  sub(/^ +/, "", line)
  at = match(line, /  +/)
  spec = at ? substr(line, 1, at - 1) : line
  text = at ? substr(line, at + RLENGTH) : ""
  # A specification that just fills its column has only one blank behind it.
  if (at == 0 && spec !~ / in \[/) {
    last = split(spec, word, " ")
    first = word[1] ~ /=/ ? 2 : word[3] == "..." ? 4 : 3
    if (last >= first) {
      spec = word[1]
      for (i = 2; i < first; i++) spec = spec " " word[i]
      for (i = first; i <= last; i++) text = text (i > first ? " " : "") word[i]
    }
  }
  take_apart(spec)
  kind = "option"
  commands = 0
  next
}
commands && /^  [a-z]/ {
  flush()
  names = $1
  text = $0
  sub(/^ *[^ ]+ */, "", text)
  argument = choices = preset = ""
  kind = "command"
  next
}
/^          / && kind != "" {
  line = $0
  sub(/^ +/, "", line)
  text = text == "" ? line : text " " line
  next
}
{ flush() }
END { flush() }
