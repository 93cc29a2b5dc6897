#include "architecture/rules.hpp"

#include <cxxabi.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <sstream>

namespace gradreel::test {

namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> matches(const std::string& text, const std::regex& pattern) {
  std::vector<std::string> all;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
    all.push_back((*it)[1]);
  return all;
}

bool may_use(const Rooms& rooms, const std::string& room, const std::string& other) {
  const auto at = rooms.find(room);
  return room == other || (at != rooms.end() && at->second.count(other) == 1);
}

std::string demangled(const std::string& symbol) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> text(
      abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), std::free);
  return status == 0 ? text.get() : symbol;
}

/// "…/src/film/layout.cpp.o" and "…/Unity/unity_film_cxx.cxx.o" are both of the room film.
std::string room_of_object(const std::string& path) {
  static const std::regex one_file("\\.dir/(?:\\./)?src/([a-z0-9_]+)/"),
      whole_room("/unity_([a-z0-9_]+)_cxx\\.cxx\\.o$");
  std::smatch found;
  return std::regex_search(path, found, whole_room) || std::regex_search(path, found, one_file) ? found.str(1)
                                                                                                : "";
}

}  // namespace

std::string room_of(const std::string& path) { return path.substr(0, path.find('/')); }

Complaints wrong_includes(const std::vector<SourceFile>& files, const Rooms& rooms) {
  static const std::regex include("#include \"([a-z0-9_]+)/[^\"]+\"");
  Complaints all;
  for (const SourceFile& file : files) {
    const std::string room = room_of(file.path);
    if (rooms.count(room) == 0) all.push_back(file.path + " is in no room");
    for (const std::string& other : matches(file.text, include)) {
      if (!may_use(rooms, room, other)) all.push_back(file.path + " includes " + other);
    }
  }
  return all;
}

Complaints foreign_libraries(const std::vector<SourceFile>& files, const std::vector<Library>& libraries) {
  Complaints all;
  for (const Library& library : libraries) {
    const std::regex include("#include (" + library.header + "[^>]*>)");
    for (const SourceFile& file : files) {
      if (library.owners.count(room_of(file.path)) == 1) continue;
      for (const std::string& header : matches(file.text, include))
        all.push_back(file.path + " includes " + header);
    }
  }
  return all;
}

Complaints lines_with(const std::vector<SourceFile>& files, const std::regex& forbidden) {
  Complaints all;
  for (const SourceFile& file : files) {
    const std::vector<std::string> lines = lines_of(file.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (std::regex_search(lines[i], forbidden))
        all.push_back(file.path + ":" + std::to_string(i + 1) + ": " + lines[i]);
    }
  }
  return all;
}

std::map<std::string, RoomSymbols> room_symbols(std::string_view nm_output) {
  std::map<std::string, RoomSymbols> rooms;
  for (const std::string& line : lines_of(nm_output)) {
    const std::size_t colon = line.rfind(": ");
    if (colon == std::string::npos) continue;
    const std::string room = room_of_object(line.substr(0, colon));
    std::istringstream words(line.substr(colon + 2));
    std::string name, kind;
    words >> name >> kind;
    if (room.empty() || kind.size() != 1) continue;
    // Weak symbols are inline functions and templates: every room that uses one has its own.
    if (kind == "U") rooms[room].undefined.insert(name);
    if (std::string_view("TDBR").find(kind) != std::string_view::npos) rooms[room].defined.insert(name);
  }
  return rooms;
}

Complaints wrong_uses(const std::map<std::string, RoomSymbols>& symbols, const Rooms& rooms) {
  Complaints all;
  for (const auto& [room, own] : symbols) {
    for (const auto& [other, others] : symbols) {
      if (may_use(rooms, room, other)) continue;
      for (const std::string& name : own.undefined) {
        if (others.defined.count(name) == 1)
          all.push_back(room + " uses " + demangled(name) + ", which " + other + " defines");
      }
    }
  }
  return all;
}

Complaints unregistered(const std::vector<SourceFile>& files, const Registry& registry) {
  const std::regex line("(?:^|\n)" + registry.macro + "\\((\\w+)\\)"), definition(registry.definition);
  std::map<std::string, int> registered;
  std::map<std::string, std::string> defined;  // and by which file
  Complaints all;
  for (const SourceFile& file : files) {
    if (file.path == registry.def) {
      for (const std::string& name : matches(file.text, line)) ++registered[name];
    }
    if (!file.path.starts_with(registry.folder + "/") || !file.path.ends_with(".cpp")) continue;
    const std::size_t slash = file.path.rfind('/') + 1;
    const std::string stem = file.path.substr(slash, file.path.size() - 4 - slash);
    for (const std::string& name : matches(file.text, definition)) {
      defined[name] = file.path;
      if (name != stem) all.push_back(file.path + " defines " + name + ", not " + stem);
    }
  }
  for (const auto& [name, count] : registered) {
    if (count > 1) all.push_back(registry.def + " has " + name + " more than once");
    if (defined.count(name) == 0) all.push_back(registry.def + " has " + name + ", which no file defines");
  }
  for (const auto& [name, path] : defined) {
    if (registered.count(name) == 0) all.push_back(path + " has no line in " + registry.def);
  }
  return all;
}

Complaints long_files(const std::vector<SourceFile>& files, int most) {
  Complaints all;
  for (const SourceFile& file : files) {
    const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
    if (lines > most) all.push_back(file.path + " has " + std::to_string(lines) + " lines");
  }
  return all;
}

Complaints long_functions(const std::vector<SourceFile>& files, int most) {
  Complaints all;
  for (const SourceFile& file : files) {
    for (const FunctionSpan& f : functions_in(file.text)) {
      if (f.lines > most)
        all.push_back(file.path + ":" + std::to_string(f.first_line) + ": " + f.head + " has " +
                      std::to_string(f.lines) + " lines");
    }
  }
  return all;
}

}  // namespace gradreel::test
