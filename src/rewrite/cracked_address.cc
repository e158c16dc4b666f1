// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/cracked_address.h"

#include <algorithm>

#include "base/text.h"
#include "cf/symbols.h"

namespace mw::rewrite {
namespace {

class Cracker {
 public:
  Cracker(std::string_view address, const CrackRules& rules) : address_(address), rules_(rules) {}

  std::string Run() {
    while (!address_.empty() && IsSpace(address_[0])) address_.remove_prefix(1);
    while (at_ < address_.size() && !overflow_) Take(address_[at_++]);
    if (overflow_) return std::string("<") + static_cast<char>(cf::kMacro) + "g>";
    Repair();
    return std::move(out_);
  }

 private:
  static constexpr size_t kRoom = 256;

  // `reserved_` bytes are kept for the brackets that are open.
  bool HasRoom() const {
    return reserved_ >= 0 && out_.size() + static_cast<size_t>(reserved_) < kRoom;
  }
  void Put(char c) {
    if (HasRoom()) {
      out_ += c;
    } else {
      overflow_ = true;
    }
  }

  void Take(char c) {
    if (copying_ > 0) Put(c);
    if (c == '\\') {
      Escape();
    } else if (c == '"' && comments_ == 0) {
      Quote();
    } else if (quoted_) {
      PutMailbox();
    } else if (!Comment(c) && !Group(c)) {
      Outside(c);
    }
  }

  void Escape() {
    if (comments_ == 0 && !quoted_) needs_quotes_ = true;
    if (at_ < address_.size()) {
      if (copying_ > 0) Put(address_[at_]);
      at_++;
    }
    PutMailbox();
  }

  void Quote() {
    quoted_ = !quoted_;
    if (copying_ > 0 && HasRoom()) {
      open_quote_ = !open_quote_;
      // sendmail counts the wrong way round here, so that a quote behind the mailbox mostly ends in "<$g>".
      reserved_ = open_quote_ ? reserved_ - 1 : reserved_ + 1;
    }
  }

  // True when the byte belongs to a comment.
  bool Comment(char c) {
    if (c == '(') {
      comments_++;
      if (HasRoom()) {
        reserved_++;
        open_comments_++;
        if (copying_++ <= 0) {
          if (out_.size() != head_) Put(' ');
          Put(c);
        }
      }
    }
    if (comments_ > 0) {
      if (c == ')') {
        comments_--;
        copying_--;
        if (HasRoom()) {
          open_comments_--;
          reserved_--;
        }
      }
      return true;
    }
    // An unmatched ')' is dropped.
    if (c == ')' && copying_ > 0 && HasRoom() && out_.size() > head_) out_.pop_back();
    return false;
  }

  // `name: list;`, but not the host::user and host:.name of DECnet. True when taken.
  bool Group(char c) {
    if (c == '[') brackets_++;
    if (c == ']') brackets_--;
    if (c != ':' || angles_ > 0 || brackets_ > 0 || had_group_ || rules_.colon_ok_in_address)
      return false;
    const char next = at_ < address_.size() ? address_[at_] : '\0';
    if (next == ':' || next == '.') {
      needs_quotes_ = true;
      if (copying_ > 0) {
        Put(c);
        Put(next);
      }
      at_++;
      PutMailbox();
      return true;
    }
    had_group_ = true;
    CopyPhrase(':');
    while (at_ < address_.size() && IsSpace(address_[at_])) Put(address_[at_++]);
    copying_ = 0;
    has_mailbox_ = needs_quotes_ = false;
    head_ = out_.size();
    phrase_ = at_;
    return true;
  }

  // What was taken for the mailbox is a phrase: copies it up to and with the byte `end`, which has just
  // been read, in quotes if it needs them.
  void CopyPhrase(char end) {
    out_.resize(head_);
    size_t stop = at_;
    if (needs_quotes_) {
      Put('"');
      stop = at_ - 1;
      while (stop > 0 && IsSpace(address_[stop - 1])) stop--;
    }
    for (size_t i = phrase_; i < stop; i++) {
      if (needs_quotes_ && address_[i] == '"') Put('\\');
      Put(address_[i]);
    }
    if (!needs_quotes_) return;
    if (out_.size() == head_ + 1) {
      out_.pop_back();
    } else {
      Put('"');
    }
    size_t i = std::max(stop, phrase_);
    for (; i < address_.size() && address_[i] != end; i++) Put(address_[i]);
    Put(end);
    at_ = std::min(i + 1, address_.size());
  }

  void Outside(char c) {
    if (c == ';' && copying_ <= 0 && !rules_.colon_ok_in_address) Put(c);
    if (rules_.must_quote.find(c) != std::string_view::npos) needs_quotes_ = true;
    if (c == '<') {
      OpenAngle();
    } else if (c == '>') {
      CloseAngle(c);
    } else {
      PutMailbox();
    }
  }

  void OpenAngle() {
    // The first of two is no bracket.
    if (had_angle_) needs_quotes_ = true;
    had_angle_ = true;
    angles_ = 1;
    if (HasRoom()) {
      if (!open_angle_) reserved_++;
      open_angle_ = true;
    }
    CopyPhrase('<');
    copying_ = 0;
    has_mailbox_ = needs_quotes_ = false;
  }

  void CloseAngle(char c) {
    if (angles_ > 0) {
      angles_--;
      if (HasRoom()) {
        if (open_angle_) reserved_--;
        open_angle_ = false;
      }
    } else if (HasRoom()) {
      if (copying_ > 0 && out_.size() > head_) out_.pop_back();
      needs_quotes_ = true;
      return;
    }
    if (copying_++ <= 0) Put(c);
  }

  void PutMailbox() {
    if (copying_ > 0 || has_mailbox_) return;
    if (!out_.empty() && out_.back() == ')') Put(' ');
    Put(static_cast<char>(cf::kMacro));
    Put('g');
    has_mailbox_ = true;
  }

  void Repair() {
    if (open_quote_ && out_.size() < kRoom) out_ += '"';
    for (; open_comments_ > 0 && out_.size() < kRoom; open_comments_--) out_ += ')';
    if (open_angle_ && out_.size() < kRoom) out_ += '>';
  }

  std::string_view address_;
  const CrackRules& rules_;
  std::string out_;
  size_t at_ = 0;
  size_t head_ = 0;    // where in out_ the present group member begins
  size_t phrase_ = 0;  // and where in address_
  int reserved_ = 0;
  int copying_ = 0;
  int comments_ = 0, open_comments_ = 0;
  int angles_ = 0;
  int brackets_ = 0;
  bool open_angle_ = false, open_quote_ = false;
  bool quoted_ = false;
  bool needs_quotes_ = false;
  bool has_mailbox_ = false;
  bool had_angle_ = false;
  bool had_group_ = false;
  bool overflow_ = false;
};

}  // namespace

std::string CrackAddress(std::string_view address, const CrackRules& rules) {
  return Cracker(address, rules).Run();
}

}  // namespace mw::rewrite
