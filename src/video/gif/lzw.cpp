#include "video/gif/lzw.hpp"

#include <algorithm>
#include <utility>

namespace gradreel {

namespace {

constexpr int kIndexBits = 8, kMostBits = 12;
constexpr int kClear = 1 << kIndexBits, kEnd = kClear + 1, kCodes = 1 << kMostBits;
constexpr int kEarlierEnds = 12;          // ends of a phrase that are tried beside its longest
constexpr std::size_t kLongPhrase = 256;  // of unchanged pixels: an earlier end is not worth the trial
constexpr std::size_t kLongRun = 16;      // of unchanged pixels
constexpr std::size_t kLongestBlock = 255;

std::size_t slot(int phrase, std::uint8_t index) {
  return static_cast<std::size_t>(phrase) << kIndexBits | index;
}

}  // namespace

GifLzw::GifLzw(std::uint8_t transparent)
    : transparent_(transparent), table_(kCodes), longer_(std::size_t{kCodes} << kIndexBits) {
  for (int i = 0; i < kClear; ++i) {
    const auto index = static_cast<std::uint8_t>(i);
    table_[i] = {1, 0, index, index};
  }
}

void GifLzw::start_table() {
  std::fill_n(longer_.begin(), slot(kClear, 0), std::uint16_t{0});
  next_code_ = kEnd + 1;
  bits_ = kIndexBits + 1;
  runs_.assign(1, transparent_);
}

int GifLzw::longer(int phrase, std::uint8_t index) const { return longer_[slot(phrase, index)]; }

void GifLzw::add(int phrase, std::uint8_t index) {
  std::fill_n(longer_.begin() + static_cast<std::ptrdiff_t>(slot(next_code_, 0)), kClear, std::uint16_t{0});
  table_[next_code_] = {table_[phrase].length + 1, phrase, table_[phrase].first, index};
  // A reader adds a phrase again that is there already: of equal ones the first is used.
  std::uint16_t& known = longer_[slot(phrase, index)];
  if (known == 0) {
    known = static_cast<std::uint16_t>(next_code_);
    if (phrase == runs_.back() && index == transparent_) runs_.push_back(next_code_);
  }
  ++next_code_;
}

bool GifLzw::may_be(std::size_t pixel, std::uint8_t index) const {
  return indices_[pixel] == index || (unchanged_[pixel] != 0 && index == transparent_);
}

bool GifLzw::may_stand(std::size_t at, int phrase) {
  const std::size_t length = table_[phrase].length;
  if (is_run(phrase)) return run_at(at) >= length;
  for (std::size_t pixel = at + length; pixel-- > at; phrase = table_[phrase].shorter) {
    if (!may_be(pixel, table_[phrase].last)) return false;
  }
  return true;
}

bool GifLzw::is_run(int phrase) const {
  const std::size_t length = table_[phrase].length;
  return length <= runs_.size() && runs_[length - 1] == phrase;
}

// How many pixels from there on are unchanged.
std::size_t GifLzw::run_at(std::size_t at) {
  if (at < run_begin_ || at >= run_end_) {
    run_begin_ = at;
    const auto first = unchanged_.begin() + static_cast<std::ptrdiff_t>(at);
    run_end_ = at + static_cast<std::size_t>(std::find(first, unchanged_.end(), 0) - first);
  }
  return run_end_ - at;
}

// Follows all phrases that may stand there at once; through a long run only that of transparent pixels.
GifLzw::Phrase GifLzw::longest(std::size_t at) {
  alive_.clear();
  std::size_t end = at + 1;
  if (const std::size_t run = run_at(at); run >= kLongRun) {
    const std::size_t length = std::min(run, runs_.size());
    if (length < run) return {runs_.back(), length};
    alive_.push_back(runs_[length - 1]);
    end = at + length;
  } else {
    if (run > 0) alive_.push_back(transparent_);
    alive_.push_back(indices_[at]);
  }
  for (; end < indices_.size(); ++end) {
    next_alive_.clear();
    for (const int phrase : alive_) {
      if (const int next = longer(phrase, transparent_); next != 0 && unchanged_[end] != 0)
        next_alive_.push_back(next);
      if (const int next = longer(phrase, indices_[end]); next != 0) next_alive_.push_back(next);
    }
    if (next_alive_.empty()) break;
    std::swap(alive_, next_alive_);
  }
  return {alive_.back(), end - at};
}

// Also the phrase that is added only now: the one before, and then its own first index.
GifLzw::Phrase GifLzw::longest(std::size_t at, int before) {
  const Phrase known = longest(at);
  if (before < 0) return known;
  const std::size_t length = table_[before].length + 1;
  if (length <= known.length || at + length > indices_.size()) return known;
  if (!may_be(at + length - 1, table_[before].first) || !may_stand(at, before)) return known;
  return {next_code_, length};
}

GifLzw::Phrase GifLzw::best(std::size_t at, int before) {
  Phrase best = longest(at, before);
  if (best.length >= kLongPhrase || at + best.length >= indices_.size()) return best;
  std::size_t reach = best.length + longest(at + best.length).length;
  Phrase phrase = best;
  for (int i = 0; i < kEarlierEnds && phrase.length > 1; ++i) {
    phrase = {phrase.code == next_code_ ? before : table_[phrase.code].shorter, phrase.length - 1};
    const std::size_t to = phrase.length + longest(at + phrase.length).length;
    if (to > reach) {
      reach = to;
      best = phrase;
    }
  }
  return best;
}

void GifLzw::put(int code) {
  waiting_ |= static_cast<std::uint32_t>(code) << waiting_bits_;
  waiting_bits_ += bits_;
  for (; waiting_bits_ >= 8; waiting_bits_ -= 8, waiting_ >>= 8) {
    bytes_.push_back(static_cast<std::uint8_t>(waiting_ & 0xFF));
  }
}

std::vector<std::uint8_t> GifLzw::blocks() {
  std::vector<std::uint8_t> data = {kIndexBits};
  data.reserve(bytes_.size() + bytes_.size() / kLongestBlock + 3);
  for (std::size_t i = 0; i < bytes_.size(); i += kLongestBlock) {
    const std::size_t size = std::min(kLongestBlock, bytes_.size() - i);
    data.push_back(static_cast<std::uint8_t>(size));
    const auto first = bytes_.begin() + static_cast<std::ptrdiff_t>(i);
    data.insert(data.end(), first, first + static_cast<std::ptrdiff_t>(size));
  }
  data.push_back(0);
  return data;
}

std::vector<std::uint8_t> GifLzw::encode(std::span<const std::uint8_t> indices,
                                         std::span<const std::uint8_t> unchanged) {
  indices_ = indices;
  unchanged_ = unchanged;
  bytes_.clear();
  waiting_ = 0;
  waiting_bits_ = 0;
  run_begin_ = run_end_ = 0;
  start_table();
  put(kClear);
  int before = -1;
  for (std::size_t at = 0; at < indices.size();) {
    const Phrase phrase = best(at, before);
    // What a reader adds when it reads this phrase.
    if (before >= 0) add(before, table_[phrase.code == next_code_ ? before : phrase.code].first);
    put(phrase.code);
    at += phrase.length;
    before = phrase.code;
    if (next_code_ == 1 << bits_ && bits_ < kMostBits) ++bits_;
    if (next_code_ == kCodes) {
      put(kClear);
      start_table();
      before = -1;
    }
  }
  put(kEnd);
  if (waiting_bits_ > 0) bytes_.push_back(static_cast<std::uint8_t>(waiting_));
  return blocks();
}

}  // namespace gradreel
