// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/shape_cache.h"

#include <algorithm>

#include "base/text.h"
#include "rewrite/lookup_recorder.h"

namespace mw::rewrite {
namespace {

// How a lookup went, as far as the course of the rules depends on it.
enum class Turn : uint8_t { kNoValue, kEmptyValue, kValue, kBadValue };

// A piece of a key: literal text, or the text of a source token.
struct KeyPart {
  int32_t source = -1;
  std::string literal;
};
using KeyText = std::vector<KeyPart>;

// Literal text, then source tokens [first, first + count) with a blank before each.
struct OutputPiece {
  uint32_t literal_begin = 0;
  uint32_t literal_length = 0;
  uint32_t first = 0;
  uint32_t count = 0;
};

// Longer keys are cut off by the machine.
constexpr size_t kMaxKey = 255;
constexpr size_t kMaxTexts =
    Machine::kArgumentRoom / 2;  // key and arguments; the machine cuts longer ones

struct ResultToken {
  int32_t source = -1;
  Token token;  // when it is none of the sources
};

}  // namespace

// Output up to a lookup or the end. Sources are the input tokens, then those of the values found on the way.
struct ShapeCache::Node {
  enum class Kind : uint8_t { kOpen, kLookup, kEnd, kNotRecorded };
  struct Branch {
    Turn turn = Turn::kNoValue;
    std::vector<TokenId> ids;
    std::unique_ptr<Node> next;
  };

  Node* Find(Turn turn, const Token* begin, const Token* end) {
    const auto count = static_cast<size_t>(end - begin);
    for (Branch& branch : branches) {
      if (branch.turn != turn || branch.ids.size() != count) continue;
      const auto same = [](TokenId id, const Token& token) { return id == token.id; };
      if (std::equal(branch.ids.begin(), branch.ids.end(), begin, same)) return branch.next.get();
    }
    return nullptr;
  }

  Kind kind = Kind::kOpen;
  std::string literals;
  std::vector<OutputPiece> pieces;
  maps::Map* map = nullptr;
  KeyText key;
  std::vector<KeyText> arguments;
  std::vector<Branch> branches;
  int status = 0;
  std::vector<ResultToken> result;
  std::deque<std::string> texts;  // of result tokens that no one else keeps
};

// Follows a run of the machine and writes it down.
class ShapeCache::Recorder final : public TraceListener, public LookupRecorder {
 public:
  Recorder(ShapeCache& cache, Node& entry, const std::vector<Token>& input)
      : cache_(cache), node_(&entry), sources_(input) {}

  void OnInput(const Ruleset& ruleset, std::span<const Token> tokens) override {
    const size_t before = cache_.out_.size();
    cache_.trace_.OnInput(ruleset, tokens);
    WriteLine(before, tokens);
  }
  void OnReturns(const Ruleset& ruleset, std::span<const Token> tokens) override {
    const size_t before = cache_.out_.size();
    cache_.trace_.OnReturns(ruleset, tokens);
    WriteLine(before, tokens);
  }
  void OnMessage(std::string_view text, int status) override {
    usable_ = false;
    cache_.trace_.OnMessage(text, status);
  }
  void OnStatus(int status) override {
    usable_ = false;
    cache_.trace_.OnStatus(status);
  }
  void OnFault(std::string_view scanned, std::string_view message) override {
    // Faults of map values come up again when the value is read again.
    if (!cache_.machine_.reads_value()) usable_ = false;
    cache_.trace_.OnFault(scanned, message);
  }
  void OnEvent(const Event&) override { usable_ = false; }

  void OnLookupMade(const LookupRecord& record) override {
    if (!usable_ || node_ == nullptr) return;
    if (record.map == nullptr || !record.map->type().repeatable ||
        record.answer->status == kStatusTempFail) {
      usable_ = false;
      return;
    }
    Turn turn = Turn::kNoValue;
    if (record.answer->has_value) {
      turn = record.failed ? Turn::kBadValue : record.scanned ? Turn::kValue : Turn::kEmptyValue;
    }
    if (node_->kind == Node::Kind::kOpen) {
      node_->kind = Node::Kind::kLookup;
      node_->map = record.map;
      node_->key = Write(record.key, Blank(*record.map));
      for (const auto& argument : record.arguments) {
        node_->arguments.push_back(Write(argument, cache_.rules_.blank));
      }
    }
    if (node_->kind != Node::Kind::kLookup || node_->map != record.map) {
      usable_ = false;
      return;
    }
    Enter(turn, record.value);
  }

  // Ends the record.
  void Finish(int status, const std::vector<Token>& tokens) {
    if (node_ == nullptr || node_->kind != Node::Kind::kOpen) return;
    if (!usable_ || cache_.machine_.tainted()) {
      node_->kind = Node::Kind::kNotRecorded;
      node_->pieces.clear();
      return;
    }
    node_->kind = Node::Kind::kEnd;
    node_->status = status;
    for (const Token& token : tokens) {
      ResultToken result{SourceOf(token), token};
      if (result.source < 0) {
        node_->texts.emplace_back(token.view());
        result.token.text = node_->texts.back().data();
      }
      node_->result.push_back(result);
    }
    cache_.bytes_ += sizeof(Node) + node_->literals.size() +
                     node_->pieces.size() * sizeof(OutputPiece) +
                     node_->result.size() * sizeof(ResultToken) + 256;
  }

 private:
  char Blank(const maps::Map& map) const {
    const char own = map.settings().flags.space_substitute;
    return own != '\0' ? own : cache_.rules_.blank;
  }

  int32_t SourceOf(const Token& token) const {
    for (size_t i = 0; i < sources_.size(); i++) {
      if (sources_[i].text == token.text) return static_cast<int32_t>(i);
    }
    return -1;
  }

  KeyText Write(std::span<const Token> tokens, char blank) const {
    KeyText key;
    bool after_atom = false;
    for (const Token& token : tokens) {
      const bool atom = cache_.rules_.tokenizer.IsAtomByte(token.first());
      if (after_atom && atom) key.push_back({-1, std::string(1, blank)});
      after_atom = atom;
      const int32_t source = SourceOf(token);
      key.push_back({source, source < 0 ? std::string(token.view()) : std::string()});
    }
    return key;
  }

  // A line that was just printed: its head is literal, then come the tokens.
  void WriteLine(size_t begin, std::span<const Token> tokens) {
    if (node_ == nullptr || node_->kind != Node::Kind::kOpen) return;
    constexpr size_t kHead = 25;  // "%-16.16s   input:"
    AddLiteral(std::string_view(cache_.out_).substr(begin, kHead));
    std::string shown;
    for (size_t i = 0; i < tokens.size(); i++) {
      const int32_t source = SourceOf(tokens[i]);
      if (source >= 0) {
        AddSource(static_cast<uint32_t>(source));
      } else {
        shown.clear();
        AppendTokens(tokens.subspan(i, 1), cache_.rules_.names, false, shown);
        AddLiteral(shown);
      }
    }
    AddLiteral("\n");
  }

  void AddLiteral(std::string_view text) {
    if (node_->pieces.empty() || node_->pieces.back().count != 0) {
      node_->pieces.push_back({static_cast<uint32_t>(node_->literals.size()), 0, 0, 0});
    }
    node_->literals += text;
    node_->pieces.back().literal_length += static_cast<uint32_t>(text.size());
  }

  void AddSource(uint32_t source) {
    OutputPiece& last = node_->pieces.back();  // a line begins with literal text
    if (last.count == 0) {
      last.first = source;
      last.count = 1;
    } else if (last.first + last.count == source) {
      last.count++;
    } else {
      node_->pieces.push_back({static_cast<uint32_t>(node_->literals.size()), 0, source, 1});
    }
  }

  void Enter(Turn turn, std::span<const Token> value) {
    Node* next = node_->Find(turn, value.data(), value.data() + value.size());
    if (next == nullptr) {
      if (node_->branches.size() >= kMaxBranches) {
        node_ = nullptr;
        return;
      }
      Node::Branch branch{turn, {}, std::make_unique<Node>()};
      for (const Token& token : value) branch.ids.push_back(token.id);
      next = branch.next.get();
      node_->branches.push_back(std::move(branch));
      cache_.bytes_ += sizeof(Node) + 256;
    }
    node_ = next;
    sources_.insert(sources_.end(), value.begin(), value.end());
  }

  ShapeCache& cache_;
  Node* node_;  // nullptr: no more to be written down
  std::vector<Token> sources_;
  bool usable_ = true;
};

// Plays a record back.
class ShapeCache::Player {
 public:
  explicit Player(ShapeCache& cache) : cache_(cache) {}

  // False: the record does not know this course; output and tokens are as before.
  bool Play(Node* node, std::vector<Token>& tokens, int& status) {
    const size_t before = cache_.out_.size();
    sources_ = tokens;
    shown_.clear();
    ends_.assign(1, 0);
    Show(0);
    while (node != nullptr) {
      Print(*node);
      if (node->kind == Node::Kind::kEnd) {
        TakeResult(*node, tokens);
        status = node->status;
        return true;
      }
      if (node->kind != Node::Kind::kLookup) break;
      node = Ask(*node);
    }
    cache_.out_.resize(before);
    return false;
  }

 private:
  // Makes the printed forms of sources from `first` on.
  void Show(size_t first) {
    for (size_t i = first; i < sources_.size(); i++) {
      AppendTokens({&sources_[i], 1}, cache_.rules_.names, false, shown_);
      ends_.push_back(static_cast<uint32_t>(shown_.size()));
    }
  }

  void Print(const Node& node) {
    std::string& out = cache_.out_;
    for (const OutputPiece& piece : node.pieces) {
      out.append(node.literals, piece.literal_begin, piece.literal_length);
      const uint32_t begin = ends_[piece.first];
      out.append(shown_, begin, ends_[piece.first + piece.count] - begin);
    }
  }

  void PutTogether(const KeyText& text, std::string& out) const {
    for (const KeyPart& part : text) {
      if (part.source < 0) {
        out += part.literal;
      } else {
        out += sources_[static_cast<size_t>(part.source)].view();
      }
    }
  }

  Node* Ask(Node& node) {
    text_.clear();
    PutTogether(node.key, text_);
    if (text_.size() > kMaxKey) return nullptr;
    places_.assign(1, text_.size());
    for (const KeyText& argument : node.arguments) {
      PutTogether(argument, text_);
      places_.push_back(text_.size());
    }
    if (text_.size() > kMaxTexts) return nullptr;
    arguments_.clear();
    for (size_t i = 0; i + 1 < places_.size(); i++) {
      arguments_.push_back(std::string_view(text_).substr(places_[i], places_[i + 1] - places_[i]));
    }
    node.map->LookupFromRule(
        {.key = std::string_view(text_).substr(0, places_[0]), .args = arguments_}, answer_);
    if (answer_.status == kStatusTempFail) return nullptr;
    const size_t before = sources_.size();
    Turn turn = Turn::kNoValue;
    if (answer_.has_value) {
      turn = Turn::kEmptyValue;
      if (!answer_.value.empty()) {
        turn = cache_.machine_.Scan(cache_.machine_.arena().Keep(answer_.value), sources_)
                   ? Turn::kValue
                   : Turn::kBadValue;
      }
    }
    Node* next = node.Find(turn, sources_.data() + before, sources_.data() + sources_.size());
    Show(before);
    return next;
  }

  void TakeResult(const Node& node, std::vector<Token>& tokens) const {
    tokens.clear();
    for (const ResultToken& result : node.result) {
      if (result.source >= 0) {
        tokens.push_back(sources_[static_cast<size_t>(result.source)]);
      } else {
        const std::string_view text = cache_.machine_.arena().Keep(result.token.view());
        tokens.push_back({text.data(), result.token.length, result.token.id});
      }
    }
  }

  ShapeCache& cache_;
  std::vector<Token> sources_;
  std::string shown_;           // the printed forms of the sources, one behind the other
  std::vector<uint32_t> ends_;  // ends_[i] is where source i begins in shown_
  std::string text_;
  std::vector<size_t> places_;
  std::vector<std::string_view> arguments_;
  maps::Answer answer_;
};

size_t ShapeCache::KeyHash::operator()(const std::vector<TokenId>& key) const {
  uint64_t hash = 0;
  for (const TokenId id : key) hash = (hash ^ id) * 0x9e3779b97f4a7c15 + (hash >> 31);
  return hash ^ (hash >> 32);
}

ShapeCache::ShapeCache(const Rulebook& rules, maps::MapTable& maps, Machine& machine,
                       TraceText& trace, std::string& out)
    : rules_(rules),
      maps_(maps),
      machine_(machine),
      trace_(trace),
      out_(out),
      player_(std::make_unique<Player>(*this)) {}

ShapeCache::~ShapeCache() = default;

void ShapeCache::Forget() {
  entries_.clear();
  bytes_ = 0;
  rules_generation_ = rules_.generation();
  maps_generation_ = maps_.generation();
}

// The entry for a shape, made when it is new; nullptr for inputs that are not to be recorded.
ShapeCache::Node* ShapeCache::Entry(int number, const std::vector<Token>& tokens) {
  if (tokens.size() > kMaxTokens || machine_.watch() != Watch::kNothing || trace_.raw_symbols()) {
    return nullptr;
  }
  if (rules_generation_ != rules_.generation() || maps_generation_ != maps_.generation() ||
      bytes_ > kMaxBytes) {
    Forget();
  }
  key_.assign(1, static_cast<TokenId>(number));
  for (const Token& token : tokens) {
    // Symbols within unknown text would be taken for operators.
    if (token.id <= kUnknownQuoted && cf::IsSymbolByte(token.first())) return nullptr;
    key_.push_back(token.id);
  }
  const auto found = entries_.find(key_);
  if (found != entries_.end()) return found->second.get();
  bytes_ += key_.size() * sizeof(TokenId) + sizeof(Node) + 64;
  return entries_.emplace(key_, std::make_unique<Node>()).first->second.get();
}

int ShapeCache::Run(int number, std::vector<Token>& tokens) {
  Node* entry = Entry(number, tokens);
  int status = 0;
  if (entry == nullptr || entry->kind == Node::Kind::kNotRecorded) {
    counts_.passed++;
    return machine_.Run(number, tokens);
  }
  if (entry->kind != Node::Kind::kOpen && player_->Play(entry, tokens, status)) {
    counts_.played++;
    return status;
  }
  counts_.recorded++;
  // Each token must be known by the place of its text: the same token may stand twice in the input.
  for (Token& token : tokens) token.text = machine_.arena().Keep(token.view()).data();
  Recorder recorder(*this, *entry, tokens);
  machine_.Record(&recorder, &recorder);
  status = machine_.Run(number, tokens);
  machine_.Record(nullptr, nullptr);
  // A change that the run itself has made shows in the generations: the record goes at the next run.
  recorder.Finish(status, tokens);
  return status;
}

}  // namespace mw::rewrite
