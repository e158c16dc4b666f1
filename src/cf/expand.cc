// SPDX-License-Identifier: BSD-2-Clause
#include "cf/expand.h"

#include <algorithm>

#include "cf/symbols.h"

namespace mw::cf {
namespace {

constexpr int kMaxDepth = 10;

// One pass over the text; a value that holds symbols of its own asks for another pass.
class Pass {
 public:
  Pass(const MacroValues& values, size_t limit) : values_(values), limit_(limit) {}

  std::string Run(std::string_view text) {
    out_.reserve(std::min(text.size(), limit_));
    for (size_t i = 0; i < text.size(); i++) {
      const Byte c = static_cast<Byte>(text[i]);
      const Byte next = i + 1 < text.size() ? static_cast<Byte>(text[i + 1]) : Byte{0};
      switch (c) {
        case kIf:
          If(next);
          i++;
          break;
        case kElse:
          if (depth_ == 0) {
            Put(text[i]);
          } else if (skipped_ifs_ == 0) {
            skipping_ = !skipping_;
          }
          break;
        case kEndIf:
          EndIf(text[i]);
          break;
        case kMacro:
          if (next == 0) break;
          i++;
          Macro(next);
          break;
        case kQuoteByte:
          Put(text[i]);
          if (next != 0) Put(text[++i]);
          break;
        default: {
          size_t end = i + 1;
          while (end < text.size() && static_cast<Byte>(text[end]) < 0x80) end++;
          Put(text.substr(i, end - i));
          i = end - 1;
        }
      }
    }
    return std::move(out_);
  }

  bool wants_another() const { return wants_another_; }

 private:
  void Put(char c) {
    if (!skipping_ && out_.size() < limit_) out_ += c;
  }

  void Put(std::string_view text) {
    if (!skipping_) out_ += text.substr(0, limit_ - std::min(limit_, out_.size()));
  }

  void If(Byte id) {
    depth_++;
    if (skipping_) {
      skipped_ifs_++;
      return;
    }
    const std::string* value = values_.MacroValue(id);
    skipping_ = SymbolOf(static_cast<char>(id)) == 0 && (value == nullptr || value->empty());
  }

  void EndIf(char c) {
    if (depth_ == 0) {
      Put(c);
      return;
    }
    depth_--;
    if (skipped_ifs_ == 0) skipping_ = false;
    if (skipping_) skipped_ifs_--;
  }

  void Macro(Byte id) {
    if (const Byte symbol = SymbolOf(static_cast<char>(id)); symbol != 0) {
      Put(static_cast<char>(symbol));
      if (symbol == kReplacement) Put(static_cast<char>(id));
      // The other symbols stay as they are in a further pass.
      const bool conditional = symbol == kIf || symbol == kElse || symbol == kEndIf;
      if (!skipping_ && conditional) wants_another_ = true;
      return;
    }
    const std::string* value = values_.MacroValue(id);
    if (value == nullptr) return;
    for (const char c : *value) {
      if (!skipping_ && IsSymbolByte(static_cast<Byte>(c))) wants_another_ = true;
      Put(c);
    }
  }

  const MacroValues& values_;
  size_t limit_;
  std::string out_;
  int depth_ = 0;
  int skipped_ifs_ = 0;
  bool skipping_ = false;
  bool wants_another_ = false;
};

}  // namespace

std::string Expand(std::string_view text, const MacroValues& values, Complaints& complaints,
                   size_t limit) {
  std::string current;
  for (int depth = 0;; depth++) {
    Pass pass(values, limit);
    current = pass.Run(depth == 0 ? text : current);
    if (!pass.wants_another()) return current;
    if (depth >= kMaxDepth) {
      complaints.push_back({"expand: recursion too deep (10 max)"});
      return current;
    }
  }
}

}  // namespace mw::cf
