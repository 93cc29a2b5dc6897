#include "preview/server.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "cli/process.hpp"
#include "core/error.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// Everything that the server answers to the request, until it closes.
std::string answer(const PreviewServer& server, const std::string& request) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(server.port()));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(write(fd, request.data(), request.size()) == static_cast<ssize_t>(request.size()));
  std::string all;
  char buffer[4096];
  for (ssize_t n = 0; (n = read(fd, buffer, sizeof buffer)) > 0;)
    all.append(buffer, static_cast<std::size_t>(n));
  close(fd);
  return all;
}

std::string get(const PreviewServer& server, const std::string& path, const std::string& more = {},
                std::string host = {}) {
  if (host.empty()) host = "127.0.0.1:" + std::to_string(server.port());
  return answer(server,
                "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more + "\r\n");
}

std::string body_of(const std::string& response) { return response.substr(response.find("\r\n\r\n") + 4); }

bool is_status(const std::string& response, const std::string& status) {
  return response.starts_with("HTTP/1.1 " + status + " ");
}

/// A preview of one film.
struct Shown {
  TemporaryFolder folder;
  Preview preview;
  PreviewServer server{preview, "a <b>.yaml", 0};

  Shown() {
    write_file(folder / "a.mp4", "0123456789");
    write_file(folder / "secret.txt", "secret");
    preview.show({{folder / "a.mp4", "video/mp4", "A", "What happens.", 15}}, "", nullptr);
  }
};

}  // namespace

TEST_CASE("a preview is served under its own name alone", "[threads]") {
  const Shown shown;
  const std::string port = std::to_string(shown.server.port());
  CHECK(shown.server.address() == "http://127.0.0.1:" + port + "/");
  CHECK(is_status(get(shown.server, "/"), "200"));
  CHECK(is_status(get(shown.server, "/", "", "localhost:" + port), "200"));
  for (const std::string& host : {std::string("evil.example:") + port, std::string("127.0.0.1"),
                                  std::string("127.0.0.1:1"), "127.0.0.1:" + port + ".evil.example"}) {
    const std::string refused = get(shown.server, "/films/1/0.mp4", "", host);
    CHECK(is_status(refused, "403"));
    CHECK(body_of(refused) == "this is not the address of the preview\n");
  }
  CHECK(is_status(answer(shown.server, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), "403"));
  CHECK(is_status(get(shown.server, "/", "Host: 127.0.0.1:" + port + "\r\n"), "403"));  // two of them
}

TEST_CASE("the page, the news and the films that are shown are all that is served", "[threads]") {
  const Shown shown;
  CHECK_THAT(get(shown.server, "/"), Catch::Contains("<h1>a &#60;b&#62;.yaml</h1>"));
  const std::string film = get(shown.server, "/films/1/0.mp4");
  CHECK_THAT(film, Catch::Contains("Content-Type: video/mp4\r\n") &&
                       Catch::Contains("X-Content-Type-Options: nosniff"));
  CHECK(body_of(film) == "0123456789");
  const std::string part = get(shown.server, "/films/1/0.mp4", "Range: bytes=2-4\r\n");
  CHECK(is_status(part, "206"));
  CHECK(body_of(part) == "234");
  for (const char* path :
       {"/films/0/0.mp4", "/films/1/1.mp4", "/films/1/0.png", "/films/1/secret.txt", "/films/../secret.txt",
        "/films/1/../../../../etc/passwd", "/films/%2e%2e/secret.txt", "/secret.txt", "/favicon.ico"}) {
    CAPTURE(path);
    CHECK(is_status(get(shown.server, path), "404"));
  }
  CHECK(is_status(get(shown.server, "/news"), "400"));
  CHECK(is_status(get(shown.server, "/news?after=1x"), "400"));
  CHECK_FALSE(is_status(answer(shown.server, "nonsense\r\n\r\n"), "200"));
}

TEST_CASE("a page that waits gets the news when they come", "[threads]") {
  Shown shown;
  const auto news = [&](int after) {
    return nlohmann::json::parse(body_of(get(shown.server, "/news?after=" + std::to_string(after))));
  };
  const nlohmann::json first = news(0);
  CHECK(first == nlohmann::json::parse(R"({"version": 1, "state": "shown", "text": "", "films":
      [{"address": "/films/1/0.mp4", "title": "A", "alt": "What happens.", "fps": 15}]})"));
  nlohmann::json second;
  std::jthread waiting([&] { second = news(1); });
  shown.preview.tell(PreviewState::wrong, "s.yaml: error: \xff");
  waiting.join();
  CHECK(second["version"] == 2);
  CHECK(second["state"] == "wrong");
  CHECK(second["text"] == "s.yaml: error: \xEF\xBF\xBD");
  CHECK(second["films"] == first["films"]);  // the film before
  write_file(shown.folder / "b.png", "picture");
  shown.preview.show({{shown.folder / "b.png", "image/png", "B", "", 0}}, "warning: w\n", nullptr);
  CHECK(news(2)["films"][0]["address"] == "/films/3/0.png");
  CHECK(is_status(get(shown.server, "/films/1/0.mp4"), "404"));
}

TEST_CASE("a port that is taken is an error", "[threads]") {
  Shown shown;
  CHECK_THROWS_WITH(
      PreviewServer(shown.preview, "s", shown.server.port()),
      "cannot listen on 127.0.0.1:" + std::to_string(shown.server.port()) + ": Address already in use");
}
