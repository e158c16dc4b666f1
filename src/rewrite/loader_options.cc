// SPDX-License-Identifier: BSD-2-Clause
// O lines. Only the options that change what rules or the test mode do are kept; of the others the values
// that sendmail complains about are checked.
#include <fmt/format.h>

#include "base/text.h"
#include "cf/options.h"
#include "rewrite/loading.h"

namespace mw::rewrite {
namespace {

struct OptionContext {
  LoadTarget& target;
  LoadResult& result;
  std::string_view suboption;

  void Say(std::string_view text, int status = 70) const {
    target.listener.OnMessage(text, status, true);
  }
  void SayBare(std::string_view text) const { target.listener.OnMessage(text, 0, false); }
};

bool IsTrue(std::string_view value) {
  return value.empty() || std::string_view("tTyY").find(value[0]) != std::string_view::npos;
}

void SetOperators(OptionContext& context, std::string_view value) {
  Rulebook& rules = context.target.rules;
  if (rules.has_operators) {
    context.SayBare("Warning: OperatorChars is being redefined.");
    context.SayBare("         It should only be set before ruleset definitions.");
  } else if (rules.operators_fixed) {
    context.SayBare("Warning: OperatorChars is being redefined.");
    context.SayBare("         It should only be set before ruleset definitions.");
  }
  rules.has_operators = true;
  if (!rules.operators_fixed) rules.tokenizer.SetOperators(value);
}

char BlankIn(std::string_view value) { return value.empty() ? ' ' : value[0]; }

void SetBlank(OptionContext& context, std::string_view value) {
  context.target.rules.blank = BlankIn(value);
}

void SetColonOk(OptionContext& context, std::string_view value) {
  context.result.options.colon_ok_in_address = IsTrue(value);
}

void SetProbe(OptionContext& context, std::string_view value) {
  context.result.options.probe_interfaces = !IsTrue(value);
}

void SetDeliveryMode(OptionContext& context, std::string_view value) {
  const char mode = value.empty() ? '\0' : value[0];
  if (mode == '\0' || std::string_view("biqd").find(mode) == std::string_view::npos) {
    context.Say(fmt::format("Unknown delivery mode {}", mode), 64);
    context.result.fatal = true;
    context.result.fatal_status = 64;
    return;
  }
  context.result.options.delivery_mode = mode;
  context.target.rules.SetMacro("deliveryMode", std::string(1, mode));
  context.target.maps.environment().defer_mode = mode == 'd';
}

void SetEightBitMode(OptionContext& context, std::string_view value) {
  const char mode = value.empty() ? '\0' : value[0];
  if (mode != '\0' && std::string_view("pms").find(mode) != std::string_view::npos) return;
  context.Say(fmt::format("Unknown 8-bit mode {}", mode), 64);
  context.result.fatal = true;
  context.result.fatal_status = 64;
}

void SetMustQuote(OptionContext& context, std::string_view value) {
  // The fixed characters stand before those of the option.
  context.result.options.must_quote_characters = "@,;:\\()[]" + std::string(value);
}

void SetHelpFile(OptionContext& context, std::string_view value) {
  context.result.options.help_file = value;
}

void SetQueueDirectory(OptionContext& context, std::string_view value) {
  context.result.options.queue_directory = value;
}

void SetServiceSwitch(OptionContext& context, std::string_view value) {
  context.target.maps.environment().service_switch_file = value;
}

void SetAliasFile(OptionContext& context, std::string_view value) {
  std::string current;
  for (const std::string_view part : Split(value, ',')) {
    const std::string_view trimmed = Trim(part);
    if (!trimmed.empty()) context.target.maps.environment().alias_files.emplace_back(trimmed);
  }
}

constexpr std::string_view kTimeouts[] = {
    "connect",
    "aconnect",
    "iconnect",
    "initial",
    "helo",
    "mail",
    "rcpt",
    "datainit",
    "datablock",
    "datafinal",
    "rset",
    "quit",
    "misc",
    "command",
    "ident",
    "fileopen",
    "control",
    "lhlo",
    "auth",
    "starttls",
    "queuewarn",
    "queuewarn.*",
    "queuewarn.normal",
    "queuewarn.urgent",
    "queuewarn.non-urgent",
    "queuewarn.dsn",
    "queuereturn",
    "queuereturn.*",
    "queuereturn.normal",
    "queuereturn.urgent",
    "queuereturn.non-urgent",
    "queuereturn.dsn",
    "queuereturn.now",
    "hoststatus",
    "resolver.retrans",
    "resolver.retrans.normal",
    "resolver.retrans.first",
    "resolver.retry",
    "resolver.retry.normal",
    "resolver.retry.first",
    "resolver.retrans.*",
    "resolver.retry.*",
};

void SetTimeout(OptionContext& context, std::string_view) {
  if (context.suboption.empty()) return;
  for (const std::string_view known : kTimeouts) {
    if (EqualFolded(known, context.suboption)) return;
  }
  context.Say(fmt::format("settimeout: invalid timeout {}", context.suboption));
}

constexpr std::string_view kPrivacy[] = {
    "public",       "needmailhelo", "needexpnhelo",   "needvrfyhelo",
    "noexpn",       "novrfy",       "restrictexpand", "restrictmailq",
    "restrictqrun", "noetrn",       "noverb",         "authwarnings",
    "noreceipts",   "nobodyreturn", "goaway",         "noactualrecipient",
};

// Words separated by blanks and commas, each of which must be known.
void CheckWords(std::string_view value, std::span<const std::string_view> known,
                const std::function<void(std::string_view)>& complain) {
  size_t at = 0;
  while (at < value.size()) {
    while (at < value.size() && (IsSpace(value[at]) || value[at] == ',')) at++;
    const size_t begin = at;
    while (at < value.size() && !IsSpace(value[at]) && value[at] != ',') at++;
    if (at == begin) break;
    const std::string_view word = value.substr(begin, at - begin);
    bool found = false;
    for (const std::string_view row : known) found = found || EqualFolded(row, word);
    if (!found) complain(word);
  }
}

void CheckPrivacy(OptionContext& context, std::string_view value) {
  CheckWords(value, kPrivacy, [&](std::string_view word) {
    context.Say(fmt::format("readcf: Op line: {} unrecognized", word));
  });
}

constexpr std::string_view kUnsafe[] = {
    "safe",
    "AssumeSafeChown",
    "ClassFileInUnsafeDirPath",
    "DontWarnForwardFileInUnsafeDirPath",
    "ErrorHeaderInUnsafeDirPath",
    "FileDeliveryToHardLink",
    "FileDeliveryToSymLink",
    "ForwardFileInGroupWritableDirPath",
    "ForwardFileInUnsafeDirPath",
    "ForwardFileInUnsafeDirPathSafe",
    "GroupReadableKeyFile",
    "GroupReadableSASLDBFile",
    "GroupReadableDefaultAuthInfoFile",
    "GroupWritableAliasFile",
    "GroupWritableDirPathSafe",
    "GroupWritableForwardFile",
    "GroupWritableForwardFileSafe",
    "GroupWritableIncludeFile",
    "GroupWritableIncludeFileSafe",
    "GroupWritableSASLDBFile",
    "HelpFileInUnsafeDirPath",
    "IncludeFileInGroupWritableDirPath",
    "IncludeFileInUnsafeDirPath",
    "IncludeFileInUnsafeDirPathSafe",
    "InsufficientEntropy",
    "LinkedAliasFileInWritableDir",
    "LinkedClassFileInWritableDir",
    "LinkedForwardFileInWritableDir",
    "LinkedIncludeFileInWritableDir",
    "LinkedMapInWritableDir",
    "LinkedServiceSwitchFileInWritableDir",
    "MapInUnsafeDirPath",
    "NonRootSafeAddr",
    "RunProgramInUnsafeDirPath",
    "RunWritableProgram",
    "TrustStickyBit",
    "WorldWritableAliasFile",
    "WorldWritableForwardFile",
    "WorldWritableIncludeFile",
    "WriteMapToHardLink",
    "WriteMapToSymLink",
    "WriteStatsToHardLink",
    "WriteStatsToSymLink",
    "CertOwner",
};

void CheckUnsafe(OptionContext& context, std::string_view value) {
  CheckWords(value, kUnsafe, [&](std::string_view word) {
    context.Say(fmt::format("readcf: DontBlameSendmail option: {} unrecognized", word));
  });
}

void CheckTrustedUser(OptionContext& context, std::string_view value) {
  if (value.empty() || IsDigit(value[0])) return;
  maps::UserDirectory* users = context.target.maps.environment().users;
  if (users == nullptr || users->FindUser(value) != nullptr) return;
  context.Say(fmt::format("readcf: option TrustedUser: unknown user {}", value));
}

void CheckMilter(OptionContext& context, std::string_view) {
  if (context.suboption.empty()) {
    context.Say("milter_set_option: invalid Milter option, must specify suboption");
  }
}

struct OptionRow {
  std::string_view name;
  void (*set)(OptionContext&, std::string_view);
};
constexpr OptionRow kActions[] = {
    {"AliasFile", SetAliasFile},
    {"BlankSub", SetBlank},
    {"ColonOkInAddr", SetColonOk},
    {"DeliveryMode", SetDeliveryMode},
    {"DontBlameSendmail", CheckUnsafe},
    {"DontProbeInterfaces", SetProbe},
    {"EightBitMode", SetEightBitMode},
    {"HelpFile", SetHelpFile},
    {"Milter", CheckMilter},
    {"MustQuoteChars", SetMustQuote},
    {"OperatorChars", SetOperators},
    {"PrivacyOptions", CheckPrivacy},
    {"QueueDirectory", SetQueueDirectory},
    {"ServiceSwitchFile", SetServiceSwitch},
    {"Timeout", SetTimeout},
    {"TrustedUser", CheckTrustedUser},
};

// The option a line means; nullptr after a message.
const cf::Option* Resolve(const cf::OptionLine& line, OptionContext& context) {
  if (line.letter != 0 || line.name.empty()) {
    const bool is_short = line.letter != 0 || line.value.empty();
    if (!is_short || line.has_equals) {
      context.Say("readcf: null option name");
      return nullptr;
    }
    const cf::Option* option = cf::FindOption(line.letter);
    if (option == nullptr) {
      context.Say(fmt::format("readcf: unknown option name 0x{:x}",
                              static_cast<unsigned char>(line.letter)));
    }
    return option;
  }
  const cf::OptionMatch match = cf::FindOption(line.name);
  if (match.option == nullptr) {
    context.Say(fmt::format("readcf: unknown option name {}", line.name));
    return nullptr;
  }
  if (match.second != nullptr) {
    context.Say(fmt::format("readcf: ambiguous option name {} (matches {} and {})", line.name,
                            match.option->name, match.second->name));
    return nullptr;
  }
  if (match.option->name.size() != line.name.size()) {
    context.Say(fmt::format("Option {} used as abbreviation for {}", line.name, match.option->name),
                0);
  }
  return match.option;
}

}  // namespace

void ApplyOption(const cf::OptionLine& line, LoadTarget target, LoadResult& result) {
  OptionContext context{target, result, line.suboption};
  const cf::Option* option = Resolve(line, context);
  if (option == nullptr) return;
  for (const OptionRow& row : kActions) {
    if (row.name == option->name) {
      row.set(context, line.value);
      return;
    }
  }
}

namespace {

// A command line's `Name.sub=value` as the O line it stands for.
cf::OptionLine OptionOf(const std::string& setting) {
  const size_t equals = setting.find('=');
  cf::OptionLine line;
  std::string name = setting.substr(0, equals);
  if (const size_t dot = name.find('.'); dot != std::string::npos) {
    line.suboption = name.substr(dot + 1);
    name.resize(dot);
  }
  line.name = std::string(Trim(name));
  line.has_equals = equals != std::string::npos;
  if (line.has_equals) line.value = setting.substr(equals + 1);
  return line;
}

}  // namespace

std::optional<char> BlankOf(const std::vector<std::string>& settings) {
  std::optional<char> blank;
  for (const std::string& setting : settings) {
    const cf::OptionLine line = OptionOf(setting);
    const cf::OptionMatch match = cf::FindOption(line.name);
    if (match.option == nullptr || match.second != nullptr) continue;
    if (match.option->name == "BlankSub") blank = BlankIn(line.value);
  }
  return blank;
}

void ApplyCommandLine(const std::vector<std::string>& settings,
                      const std::vector<std::string>& macros, LoadTarget target, LoadResult& result,
                      cf::Complaints& complaints) {
  for (const std::string& setting : settings) ApplyOption(OptionOf(setting), target, result);
  Rulebook& rules = target.rules;
  rules.classes.SetBlank(rules.blank);
  for (const std::string& macro : macros) {
    const cf::MacroNames::Parsed name = rules.names.Parse(macro, complaints);
    if (name.id != 0) rules.SetMacro(name.id, macro.substr(name.length));
  }
}

}  // namespace mw::rewrite
