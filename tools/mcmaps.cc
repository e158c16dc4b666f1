// SPDX-License-Identifier: BSD-2-Clause
// mcmaps: the maps of a site: their state, building, checking, asking.
#include <CLI/CLI.hpp>

#include "base/memory.h"
#include "base/text.h"
#include "mcmaps_commands.h"

namespace {

using namespace mw;         // NOLINT: a main
using namespace mw::tools;  // NOLINT

struct Command {
  const char* name;
  const char* summary;
  int (*run)(Host&, const MapsRequest&);
  size_t least_names;
  const char* names_help;  // nullptr: takes none
};

constexpr Command kCommands[] = {
    {"status", "tell the state of every map, alias and class file", Status, 0, "maps; all"},
    {"build", "build what is stale or missing, and publish it", Build, 0, "maps; all"},
    {"verify", "compare maps with their texts, row by row", Verify, 0, "maps; all"},
    {"recover", "finish or undo what a killed build left behind", RecoverMaps, 0, "maps; all"},
    {"query", "look keys up: MAP KEY...", Query, 2, "a map or file, and keys"},
    {"dump", "print a map as text", Dump, 1, "a map or file"},
    {"diff", "compare a map with its text, or two maps", Diff, 1, "a map or file, or two"},
    {"convert", "write a map in another type: FROM TO", Convert, 2, "two files"},
};

void AddSiteOptions(CLI::App& app, MapsRequest& request) {
  app.add_option("-C,--config", request.site.path, "the site's sendmail.cf, or a .mc to compile")
      ->type_name("FILE")
      ->capture_default_str();
  app.add_option("--root", request.site.root, "look for the files of the site below DIR")
      ->type_name("DIR");
  app.add_option("--library", request.site.library, "folder of the cf library, for a .mc")
      ->type_name("DIR");
  app.add_option("--group", request.mail_group, "who else must be able to read maps")
      ->type_name("GROUP")
      ->capture_default_str();
  app.add_option("--source", request.sources, "other texts of a map, in order")
      ->type_name("MAP=FILE[,FILE...]")
      ->allow_extra_args(false);
  AddReportOptions(app, request.report);
}

void AddBuildOptions(CLI::App& app, MapsRequest& request) {
  maps::PublishOptions& publish = request.build.publish;
  app.add_flag("-n,--dry-run", request.dry_run, "tell which rows would change; change nothing");
  app.add_flag("-f,--force", request.force, "build fresh maps, too");
  app.add_option_function<std::string>(
         "--publish",
         [&publish](const std::string& way) {
           publish.way = way == "rename" ? maps::PublishWay::kRename : maps::PublishWay::kCopy;
         },
         "copy into the live file under its lock, or rename over it")
      ->type_name("copy|rename")
      ->check(CLI::IsMember({"copy", "rename"}));
  app.add_option_function<double>(
         "--lock-timeout",
         [&publish](double seconds) {
           publish.lock_timeout_ms = static_cast<int64_t>(seconds * 1000);
         },
         "wait so long for a lock (30)")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 86400.0));
  app.add_option_function<uint64_t>(
         "--max-memory", [&](uint64_t mib) { request.build.max_memory = mib << 20; },
         "memory of the writers, beside the rows (512)")
      ->type_name("MiB")
      ->check(CLI::Range(16, 1 << 20));
}

int Parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error);
      return kExitOk;
    }
    PrintError(kMcmaps, error.what());
    return kExitUsage;
  }
  return -1;
}

int Main(int argc, char** argv) {
  if (AnswersVersion(argc, argv, kMcmaps)) return 0;
  MapsRequest request;
  request.site.path = "/etc/mail/sendmail.cf";
  CLI::App app("The maps of a sendmail site: state, building, checking, asking.", kMcmaps);
  AddVersion(app, kMcmaps);
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(
      "Exit status: 0 all is well; 64 wrong command line; 65 a map is not as it should be, a row "
      "is\n"
      "wrong, or maps differ; 66 a file cannot be read; 69 no such key; 73, 74 a map cannot be\n"
      "created or written. Nothing is published unless every row of every map is right.");
  AddSiteOptions(app, request);
  for (const Command& command : kCommands) {
    CLI::App* sub = app.add_subcommand(command.name, command.summary);
    CLI::Option* names = sub->add_option("names", request.names, command.names_help);
    if (command.least_names > 0)
      names->required()->expected(static_cast<int>(command.least_names), 1 << 20);
    const std::string_view name = command.name;
    if (name == "status") sub->add_flag("--json", request.json, "as JSON");
    if (name == "build") AddBuildOptions(*sub, request);
    if (name == "convert") {
      sub->add_option("-t,--type", request.type, "hash, btree, cdb or text (by the name)")
          ->check(CLI::IsMember({"hash", "btree", "cdb", "text"}));
    }
  }
  const int status = Parse(app, argc, argv);
  if (status >= 0) return status;
  const std::unique_ptr<Host> host = MakeRealHost();
  for (const Command& command : kCommands) {
    if (app.got_subcommand(command.name)) return command.run(*host, request);
  }
  return kExitUsage;
}

}  // namespace

int main(int argc, char** argv) {
  return mw::WithinMemory(kMcmaps, kExitOsError, [&] { return Main(argc, argv); });
}
