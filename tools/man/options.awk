# SPDX-License-Identifier: BSD-2-Clause
# Rows of help.awk (or of drop_ins.tsv, without its first column) as the options part of a manual page.
# -v want=option, command: which rows; sections become subsections.
BEGIN { FS = "\t"; plain = "[^A-Za-z0-9]" }

function safe(text) {
  gsub(/\\/, "\\e", text)
  # Sentences end with a new line in mdoc; here a description is one line of its own.
  return text ~ /^[.']/ ? "\\&" text : text
}

function open_list() {
  if (!open) print ".Bl -tag -width Ds"
  open = 1
}

function close_list() {
  if (open) print ".El"
  open = 0
}

# Words of an argument: "FILE", "NAME ...", "=NUM", "[=FLAGS]".
function argument(text, attached) {
  if (text == "") return ""
  if (text ~ /^\[=/) return " Ns Op = Ns Ar " substr(text, 3, length(text) - 3)
  if (text ~ /^=/) return " Ns = Ns Ar " substr(text, 2)
  if (text ~ / \.\.\.$/) return " Ar " substr(text, 1, length(text) - 4) " ..."
  return " Ar " text
}

$1 == "section" && want == "option" {
  close_list()
  title = substr($2, 1, 1) tolower(substr($2, 2))
  sub(/ is none/, " is none", title)
  print ".Ss " title
}
$1 == want && want == "option" {
  open_list()
  count = split($2, names, ",")
  line = ".It"
  for (i = 1; i <= count; i++) {
    name = substr(names[i], 2)
    line = line (i > 1 ? " , " : " ") "Fl " name
  }
  # "=NUM" belongs to the long form.
  print line argument($3)
  text = safe($6)
  if ($5 != "") text = text " (default " $5 ")"
  # The first letter may be that of a name: it stays as the program writes it.
  sub(/^Print this/, "print this", text)
  print text (text ~ /\.$/ ? "" : ".")
}
$1 == want && want == "command" {
  open_list()
  print ".It Cm " $2
  text = safe($6)
  print text (text ~ /\.$/ ? "" : ".")
}
END { close_list() }
