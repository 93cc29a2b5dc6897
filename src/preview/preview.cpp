#include "preview/preview.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

namespace gradreel {

namespace {

const char* name_of(PreviewState state) {
  switch (state) {
    case PreviewState::rendering:
      return "rendering";
    case PreviewState::shown:
      return "shown";
    case PreviewState::wrong:
      return "wrong";
  }
  return "";
}

}  // namespace

void Preview::publish(PreviewNews news) {
  news.version = news_->version + 1;
  news_ = std::make_shared<const PreviewNews>(std::move(news));
  changed_.notify_all();
}

void Preview::tell(PreviewState state, const std::string& text) {
  const std::lock_guard lock(mutex_);
  PreviewNews news = *news_;
  news.state = state;
  news.text = text;
  publish(std::move(news));
}

void Preview::show(std::vector<PreviewFilm> films, const std::string& warnings,
                   std::shared_ptr<void> keeper) {
  const std::lock_guard lock(mutex_);
  publish({.state = PreviewState::shown,
           .text = warnings,
           .films_version = news_->version + 1,
           .films = std::move(films),
           .keeper = std::move(keeper)});
}

std::shared_ptr<const PreviewNews> Preview::news() const {
  const std::lock_guard lock(mutex_);
  return news_;
}

std::shared_ptr<const PreviewNews> Preview::wait(std::int64_t version, std::chrono::milliseconds time) const {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, time, [&] { return is_closed_ || news_->version > version; });
  return news_;
}

void Preview::close() {
  const std::lock_guard lock(mutex_);
  is_closed_ = true;
  changed_.notify_all();
}

std::string address_of(const PreviewNews& news, std::size_t film) {
  const std::string ending = std::filesystem::path(news.films[film].path).extension().string();
  return fmt::format("/films/{}/{}{}", news.films_version, film, ending);
}

const PreviewFilm* film_at(const PreviewNews& news, const std::string& address) {
  for (std::size_t i = 0; i < news.films.size(); ++i) {
    if (address_of(news, i) == address) return &news.films[i];
  }
  return nullptr;
}

std::string preview_json(const PreviewNews& news) {
  nlohmann::ordered_json films = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < news.films.size(); ++i) {
    const PreviewFilm& film = news.films[i];
    const bool is_video = film.mime_type.starts_with("video/");
    films.push_back({{"address", address_of(news, i)},
                     {"title", film.title},
                     {"alt", film.alt},
                     {"fps", is_video ? film.fps : 0}});
  }
  const nlohmann::ordered_json all = {{"version", news.version},
                                      {"state", name_of(news.state)},
                                      {"text", news.text},
                                      {"films", std::move(films)}};
  return all.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace gradreel
