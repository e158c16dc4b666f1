# SPDX-License-Identifier: BSD-2-Clause
# A completion for fish from the rows of complete.sh.
BEGIN { FS = "\t" }

function quoted(text) {
  gsub(/\\/, "\\\\", text)
  gsub(/'/, "\\'", text)
  return "'" text "'"
}

$2 == "command" {
  commands = commands " " $3
  lines = lines "complete -c " program " -n __fish_use_subcommand -f -a " $3 " -d " quoted($7) "\n"
}
$2 == "option" {
  line = "complete -c " program
  if ($1 != "-") line = line " -n '__fish_seen_subcommand_from " $1 "'"
  count = split($3, name, ",")
  for (i = 1; i <= count; i++) {
    line = line (name[i] ~ /^--/ ? " -l " substr(name[i], 3) : " -s " substr(name[i], 2))
  }
  if ($4 != "" && $4 !~ /^\[/) line = line " -r"
  list = $5
  gsub(/,/, " ", list)
  if (list != "") line = line " -f -a " quoted(list)
  lines = lines line " -d " quoted($7) "\n"
}
END {
  print "# Completion of " program " for fish; made from its --help."
  printf "%s", lines
}
