// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/trace_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cf/symbols.h"

namespace mw::rewrite {
namespace {

constexpr int kTempFail = 75;

bool IsPlain(std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c == 0x7f) return false;  // 8-bit bytes are negative
  }
  return true;
}

// The name behind a symbol. Ids of long names that nothing has are met in addresses with 8-bit bytes.
std::string NameOf(uint8_t id, const cf::MacroNames& names) {
  std::string name = names.Printed(id);
  return id >= 0x80 && name.size() == 1 ? "{***UNDEFINED MACRO***}" : name;
}

// A symbol at text[i]; the number of bytes it takes.
size_t AppendSymbol(std::string_view text, size_t i, const cf::MacroNames& names,
                    std::string& out) {
  const auto c = static_cast<cf::Byte>(text[i]);
  const bool has_id = i + 1 < text.size();
  const auto id = static_cast<uint8_t>(has_id ? text[i + 1] : '\0');
  out += '$';
  switch (c) {
    case cf::kMacro: {
      // Also `$&x` and the like where a line keeps them unread.
      const bool marked = has_id && std::string_view("=~&?").find(text[i + 1]) != text.npos;
      if (marked) out += text[i + 1];
      const size_t at = i + (marked ? 2 : 1);
      if (at >= text.size() || static_cast<cf::Byte>(text[at]) < 0x80) return at - i;
      out += NameOf(static_cast<uint8_t>(text[at]), names);
      return at + 1 - i;
    }
    case cf::kReplacement:
      // What is no digit but an 8-bit byte is shown as a control character would be.
      if (has_id && id >= 0x80) out += '^';
      if (has_id) out += static_cast<char>(id >= 0x80 ? id ^ 0x40 : id);
      return 2;
    case cf::kDeferredMacro:
    case cf::kInClass:
    case cf::kNotInClass:
      out += cf::OperatorOf(c);
      if (has_id) out += NameOf(id, names);
      return 2;
    default:
      out += cf::OperatorOf(c);
  }
  return 1;
}

bool IsKnownSymbol(cf::Byte c) {
  return cf::OperatorOf(c) != 0 || c == cf::kMacro || c == cf::kReplacement;
}

void AppendByte(cf::Byte c, std::string& out) {
  if (c >= 0x80) {
    out += "M-";
    c = static_cast<cf::Byte>(c & 0x7f);
  }
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      if (c >= ' ' && c != 0x7f) out += static_cast<char>(c);
  }
}

}  // namespace

// Messages lose the high bit of their bytes.
void AppendMessage(std::string_view text, std::string& out) {
  for (const char c : text) out += static_cast<char>(c & 0x7f);
}

void AppendShown(std::string_view text, const cf::MacroNames& names, bool raw_symbols,
                 std::string& out) {
  if (IsPlain(text)) {
    out += text;
    return;
  }
  for (size_t i = 0; i < text.size();) {
    const auto c = static_cast<cf::Byte>(text[i]);
    if (!IsKnownSymbol(c)) {
      AppendByte(c, out);
      i++;
    } else if (raw_symbols) {
      out += fmt::format(" 0x{:x} ", c);
      i++;
    } else {
      i += AppendSymbol(text, i, names, out);
    }
  }
}

void AppendTokens(std::span<const Token> tokens, const cf::MacroNames& names, bool raw_symbols,
                  std::string& out) {
  for (const Token& token : tokens) {
    out += ' ';
    AppendShown(token.view(), names, raw_symbols, out);
  }
}

void DebugLevels::Set(std::string_view text) {
  const auto number = [&](size_t& at) {
    int value = 0;
    while (at < text.size() && IsDigit(text[at])) {
      value = std::min(value * 10 + (text[at++] - '0'), 10'000);
    }
    return value;
  };
  size_t at = 0;
  do {
    int first = 0;
    int last = 99;
    int level = 1;
    if (at < text.size() && IsDigit(text[at])) {
      first = last = number(at);
      if (at < text.size() && text[at] == '-') {
        at++;
        last = number(at);
      }
    }
    if (at < text.size() && text[at] == '.') {
      at++;
      level = number(at);
    }
    for (int category = first; category <= std::min(last, 99); category++) {
      levels_[static_cast<size_t>(category)] = level;
    }
    while (at < text.size() && text[at] != ',') at++;
  } while (at++ < text.size());
}

Watch TraceText::NeededWatch() const {
  if (debug_.Is(21, 35)) return Watch::kSteps;
  if (debug_.Is(21, 10)) return Watch::kTried;
  if (debug_.Is(21, 2)) return Watch::kTried;
  return debug_.Is(60, 1) || NeedsScans() ? Watch::kFired : Watch::kNothing;
}

void TraceText::Header(const Ruleset& ruleset, std::string_view what) {
  const std::string_view name = std::string_view(ruleset.name).substr(0, 16);
  out_ += name;
  out_.append(16 - name.size(), ' ');
  out_ += what;
}

void TraceText::OnInput(const Ruleset& ruleset, std::span<const Token> tokens) {
  Header(ruleset, "   input:");
  Tokens(tokens);
  out_ += '\n';
}

void TraceText::OnReturns(const Ruleset& ruleset, std::span<const Token> tokens) {
  Header(ruleset, " returns:");
  Tokens(tokens);
  out_ += '\n';
}

void TraceText::OnMessage(std::string_view text, int status) {
  out_ += place_;
  AppendMessage(text, out_);
  out_ += '\n';
  faulted_ = faulted_ || (status != 0 && status != kTempFail);
  OnStatus(status);
}

void TraceText::OnStatus(int status) {
  if (exit_status_ == 0 || exit_status_ == kTempFail)
    exit_status_ = status != 0 ? status : exit_status_;
}

void TraceText::OnFault(std::string_view scanned, std::string_view message) {
  if (!tells_faults_) return;
  out_ += place_;
  AppendMessage(Shortened(scanned), out_);
  out_ += "... ";
  out_ += message;
  out_ += '\n';
}

void TraceText::Step(std::string_view what, const Event& event) {
  out_ += what;
  out_ += " rp=";
  if (event.step != nullptr) {
    AppendShown(event.step->view(), rules_.names, raw_symbols(), out_);
  } else {
    out_ += "<null>";
  }
  out_ += ", ap=";
  if (event.token != nullptr) {
    AppendShown(event.token->view(), rules_.names, raw_symbols(), out_);
  } else {
    out_ += "<null>";
  }
  out_ += '\n';
}

void TraceText::Binding(size_t index, std::span<const Token> tokens) {
  out_ += fmt::format("${}:", index + 1);
  for (const Token& token : tokens) {
    out_ += fmt::format(" {}=\"", fmt::ptr(static_cast<const void*>(token.text)));
    AppendShown(token.view(), rules_.names, raw_symbols(), out_);
    out_ += '"';
  }
  out_ += '\n';
}

void TraceText::Matches(const Event& event) {
  if (!debug_.Is(21, 12)) return;
  out_ += "-----rule matches:";
  Tokens(event.rule->rhs);
  out_ += '\n';
}

void TraceText::MacroRight(const Event& event) {
  if (!debug_.Is(21, 2)) return;
  const std::string* value = rules_.MacroValue(event.id);
  out_ += fmt::format("rewrite: RHS $&{{{}}} => \"{}\"\n", rules_.names.Bare(event.id),
                      value != nullptr ? *value : "(NULL)");
  if (!debug_.Is(21, 7) || value == nullptr || value->empty()) return;
  for (const Token& token : event.tokens) {
    out_ += " ... ";
    out_ += token.view();
    out_ += '\n';
  }
  out_ += " ... DONE\n";
}

void TraceText::Lookup(const Event& event) {
  if (!debug_.Is(60, 1) || event.answer == nullptr) return;
  out_ += fmt::format("map_lookup({}, {}", event.map_name, event.key);
  if (debug_.Is(60, 5)) {
    out_ += fmt::format(", %0={}", event.key);
    size_t number = 1;
    for (const std::string_view argument : event.arguments)
      out_ += fmt::format(", %{}={}", number++, argument);
  }
  const std::string_view value =
      event.answer->has_value ? std::string_view(event.answer->value) : "NOT FOUND";
  out_ += fmt::format(") => {} ({}), ad=0\n", value, event.answer->own_status);
}

void TraceText::OnScan(std::string_view text) {
  out_ += "prescan: ";
  AppendShown(text, rules_.names, raw_symbols(), out_);
  out_ += '\n';
}

void TraceText::OnToken(const Token& token) {
  if (!debug_.Is(22, 36)) return;
  out_ += "tok=";
  AppendShown(token.view(), rules_.names, raw_symbols(), out_);
  out_ += '\n';
}

void TraceText::OnScanned(std::span<const Token> tokens) {
  if (debug_.Is(22, 12)) {
    out_ += "prescan==>";
    Tokens(tokens);
    out_ += '\n';
  }
  if (tokens.empty()) out_ += "prescan: null leading token\n";
}

void TraceText::OnEvent(const Event& event) {
  using Kind = Event::Kind;
  switch (event.kind) {
    case Kind::kTrying:
      if (!debug_.Is(21, 12)) return;
      out_ += debug_.Is(21, 15) ? fmt::format("-----trying rule (line {}):", event.rule->line)
                                : std::string("-----trying rule:");
      Tokens(event.rule->lhs);
      out_ += '\n';
      return;
    case Kind::kStep:
      if (debug_.Is(21, 35)) Step("ADVANCE", event);
      return;
    case Kind::kBackUp:
      if (debug_.Is(21, 36)) Step("BACKUP ", event);
      return;
    case Kind::kExtend:
      if (debug_.Is(21, 36)) Step("EXTEND ", event);
      return;
    case Kind::kClassMatch:
      if (debug_.Is(21, 36)) out_ += "CLMATCH\n";
      return;
    case Kind::kFails:
      if (debug_.Is(21, 10)) out_ += "----- rule fails\n";
      return;
    case Kind::kMatches:
      Matches(event);
      return;
    case Kind::kMacroLeft: {
      if (!debug_.Is(21, 2)) return;
      const std::string* value = rules_.MacroValue(event.id);
      out_ += fmt::format("rewrite: LHS $&{{{}}} => \"{}\"\n", rules_.names.Bare(event.id),
                          value != nullptr ? *value : "(NULL)");
      return;
    }
    case Kind::kMacroRight:
      MacroRight(event);
      return;
    case Kind::kBinding:
      if (debug_.Is(21, 15)) Binding(event.index, event.tokens);
      return;
    case Kind::kLookup:
      Lookup(event);
      return;
    case Kind::kSkipCall:
      if (debug_.Is(21, 3)) {
        out_ += fmt::format("-----skip subr {} ({})\n", event.callee->name, event.callee->number);
      }
      return;
    case Kind::kRewritten:
      if (!debug_.Is(21, 4)) return;
      out_ += "rewritten as:";
      Tokens(event.tokens);
      out_ += '\n';
      return;
  }
}

}  // namespace mw::rewrite
