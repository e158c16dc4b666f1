// SPDX-License-Identifier: BSD-2-Clause
#include "m4/symbols.h"

#include <utility>

#include "base/text.h"

namespace mw::m4 {
namespace {

constexpr size_t kFirstSlots = 2048;
// No call has more arguments; larger numbers are simply absent ones.
constexpr int kMaxParameter = 1'000'000'000;

}  // namespace

Symbols::Symbols() : slots_(kFirstSlots), mask_(kFirstSlots - 1) {}

Symbols::~Symbols() {
  for (Symbol& symbol : symbols_) Undefine(&symbol);
}

Symbol* Symbols::Get(std::string_view name) {
  const uint64_t hash = Hash(name);
  if (Symbol* symbol = Find(name, hash)) return symbol;
  if (symbols_.size() * 2 >= slots_.size()) Grow();
  Symbol& symbol = symbols_.emplace_back();
  symbol.name = names_.emplace_back(name);
  symbol.hash = hash;
  size_t i = Slot(hash);
  while (slots_[i] != nullptr) i = (i + 1) & mask_;
  slots_[i] = &symbol;
  return &symbol;
}

void Symbols::Grow() {
  slots_.assign(slots_.size() * 2, nullptr);
  mask_ = slots_.size() - 1;
  for (Symbol& symbol : symbols_) {
    size_t i = Slot(symbol.hash);
    while (slots_[i] != nullptr) i = (i + 1) & mask_;
    slots_[i] = &symbol;
  }
}

void Symbols::Define(Symbol* symbol, Definition* definition) {
  if (symbol->top != nullptr) {
    definition->below = std::exchange(symbol->top->below, nullptr);
    Release(symbol->top);
  }
  symbol->top = definition;
}

void Symbols::Push(Symbol* symbol, Definition* definition) {
  definition->below = symbol->top;
  symbol->top = definition;
}

void Symbols::Pop(Symbol* symbol) {
  Definition* top = symbol->top;
  if (top == nullptr) return;
  symbol->top = std::exchange(top->below, nullptr);
  Release(top);
}

void Symbols::Undefine(Symbol* symbol) {
  while (symbol->top != nullptr) Pop(symbol);
}

void Symbols::Release(Definition* definition) {
  if (--definition->references == 0) delete definition;
}

void SplitBody(Definition& definition, bool long_numbers) {
  definition.split = true;
  const std::string_view body = definition.body.view();
  size_t begin = 0;
  size_t at = body.find('$');
  while (at != std::string_view::npos && at + 1 < body.size()) {
    const char c = body[at + 1];
    BodyPart part{begin, at - begin, BodyPart::kEnd};
    size_t next = at + 2;
    if (IsDigit(c)) {
      int number = c - '0';
      while (long_numbers && next < body.size() && IsDigit(body[next])) {
        if (number < kMaxParameter / 10) number = number * 10 + (body[next] - '0');
        ++next;
      }
      part.parameter = number;
    } else if (c == '#') {
      part.parameter = BodyPart::kCount;
    } else if (c == '*') {
      part.parameter = BodyPart::kAll;
    } else if (c == '@') {
      part.parameter = BodyPart::kAllQuoted;
    } else {
      at = body.find('$', at + 1);
      continue;
    }
    definition.parts.push_back(part);
    begin = next;
    at = body.find('$', begin);
  }
  if (!definition.parts.empty())
    definition.parts.push_back({begin, body.size() - begin, BodyPart::kEnd});
}

}  // namespace mw::m4
