// SPDX-License-Identifier: BSD-2-Clause
#include "oracle/m4_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>

namespace mw::oracle {
namespace {

using Words = std::span<const std::string_view>;

// A builtin and what its arguments look like, a letter each; '?' before the first optional one and '*'
// after one that may be repeated.
//   n name   b body of a macro   t text   i integer   e expression   r regular expression
//   s its replacement   f file   d diversion   m name of a builtin   p format   c command   g debug flags
//   q a delimiter   o set of characters   w what stands in a foreach list
struct Call {
  std::string_view name;
  std::string_view arguments;
  unsigned weight;
};

constexpr Call kCalls[] = {
    {"define", "nb", 14},
    {"pushdef", "nb", 5},
    {"popdef", "n*", 4},
    {"undefine", "n*", 2},
    {"defn", "n*", 3},
    {"ifdef", "nt?t", 4},
    {"ifelse", "ttt?tttttt", 7},
    {"shift", "t*", 3},
    {"indir", "n?t*", 2},
    {"builtin", "m?t*", 2},
    {"dumpdef", "n*", 2},
    {"traceon", "n*", 2},
    {"traceoff", "?n*", 1},
    {"debugmode", "?g", 2},
    {"dnl", "", 2},
    {"changequote", "?qq", 2},
    {"changecom", "?qq", 2},
    {"m4wrap", "t", 3},
    {"include", "f", 2},
    {"sinclude", "f", 2},
    {"divert", "?d", 5},
    {"undivert", "?d*", 3},
    {"divnum", "", 2},
    {"len", "t", 3},
    {"index", "tt?i", 3},
    {"regexp", "tr?s", 5},
    {"substr", "ti?i", 4},
    {"translit", "to?o", 4},
    {"patsubst", "tr?s", 6},
    {"format", "pt*", 5},
    {"incr", "i", 3},
    {"decr", "i", 2},
    {"eval", "e?ii", 6},
    {"syscmd", "c", 1},
    {"esyscmd", "c", 1},
    {"sysval", "", 1},
    {"errprint", "t*", 2},
    {"__file__", "", 1},
    {"__line__", "", 2},
    {"__program__", "", 1},
    {"m4exit", "?i", 1},
    {"forloop", "niib", 2},
    {"foreach", "nwb", 3},
    {"a", "?t*", 5},
    {"foo", "?t*", 6},
    {"bar", "?t*", 5},
    {"x_1", "?t*", 4},
    {"unix", "", 1},
    {"__gnu__", "", 1},
    {"nonesuch", "?t*", 2},
};

constexpr std::string_view kNames[] = {"a",   "b",   "foo", "bar", "baz",    "x_1",    "_u",
                                       "foo", "bar", "a",   "len", "define", "divert", "dnl"};
constexpr std::string_view kWords[] = {
    "a",     "b",    "foo", "bar",   "baz", "x_1", "hello", "World",  "abcd", "12",
    "0",     "-7",   "007", "+",     "*",   "/",   "(a)",   "(,)",    ".",    ";",
    "$",     "@",    "  ",  "\t",    "\n",  "[]",  "<<",    ">>",     "%d",   "\\",
    "aaaba", "a\nb", "`a'", "# x\n", "`'",  ",",   "x y z", "aab(c)", "é"};
// These may swallow the rest of the input, so they are rare.
constexpr std::string_view kRareWords[] = {"#", "# x", "``",   "''", "`",
                                           "'", "dnl", "foo(", ")",  "dnl "};
constexpr std::string_view kParameters[] = {"$1", "$2",  "$3",   "$0",  "$*",   "$@", "$#",
                                            "$9", "$10", "${1}", "$$1", "`$1'", "$",  "[$1]"};
constexpr std::string_view kIntegers[] = {"0",           "1",  "2",  "3",  "-1",  "7",
                                          "10",          "36", "-3", "08", "0x1", "2147483647",
                                          "-2147483648", "",   " 4", "x",  "1 ",  "99999999999"};
constexpr std::string_view kRegexes[] = {"a",
                                         "b*",
                                         "[a-c]+",
                                         "\\(a\\)\\(b\\)?",
                                         "^",
                                         "$",
                                         "^a",
                                         "o$",
                                         ".",
                                         "\\w+",
                                         "\\W",
                                         "\\<",
                                         "\\>",
                                         "\\b.",
                                         "\\B",
                                         "x*",
                                         "a\\|b",
                                         "\\(.\\)\\1",
                                         "[^a]",
                                         "[]a]",
                                         "[[:alpha:]]+",
                                         "\\`.",
                                         ".\\'",
                                         "a?",
                                         "*a",
                                         "\\(",
                                         "[",
                                         "a\\{2\\}",
                                         "\\",
                                         "+",
                                         "\\(a*\\)*",
                                         "l+",
                                         "",
                                         "\\(^a\\|b$\\)",
                                         "\n",
                                         "\\.",
                                         "[a\\]",
                                         "o\\|ll\\|",
                                         "a**"};
constexpr std::string_view kReplacements[] = {"",    "x",    "\\&", "<\\&>", "\\1", "\\2\\1", "\\0",
                                              "\\9", "\\\\", "\\",  "`\\&'", "\\n", "foo"};
constexpr std::string_view kFiles[] = {"plain.m4",   "defs.m4", "open-quote.m4", "no-newline.m4",
                                       "missing.m4", "",        "sub/inner.m4",  "."};
constexpr std::string_view kDiversions[] = {"0",  "1",       "2",  "3", "-1",
                                            "10", "1000000", "-5", "",  "x"};
constexpr std::string_view kBuiltins[] = {"define", "len", "eval",   "ifelse", "shift", "nonesuch",
                                          "incr",   "dnl", "divnum", "defn",   "substr"};
constexpr std::string_view kFormats[] = {
    "%d",    "%5d|", "%-5d|", "%05d", "%x %o", "%X",   "%s",   "%10s|", "%.2s", "%-4s|", "%c",
    "%%",    "%e",   "%.3f",  "%g",   "%*d",   "%.*d", "%+d",  "% d",   "%#x",  "%hhd",  "%ld",
    "%i %u", "%a",   "%z",    "%",    "text",  "%q",   "%1$d", "%'d",   "%G %F"};
// Nothing that could do harm.
constexpr std::string_view kCommands[] = {"echo foo",   "printf 'a,b'", "exit 3",
                                          "true",       "false",        "echo bar >&2",
                                          "printf foo", "exit 127",     ""};
constexpr std::string_view kFlags[] = {"a",  "e", "aeq", "t", "V", "+x", "-c",
                                       "fl", "",  "i",   "p", "z", "c",  "+"};
constexpr std::string_view kDelimiters[] = {"[",  "]", "<<", ">>", "`",  "'",  "",
                                            "\"", "|", "/*", "*/", "#",  "\n", "<!",
                                            "!>", "a", "(",  "@",  "``", "''"};
constexpr std::string_view kSets[] = {"a", "abc", "a-z", "A-Z", "z-a",   "0-9", "-a",  "a-",
                                      "",  "aab", "x",   "\n",  "a-c-e", "^a",  "\\n", "z-"};
constexpr std::string_view kOperators[] = {"+", "-",  "*", "/",  "%",  "**",   "<<", ">>",
                                           "<", "<=", ">", ">=", "==", "!=",   "&&", "||",
                                           "&", "|",  "^", "=",  ",",  "? 1 :"};
constexpr std::string_view kOptions[] = {"-s",
                                         "-G",
                                         "-P",
                                         "-Q",
                                         "-E",
                                         "-d",
                                         "-dV",
                                         "-daeqt",
                                         "-dxtcl",
                                         "-tfoo",
                                         "-tbar",
                                         "-L40",
                                         "-l5",
                                         "-Da=b",
                                         "-Dfoo",
                                         "-Ufoo",
                                         "-Ulen",
                                         "-Isub",
                                         "--warn-macro-sequence",
                                         "-EE",
                                         "-dip",
                                         "-di",
                                         "-H17"};

// forloop and foreach as everyone writes them, but ending for any argument: a loop without end compares
// nothing.
constexpr std::string_view kLoops =
    "define(`forloop',`pushdef(`$1',`$2')_forloop($@)popdef(`$1')')dnl\n"
    "define(`_forloop',`$4`'ifelse(eval($1<$3&&$1>-9&&$1<20),1,`define(`$1',incr($1))$0($@)')')"
    "dnl\n"
    "define(`foreach',`pushdef(`$1')_foreach($@)popdef(`$1')')dnl\n"
    "define(`_foreach',`ifelse(regexp(`$2',`^(.+)$'),0,`define(`$1',_arg1$2)$3`'$0(`$1',(shift$2),`"
    "$3')')')dnl\n"
    "define(`_arg1',`$1')dnl\n";

class Generator {
 public:
  // Mixed first: streams of neighbouring seeds must not be one stream, shifted.
  explicit Generator(uint64_t seed) : state_(seed) { state_ = Next() ^ 0x5851f42d4c957f2du; }

  M4Input Input();

 private:
  // splitmix64: small, well mixed, the same everywhere.
  uint64_t Next() {
    uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  size_t Below(size_t n) { return static_cast<size_t>(Next() % n); }
  bool OneIn(size_t n) { return Below(n) == 0; }
  std::string Pick(Words words) { return std::string(words[Below(words.size())]); }

  std::string Quoted(const std::string& text);
  std::string Word();
  std::string Body(int depth);
  std::string Text(int depth);
  std::string Expression(int depth);
  std::string Argument(char kind, int depth);
  const Call* PickCall();
  std::string MacroCall(int depth);
  std::string Arguments(std::string_view kinds, int depth);
  std::string List();
  std::string OddBytes();
  std::string Statement();

  uint64_t state_;
  bool in_body_ = false;
  std::string open_ = "`", close_ = "'";
};

std::string Generator::Quoted(const std::string& text) {
  if (OneIn(400)) return open_ + text;  // never closed, or closed far away
  if (OneIn(400)) return text + close_;
  return open_ + text + close_;
}

// True for the names that the programs define.
bool IsUserName(std::string_view name) {
  return name == "a" || name == "b" || name == "foo" || name == "bar" || name == "baz" ||
         name == "x_1";
}

std::string Generator::Word() {
  if (OneIn(150)) return Pick(kRareWords);
  std::string word = Pick(kWords);
  // Bodies that call each other mostly never end; a few of them are enough.
  while (in_body_ && IsUserName(word) && !OneIn(8)) word = Pick(kWords);
  return word;
}

std::string Generator::Body(int depth) {
  std::string body;
  in_body_ = true;
  for (size_t n = Below(4) + 1; n > 0; --n) {
    body += OneIn(2) ? Pick(kParameters) : Text(depth + 1);
    if (OneIn(4)) body += ' ';
  }
  in_body_ = false;
  return body;
}

std::string Generator::Text(int depth) {
  std::string text;
  for (size_t n = Below(3) + 1; n > 0; --n) {
    const size_t choice = Below(10);
    if (choice < 3 && depth < 4) {
      text += MacroCall(depth + 1);
    } else if (choice < 5) {
      text += Quoted(Word());
    } else {
      text += Word();
    }
    if (OneIn(5)) text += ' ';
  }
  return text;
}

std::string Generator::Expression(int depth) {
  if (depth > 4 || OneIn(3)) return OneIn(12) ? "0b101" : OneIn(12) ? "0r36:zz" : Pick(kIntegers);
  const size_t choice = Below(8);
  if (choice == 0) return "(" + Expression(depth + 1) + ")";
  if (choice == 1) {
    constexpr std::string_view kUnary[] = {"-", "+", "~", "!", " - "};
    return Pick(kUnary) + Expression(depth + 1);
  }
  const std::string left = Expression(depth + 1);
  const std::string name = Pick(kOperators);
  // The original computes powers by multiplying one by one, for minutes if need be.
  if (name == "**" && !OneIn(20)) return left + " ** " + std::to_string(Below(40));
  return left + " " + name + " " + Expression(depth + 1);
}

// The list of a foreach: (a,b,`c').
std::string Generator::List() {
  std::string list = "(";
  for (size_t n = Below(5); n > 0; --n) {
    list += OneIn(3) ? Quoted(Pick(kWords)) : Pick(kNames);
    if (n > 1) list += ',';
  }
  return list + ")";
}

std::string Generator::Argument(char kind, int depth) {
  // Anything may stand anywhere, but random text is no command.
  if (kind != 'c' && OneIn(25)) return Text(depth + 1);
  switch (kind) {
    case 'n':
      return OneIn(5) ? Pick(kNames) : Quoted(Pick(kNames));
    case 'b':
      return OneIn(8) ? Body(depth) : Quoted(Body(depth));
    case 'i':
      return OneIn(4) ? Expression(3) : Pick(kIntegers);
    case 'e':
      return Expression(0);
    case 'r':
      return Quoted(Pick(kRegexes) + (OneIn(4) ? Pick(kRegexes) : ""));
    case 's':
      return Quoted(Pick(kReplacements) + (OneIn(3) ? Pick(kReplacements) : ""));
    case 'f':
      return Quoted(Pick(kFiles));
    case 'd':
      return Pick(kDiversions);
    case 'm':
      return Quoted(Pick(kBuiltins));
    case 'p':
      return Quoted(Pick(kFormats) + (OneIn(3) ? Pick(kFormats) : ""));
    case 'c':
      return Quoted(Pick(kCommands));
    case 'g':
      return Quoted(Pick(kFlags));
    case 'q':
      return OneIn(2) ? Quoted(Pick(kDelimiters)) : Pick(kDelimiters);
    case 'o':
      return Quoted(Pick(kSets) + (OneIn(4) ? Pick(kSets) : ""));
    case 'w':
      return OneIn(6) ? Text(depth + 1) : Quoted(List());
    default:
      return Text(depth + 1);
  }
}

std::string Generator::Arguments(std::string_view kinds, int depth) {
  std::string text;
  bool optional = false, first = true;
  char last = 't';
  for (const char kind : kinds) {
    if (kind == '?') {
      optional = true;
      continue;
    }
    size_t count = 1;
    if (kind == '*') count = Below(3);
    if (optional && OneIn(3)) break;
    if (OneIn(40)) break;  // too few
    if (kind != '*') last = kind;
    for (; count > 0; --count) {
      if (!first) text += OneIn(8) ? ",\n " : OneIn(4) ? ", " : ",";
      text += Argument(last, depth);
      first = false;
    }
  }
  if (OneIn(25)) text += "," + Text(depth + 1);  // too many
  return text;
}

const Call* Generator::PickCall() {
  unsigned total = 0;
  for (const Call& call : kCalls) total += call.weight;
  size_t at = Below(total);
  const Call* call = std::begin(kCalls);
  for (; at >= call->weight; ++call) at -= call->weight;
  return call;
}

std::string Generator::MacroCall(int depth) {
  const Call* call = PickCall();
  while (in_body_ && (IsUserName(call->name) || call->name == "indir") && !OneIn(8))
    call = PickCall();
  const std::string name(call->name);
  if (call->arguments.empty() && !OneIn(10)) return name;
  if (OneIn(25)) return name;
  if (OneIn(60)) return name + " (" + Arguments(call->arguments, depth) + ")";
  std::string text = name + "(" + Arguments(call->arguments, depth);
  if (!OneIn(400)) text += ')';
  return text;
}

std::string Generator::OddBytes() {
  std::string text = Pick(kWords);
  constexpr unsigned char kBytes[] = {0, 0x80, 0xff, 0xe4, 0x1b, '\r', 0x7f, 0x01};
  for (size_t n = Below(3) + 1; n > 0; --n)
    text += static_cast<char>(kBytes[Below(std::size(kBytes))]);
  return OneIn(2) ? text : "len(" + Quoted(text) + ")";
}

// One line, most of the time.
std::string Generator::Statement() {
  if (OneIn(40)) return OddBytes() + "\n";
  if (OneIn(25)) {
    // A change that the statements behind it know of.
    constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {
        {"[", "]"}, {"<<", ">>"}, {"`", "'"}, {"\"", "\""}, {"<!", "!>"}, {"{", "}"}};
    const auto& [open, close] = kQuotes[Below(std::size(kQuotes))];
    open_ = open;
    close_ = close;
    return fmt::format("changequote({}, {})dnl\n", open, close);
  }
  std::string text = OneIn(3) ? Text(0) : MacroCall(0);
  if (OneIn(4)) text += " " + MacroCall(1);
  if (OneIn(10)) return text;
  return text + (OneIn(4) ? "dnl\n" : "\n");
}

M4Input Generator::Input() {
  M4Input input;
  if (OneIn(2)) {
    for (size_t n = Below(3) + 1; n > 0; --n) input.options.push_back(Pick(kOptions));
  }
  input.from_file = OneIn(3);
  input.statements.emplace_back(kLoops);
  for (size_t n = Below(20) + 2; n > 0; --n) input.statements.push_back(Statement());
  if (OneIn(30)) input.statements.push_back("dnl no newline at the end");
  if (OneIn(20)) input.frozen = 1 + Below(input.statements.size());
  return input;
}

}  // namespace

std::string M4Input::Text(size_t begin, size_t end) const {
  std::string text;
  for (size_t i = begin; i < std::min(end, statements.size()); ++i) text += statements[i];
  return text;
}

std::vector<std::pair<std::string, std::string>> IncludedFiles() {
  return {{"plain.m4", "plain text foo(a, b)\nsecond line __line__ __file__\n"},
          {"defs.m4", "define(`foo', `<$1|$2>')dnl\ndefine(`bar', `foo($@)')dnl\n"},
          {"open-quote.m4", "start `of a quote\n"},
          {"no-newline.m4", "foo(no newline)"},
          {"sub/inner.m4", "include(`plain.m4')inner __file__:__line__\n"}};
}

M4Input GenerateM4Input(uint64_t seed) { return Generator(seed).Input(); }

}  // namespace mw::oracle
