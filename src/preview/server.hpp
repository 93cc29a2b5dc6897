// Serves a preview to browsers on this machine.
#pragma once

#include <memory>
#include <string>

#include "preview/preview.hpp"

namespace gradreel {

/// On 127.0.0.1 alone, from threads of its own. It answers requests whose Host is its own, so that no page of
/// another site can reach it under a name of its own (DNS rebinding); with the page, the news and the films
/// that are shown, and no other file.
class PreviewServer {
 public:
  /// `port` 0: a free one. `preview` outlives it. Throws Error if it cannot listen.
  PreviewServer(Preview& preview, const std::string& title, int port);

  /// Ends its threads.
  ~PreviewServer();
  PreviewServer(const PreviewServer&) = delete;
  PreviewServer& operator=(const PreviewServer&) = delete;

  int port() const;

  /// "http://127.0.0.1:4711/"
  std::string address() const;

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

}  // namespace gradreel
