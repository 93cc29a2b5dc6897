#include "preview/server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <thread>

#include "core/error.hpp"
#include "preview/page.hpp"

namespace gradreel {

namespace {

constexpr const char* kHost = "127.0.0.1";
constexpr int kThreads = 16;                            // a page that waits for news takes one
constexpr std::chrono::milliseconds kPatience(10'000);  // of a page that waits

/// A file that is being sent, which may be removed meanwhile.
class SentFile {
 public:
  explicit SentFile(const std::string& path) : fd_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~SentFile() {
    if (fd_ >= 0) close(fd_);
  }
  SentFile(const SentFile&) = delete;
  SentFile& operator=(const SentFile&) = delete;

  std::size_t size() const {
    struct stat status = {};
    return fd_ >= 0 && fstat(fd_, &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
  }

  /// False if the file ends early, or cannot be read.
  bool send(std::size_t offset, std::size_t length, httplib::DataSink& sink) const {
    std::array<char, 1 << 16> buffer;
    const ssize_t count =
        pread(fd_, buffer.data(), std::min(length, buffer.size()), static_cast<off_t>(offset));
    return count > 0 && sink.write(buffer.data(), static_cast<std::size_t>(count));
  }

 private:
  int fd_;
};

void refuse(httplib::Response& response, int status, const std::string& why) {
  response.status = status;
  response.set_content(why + "\n", "text/plain; charset=utf-8");
}

void send_film(const Preview& preview, const std::string& address, httplib::Response& response) {
  const std::shared_ptr<const PreviewNews> news = preview.news();
  const PreviewFilm* film = film_at(*news, address);
  const auto file = film ? std::make_shared<SentFile>(film->path) : nullptr;
  if (!file || file->size() == 0) return refuse(response, 404, "this is not shown, or not any more");
  response.set_content_provider(file->size(), film->mime_type,
                                [file](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                  return file->send(offset, length, sink);
                                });
}

void send_news(const Preview& preview, const httplib::Request& request, httplib::Response& response) {
  const std::string text = request.get_param_value("after");
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size())
    return refuse(response, 400, "after: the version of the last news");
  response.set_content(preview_json(*preview.wait(version, kPatience)), "application/json");
}

}  // namespace

class PreviewServer::Listener {
 public:
  Listener(Preview& preview, const std::string& title, int port) : preview_(preview) {
    server_.set_socket_options([](socket_t socket) {  // httplib's own would share the port with others
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server_.set_payload_max_length(0);
    server_.set_default_headers({{"Cache-Control", "no-store"},
                                 {"X-Content-Type-Options", "nosniff"},
                                 {"Referrer-Policy", "no-referrer"},
                                 {"Cross-Origin-Resource-Policy", "same-origin"},
                                 {"Content-Security-Policy", kPreviewPolicy}});
    errno = 0;
    port_ = port == 0 ? server_.bind_to_any_port(kHost) : server_.bind_to_port(kHost, port) ? port : -1;
    if (port_ < 0) {
      throw Error(fmt::format("cannot listen on {}{}{}", kHost, port == 0 ? "" : fmt::format(":{}", port),
                              errno == 0 ? "" : fmt::format(": {}", std::strerror(errno))));
    }
    add_routes(preview_page(title));
    server_.set_keep_alive_timeout(1);  // seconds: what its end waits for
    thread_ = std::jthread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

  ~Listener() {
    preview_.close();
    server_.stop();
  }

  int port() const { return port_; }

 private:
  void add_routes(const std::string& page) {
    const std::string host = fmt::format("{}:{}", kHost, port_), name = fmt::format("localhost:{}", port_);
    server_.set_pre_routing_handler([host, name](const httplib::Request& request,
                                                 httplib::Response& response) {
      const std::string asked = request.get_header_value("Host");
      const bool is_ours = request.get_header_value_count("Host") == 1 && (asked == host || asked == name);
      if (is_ours) return httplib::Server::HandlerResponse::Unhandled;
      refuse(response, 403, "this is not the address of the preview");
      return httplib::Server::HandlerResponse::Handled;
    });
    server_.Get("/", [page](const httplib::Request&, httplib::Response& response) {
      response.set_content(page, "text/html; charset=utf-8");
    });
    server_.Get("/news", [this](const httplib::Request& request, httplib::Response& response) {
      send_news(preview_, request, response);
    });
    server_.Get("/films/.*", [this](const httplib::Request& request, httplib::Response& response) {
      send_film(preview_, request.path, response);
    });
  }

  Preview& preview_;
  httplib::Server server_;
  int port_ = -1;
  std::jthread thread_;
};

PreviewServer::PreviewServer(Preview& preview, const std::string& title, int port)
    : listener_(std::make_unique<Listener>(preview, title, port)) {}
PreviewServer::~PreviewServer() = default;
int PreviewServer::port() const { return listener_->port(); }
std::string PreviewServer::address() const { return fmt::format("http://{}:{}/", kHost, port()); }

}  // namespace gradreel
