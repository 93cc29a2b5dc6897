// What the page of `watch` shows, between the thread that renders and those that serve.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace gradreel {

/// A film or a picture on the page.
struct PreviewFilm {
  std::string path;       ///< of its file
  std::string mime_type;  ///< "video/mp4"
  std::string title, alt;
  int fps = 0;  ///< frames per second, rounded; 0: a picture
};

enum class PreviewState {
  rendering,  ///< `text` says how far it is
  shown,      ///< `text` has warnings, or nothing
  wrong       ///< `text` has the mistakes; the films are those before
};

struct PreviewNews {
  std::int64_t version = 0;  ///< counts news
  PreviewState state = PreviewState::rendering;
  std::string text;
  std::int64_t films_version = 0;  ///< the version that brought the films
  std::vector<PreviewFilm> films;
  std::shared_ptr<void> keeper;  ///< of their files
};

/// Safe on all threads.
class Preview {
 public:
  /// New words; the films stay.
  void tell(PreviewState state, const std::string& text);

  /// New films. `keeper` lives as long as they are shown.
  void show(std::vector<PreviewFilm> films, const std::string& warnings, std::shared_ptr<void> keeper);

  std::shared_ptr<const PreviewNews> news() const;

  /// The news once they are newer than `version`, or as they are when this time has passed.
  std::shared_ptr<const PreviewNews> wait(std::int64_t version, std::chrono::milliseconds time) const;

  /// Ends all waiting for ever.
  void close();

 private:
  void publish(PreviewNews news);

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::shared_ptr<const PreviewNews> news_ = std::make_shared<PreviewNews>();
  bool is_closed_ = false;
};

/// As JSON for the page: {"version", "state": "rendering" | "shown" | "wrong", "text", "films": [{"address",
/// "title", "alt", "fps"}]}; fps is 0 for what is an image to a browser.
std::string preview_json(const PreviewNews& news);

/// Where a film of the news is: "/films/3/0.mp4", by the version that brought it.
std::string address_of(const PreviewNews& news, std::size_t film);

/// The film at that address, if it is shown now.
const PreviewFilm* film_at(const PreviewNews& news, const std::string& address);

}  // namespace gradreel
