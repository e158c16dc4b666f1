// SPDX-License-Identifier: BSD-2-Clause
#include "m4/symbols.h"

#include <algorithm>
#include <new>
#include <utility>

#include "base/text.h"

namespace mw::m4 {
namespace {

constexpr size_t kFirstSlots = 2048;
// No call has more arguments; larger numbers are simply absent ones.
constexpr int kMaxParameter = 1'000'000'000;

}  // namespace

Symbols::Symbols(Arena& arena) : arena_(arena), slots_(kFirstSlots), mask_(kFirstSlots - 1) {}

Symbols::~Symbols() {
  for (Symbol& symbol : symbols_) Undefine(&symbol);
  // Definitions lie in the arena; Recycle has destroyed what they owned.
}

Symbol* Symbols::Get(std::string_view name) {
  const uint64_t hash = Hash(name);
  if (Symbol* symbol = Find(name, hash)) return symbol;
  if (symbols_.size() * 2 >= slots_.size()) Grow();
  Symbol& symbol = symbols_.emplace_back();
  symbol.name = arena_.Keep(name);
  symbol.hash = hash;
  if (!name.empty()) lengths_[Ends(name)] |= uint64_t{1} << std::min(name.size(), kLongest);
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

Definition* Symbols::NewDefinition() {
  if (free_ == nullptr) return new (arena_.Cut(sizeof(Definition))) Definition;
  Definition* const definition = std::exchange(free_, free_->below);
  definition->references = 1;
  definition->below = nullptr;
  return definition;
}

void Symbols::Recycle(Definition* definition) {
  definition->builtin = nullptr;
  definition->body = Text();
  definition->split = false;
  definition->literal_bytes = 0;
  definition->part_count = 0;
  definition->many.reset();
  definition->below = std::exchange(free_, definition);
}

namespace {

// Collects the parts of a body.
class PartList {
 public:
  explicit PartList(Definition& definition) : definition_(definition) {}

  void Add(size_t begin, size_t length, int parameter) {
    const size_t count = definition_.part_count;
    if (count == room_) Grow();
    BodyPart* const parts = definition_.many ? definition_.many.get() : definition_.few.data();
    parts[count] = {static_cast<uint32_t>(begin), static_cast<uint32_t>(length), parameter};
    definition_.part_count = count + 1;
    definition_.literal_bytes += length;
  }

 private:
  void Grow() {
    const std::span<const BodyPart> old = definition_.parts();
    room_ *= 2;
    auto more = std::make_unique<BodyPart[]>(room_);
    std::copy(old.begin(), old.end(), more.get());
    definition_.many = std::move(more);
  }

  Definition& definition_;
  size_t room_ = std::tuple_size_v<decltype(Definition::few)>;
};

}  // namespace

void SplitBody(Definition& definition, bool long_numbers) {
  definition.split = true;
  const std::string_view body = definition.body.view();
  PartList parts(definition);
  size_t begin = 0;
  size_t at = body.find('$');
  while (at != std::string_view::npos && at + 1 < body.size()) {
    const char c = body[at + 1];
    int parameter = BodyPart::kEnd;
    size_t next = at + 2;
    if (IsDigit(c)) {
      parameter = c - '0';
      while (long_numbers && next < body.size() && IsDigit(body[next])) {
        if (parameter < kMaxParameter / 10) parameter = parameter * 10 + (body[next] - '0');
        ++next;
      }
    } else if (c == '#') {
      parameter = BodyPart::kCount;
    } else if (c == '*') {
      parameter = BodyPart::kAll;
    } else if (c == '@') {
      parameter = BodyPart::kAllQuoted;
    } else {
      at = body.find('$', at + 1);
      continue;
    }
    parts.Add(begin, at - begin, parameter);
    begin = next;
    at = body.find('$', begin);
  }
  if (definition.part_count > 0) parts.Add(begin, body.size() - begin, BodyPart::kEnd);
}

}  // namespace mw::m4
