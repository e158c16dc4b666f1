// SPDX-License-Identifier: BSD-2-Clause
// What maps may see of the world. Each part is an interface with a harmless default, so that a map
// table of untrusted configuration touches nothing but the files it names.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"
#include "maps/place.h"

namespace mw::maps {

// A message in sendmail's words, without the `file: line N: ` that sendmail puts before it while it
// reads a .cf or an alias file: the listener knows what is being read and adds that.
struct Message {
  std::string_view text;
  int status = 0;  // what it does to sendmail's exit status: 70, 71, 78 ...; 0 for a remark
  bool ours =
      false;  // not said by sendmail: a finding of ours, for explanations, not for -bt's output
};

// Gets messages at once, in the order in which sendmail prints them.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void OnMessage(const Message& message) = 0;
};

// ---- DNS ----

enum class RecordType : uint16_t {
  kA = 1,
  kNs = 2,
  kCname = 5,
  kPtr = 12,
  kMx = 15,
  kTxt = 16,
  kAfsdb = 18,
  kAaaa = 28,
  kSrv = 33,
  kTlsa = 52,
  kAny = 255
};

struct Record {
  RecordType type = RecordType::kA;
  std::string name;         // owner, in the spelling of the answer, no dot at the end
  std::string text;         // address, target name without final dot, or text
  uint16_t preference = 0;  // MX, AFSDB, SRV priority
  uint16_t weight = 0;      // SRV
  uint16_t port = 0;        // SRV
};

// The four things that a name server can say; as h_errno.
enum class DnsOutcome : uint8_t { kFound, kNoRecord, kNoName, kTryAgain };

struct DnsReply {
  DnsOutcome outcome = DnsOutcome::kNoName;
  std::vector<Record> records;  // the answer section in order: CNAMEs that led there first
};

class Resolver {
 public:
  virtual ~Resolver() = default;
  // `name` without a final dot, completely qualified. CNAMEs are followed (at most 10).
  virtual DnsReply Query(std::string_view name, RecordType type) = 0;
};

// ---- /etc/hosts ----

struct HostEntry {
  std::string address;
  std::vector<std::string> names;  // canonical name first
};

class HostDirectory {
 public:
  virtual ~HostDirectory() = default;
  // The first entry with `name` (any case) or with `address`; nullptr if there is
  // none.
  virtual const HostEntry* FindName(std::string_view name) = 0;
  virtual const HostEntry* FindAddress(std::string_view address) = 0;
};

// ---- /etc/passwd ----

struct UserEntry {
  std::string name, password, gecos, home, shell;
  uint32_t uid = 0, gid = 0;
};

class UserDirectory {
 public:
  virtual ~UserDirectory() = default;
  virtual const UserEntry* FindUser(std::string_view name) = 0;
};

// ---- the macros of the session, for `macro` maps and canonical names ----

class MacroStore {
 public:
  virtual ~MacroStore() = default;
  // `name` without $ and braces: "j" or "client_name".
  virtual void SetMacro(std::string_view name, std::string_view value) = 0;
  virtual void UnsetMacro(std::string_view name) = 0;
  virtual std::string GetMacro(std::string_view name) = 0;
};

// ---- aliases: a left side must be an address of the local mailer ----

class AliasJudge {
 public:
  virtual ~AliasJudge() = default;
  enum class Verdict : uint8_t { kLocal, kNotLocal, kError };
  // Rewrites the address at the beginning of `entry` (rulesets 3, 0, ...) as sendmail does for each left
  // side of a text alias file; it ends at a colon outside quotes and <>. `line` is the entry's last. The
  // judge prints its own traces and messages; kNotLocal makes the map say "cannot alias non-local names".
  // `local_name`: the user part, under which the alias is stored.
  virtual Verdict JudgeAlias(std::string_view entry, std::string_view file, uint32_t line,
                             std::string& local_name) = 0;
};

// ---- simulated answers for program, socket, ldap, ... ----

// See fixtures.h for their file format.
class Fixtures {
 public:
  virtual ~Fixtures() = default;
  struct Reply {
    int status = 0;     // 0 found, 75 failed, any other EX_ code absent
    std::string value;  // %0..%9 are substituted as in a database
    Place place;
  };
  // True if there are replies for this map; a key without one is then absent.
  virtual bool HasMap(std::string_view map) const = 0;
  virtual const Reply* Find(std::string_view map, std::string_view key) = 0;
};

// Hides entries of maps, to see what would happen without them.
class Veil {
 public:
  virtual ~Veil() = default;
  // True: the entry that was found for `key` counts as absent.
  virtual bool Hides(std::string_view map, std::string_view key) const = 0;
};

// Which file answers for a Berkeley DB map.
enum class SourceMode : uint8_t {
  kDatabaseFirst,  // x.db; the text x when there is no x.db
  kDatabaseOnly,   // x.db, as sendmail
  kText,  // the text x, as it would be built, networks of access written out; x.db when there is no text
};

// All of it in one place. Pointers may be null (nothing is known then) and must outlive the
// MapTable.
class Environment {
 public:
  explicit Environment(Host& the_host) : host(the_host) {}

  void Say(std::string text, int status) {
    if (listener != nullptr) listener->OnMessage({text, status, false});
  }
  void Note(std::string text) {
    if (listener != nullptr) listener->OnMessage({text, 0, true});
  }

  Host& host;
  Listener* listener = nullptr;
  Resolver* resolver = nullptr;       // null: queries are answered "try again"
  HostDirectory* hosts = nullptr;     // null: no host is known
  UserDirectory* users = nullptr;     // null: no user is known
  MacroStore* macros = nullptr;       // null: `macro` maps forget
  AliasJudge* alias_judge = nullptr;  // null: every left side is local
  Fixtures* fixtures = nullptr;
  const Veil* veil = nullptr;

  // Put before every absolute path a map names ("" for none): a site checked out elsewhere.
  std::string root;
  SourceMode source_mode = SourceMode::kDatabaseFirst;
  // Classes Debian's sendmail lacks that shall work: "cdb", "dbm".
  std::vector<std::string> extra_types;
  // program maps may run their program.
  bool live = false;
  // DeliveryMode is d: maps with -D are not looked up.
  bool defer_mode = false;
  // The service switch (ServiceSwitchFile): lines `hosts files dns`. Relative to nothing, below
  // `root`.
  std::string service_switch_file = "/etc/mail/service.switch";
  // What was read from that file, so that not every host name reads it again; MapTable::Refresh forgets it.
  struct SwitchText {
    std::string path;
    std::optional<std::string> text;
  };
  std::optional<SwitchText> switch_text;
  // Used by host maps when the switch names dns: domains to try (search of resolv.conf), in order.
  std::vector<std::string> search_domains;
  char blank_substitute = ' ';  // BlankSub at the K line that is read: what -S is without the flag
  bool dns_default_names = true;  // ResolverOptions' DEFNAMES and DNSRCH are on
  bool try_mx = true;             // HasWildcardMX is off: MX records count in canonical names
  // Alias files of option AliasFile, for the maps aliases.files...; "class:flags file" parts as
  // written.
  std::vector<std::string> alias_files;
  // Files of option UserDatabaseSpec, for userdb maps.
  std::vector<std::string> user_databases;
  uint64_t max_file_bytes = uint64_t{4} << 30;
};

}  // namespace mw::maps
