// SPDX-License-Identifier: BSD-2-Clause
#include "m4/engine.h"

#include <utility>

#include "m4/interpreter.h"

namespace mw::m4 {

Engine::Engine(Host& host, SourceTable& sources, Listener& listener, Options options)
    : interpreter_(std::make_unique<Interpreter>(host, sources, listener, std::move(options))) {}

Engine::~Engine() = default;

void Engine::SetObserver(Observer* observer) { interpreter_->SetObserver(observer); }

Options& Engine::options() { return interpreter_->options(); }

void Engine::Define(std::string_view name, std::string_view body) {
  interpreter_->CheckSequence(name, body, {}, {});
  Builder text(&interpreter_->pool());
  text.AppendComputed(body, {});
  interpreter_->Define(name, {text.Take(), nullptr}, {}, false);
}

void Engine::Undefine(std::string_view name) {
  if (Symbol* symbol = interpreter_->symbols().Find(name)) interpreter_->symbols().Undefine(symbol);
}

void Engine::Trace(std::string_view name) { interpreter_->symbols().Get(name)->traced = true; }

bool Engine::RunFile(const std::string& path) { return interpreter_->RunFile(path); }
void Engine::RunSource(SourceId source) { interpreter_->RunSource(source); }
void Engine::RunWrapped() { interpreter_->RunWrapped(); }
void Engine::Finish() { interpreter_->Finish(); }
bool Engine::ended() const { return interpreter_->ended(); }
int Engine::exit_status() const { return interpreter_->exit_status(); }
const std::string& Engine::output() const { return interpreter_->diversions().main().text; }
const OriginMap& Engine::origins() const { return interpreter_->diversions().main().origins; }
FrozenState Engine::Freeze() const { return interpreter_->Freeze(); }
void Engine::Thaw(const FrozenState& state) { interpreter_->Thaw(state); }
const CallTable& Engine::calls() const { return interpreter_->calls(); }
int Engine::current_diversion() const { return interpreter_->diversions().current_number(); }

std::vector<SymbolView> Engine::Symbols() const {
  std::vector<SymbolView> views;
  views.reserve(interpreter_->symbols().all().size());
  for (const Symbol& symbol : interpreter_->symbols().all()) {
    SymbolView view;
    view.name = symbol.name;
    view.reads = symbol.reads;
    if (symbol.top != nullptr) {
      view.defined = true;
      view.builtin = symbol.top->builtin != nullptr;
      view.body = symbol.top->body.view();
      view.place = symbol.top->place;
    }
    if (view.defined || view.reads > 0) views.push_back(view);
  }
  return views;
}

}  // namespace mw::m4
