// The lock: for each output what it was made from and what came out, in a file that people can read.
//
// {"gradreel_lock": 1, "outputs": {PATH: {"scene", "folder", "options": {NAME: value}, "inputs", "made_from":
// {GROUP: {NAME: value}}, "files": {PATH: {"bytes", "frames", "pictures"}}, "versions": KEY}}, "versions":
// {KEY: {NAME: version}}}. Paths are relative to the lock's folder; digests are SHA-256; all is sorted by
// name. KEY is the beginning of the digest of the versions.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "lock/ingredients.hpp"
#include "lock/options.hpp"
#include "lock/versions.hpp"
#include "video/reader/film_reader.hpp"

namespace gradreel {

/// A file of an output, or a folder of pictures.
struct LockedFile {
  Sha256Digest bytes;                ///< of a folder: of all names and bytes in it
  std::optional<FilmDigest> frames;  ///< of films and pictures
};

struct LockEntry {
  std::string scene;   ///< its path
  std::string folder;  ///< of the output, below the output folder
  OptionValues options;
  std::string inputs;  ///< scene_digest()
  Ingredients ingredients;
  Versions versions;
  std::map<std::string, LockedFile> files;  ///< by path
};

/// Outputs by the path of their first file.
struct Lock {
  std::map<std::string, LockEntry> outputs;
};

/// Throws Error about `file` where the text is no lock. Nothing in it is trusted.
Lock parse_lock(const std::string& file, const std::string& text);

std::string lock_text(const Lock& lock);

/// Throws Error about the file where it is missing or no lock.
Lock read_lock(const std::string& path);

/// The same; a file that is missing is a lock without outputs.
Lock read_lock_if_any(const std::string& path);

/// Throws Error, as a later write would, where the lock cannot be written: before anything is made for it.
void require_writable(const std::string& path);

/// Reads the lock, or begins one, lets `change` change it and writes it, whole or not at all. Other processes
/// that do the same wait: what they have written is not lost.
void update_lock(const std::string& path, const std::function<void(Lock&)>& change);

}  // namespace gradreel
