// SPDX-License-Identifier: BSD-2-Clause
#include "cf/reader.h"

#include "base/text.h"
#include "cf/symbols.h"

namespace mw::cf {

bool LineReader::Next(LogicalLine& line) {
  if (at_ >= bytes_.size()) return false;
  line.text.clear();
  line.offset = static_cast<uint32_t>(at_);
  for (;;) {
    size_t end = bytes_.find('\n', at_);
    if (end == std::string_view::npos) end = bytes_.size();
    std::string_view piece = bytes_.substr(at_, end - at_);
    line.length = static_cast<uint32_t>(end - line.offset);
    if (end < bytes_.size() && piece.ends_with('\r')) piece.remove_suffix(1);
    line.text += piece;
    line_number_++;
    at_ = end + 1;
    if (at_ >= bytes_.size() || !IsBlank(bytes_[at_])) break;
    line.text += '\n';
  }
  line.text.resize(std::min(line.text.find('\0'), line.text.size()));
  line.line = line_number_;
  return true;
}

namespace {

// Characters after `$` that take a name of their own: $=x $~x $&x $?x.
bool IsPlain(char c) { return c != '#' && c != '$' && static_cast<Byte>(c) < 0x80; }

bool TakesName(char c) { return c == '=' || c == '~' || c == '&' || c == '?'; }

class Translation {
 public:
  Translation(std::string_view text, int level, MacroNames& names, Complaints& complaints)
      : text_(text), level_(level), names_(names), complaints_(complaints) {}

  std::string Run() {
    out_.reserve(text_.size());
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#' && level_ >= 3 && !out_.empty()) {
        Hash();
      } else if (c == '$') {
        Dollar();
      } else if (static_cast<Byte>(c) >= 0x80) {
        // Raw bytes of the symbol range are kept apart from symbols.
        if (IsSymbolByte(static_cast<Byte>(c))) out_ += static_cast<char>(kQuoteByte);
        out_ += c;
        at_++;
      } else {
        const size_t begin = at_++;
        while (at_ < text_.size() && IsPlain(text_[at_])) at_++;
        out_ += text_.substr(begin, at_ - begin);
      }
    }
    // The first byte stays, even a newline.
    while (out_.size() > 1 && IsSpace(out_.back())) out_.pop_back();
    return std::move(out_);
  }

 private:
  void Hash() {
    if (out_.back() == '\\') {
      out_.back() = '#';
      at_++;
      return;
    }
    while (out_.size() > 1 && IsSpace(out_.back())) out_.pop_back();
    const size_t newline = text_.find('\n', at_);
    at_ = newline == std::string_view::npos ? text_.size() : newline;
  }

  void Dollar() {
    at_++;
    if (at_ == text_.size()) {
      out_ += '$';
      return;
    }
    if (text_[at_] == '$') {
      out_ += '$';
      at_++;
      return;
    }
    out_ += static_cast<char>(kMacro);
    if (TakesName(text_[at_])) {
      out_ += text_[at_++];
      Name();
    } else {
      Name();
    }
  }

  void Name() {
    const MacroNames::Parsed name = names_.Parse(text_.substr(at_), complaints_);
    at_ += name.length;
    if (name.id != 0) out_ += static_cast<char>(name.id);
  }

  std::string_view text_;
  int level_;
  MacroNames& names_;
  Complaints& complaints_;
  std::string out_;
  size_t at_ = 0;
};

}  // namespace

std::string Translate(std::string_view text, int level, MacroNames& names, Complaints& complaints) {
  return Translation(text, level, names, complaints).Run();
}

std::string Untranslate(std::string_view translated, const MacroNames& names, int level) {
  std::string out;
  for (size_t i = 0; i < translated.size(); i++) {
    const Byte c = static_cast<Byte>(translated[i]);
    const char next = i + 1 < translated.size() ? translated[i + 1] : '\0';
    if (c == kMacro && i + 1 < translated.size()) {
      out += '$';
      const Byte id = static_cast<Byte>(translated[++i]);
      out += names.Printed(id);
      if (TakesName(static_cast<char>(id))) {
        out += i + 1 < translated.size() ? names.Printed(static_cast<Byte>(translated[++i])) : "{";
      }
    } else if (c == kMacro) {
      out += "${";  // a name that could not be read
    } else if (c == kQuoteByte && IsSymbolByte(static_cast<Byte>(next))) {
      out += translated[++i];
    } else if (c == '$') {
      out += "$$";
    } else if (c == '#' && i > 0 && level >= 3) {
      out += "\\#";
    } else if (c == '\r' && (next == '\n' || i + 1 == translated.size())) {
      out += "\r\r";  // one of them goes with the newline
    } else if (c == '\n' && next == '\n') {
      out += "\n #";  // between them there was a comment
    } else {
      out += static_cast<char>(c);
    }
  }
  // A newline at the end was followed by blanks.
  if (out.ends_with('\n')) out += ' ';
  return out;
}

}  // namespace mw::cf
