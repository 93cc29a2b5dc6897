#include "batch/turns.hpp"

namespace gradreel {

Turns::Turns(int at_once, std::uint64_t memory) : at_once_(at_once), memory_(memory) {}

bool Turns::is_wanted_before(std::int64_t film) const {
  const std::lock_guard lock(mutex_);
  return !waiting_.empty() && waiting_.begin()->first < film;
}

void Turns::begin(std::int64_t film, std::uint64_t bytes) {
  std::unique_lock lock(mutex_);
  const auto place = waiting_.emplace(film, arrived_++).first;
  change_.wait(lock, [&] {
    const bool fits = computing_ == 0 || (bytes <= memory_ && used_ <= memory_ - bytes);
    return place == waiting_.begin() && computing_ < at_once_ && fits;
  });
  waiting_.erase(place);
  ++computing_;
  used_ += bytes;
  change_.notify_all();  // the next in the line may have its turn as well
}

void Turns::end(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  --computing_;
  used_ -= bytes;
  change_.notify_all();
}

Turn::Turn(const TurnsOf& of, std::uint64_t bytes) : turns_(of.turns), bytes_(bytes) {
  if (turns_) turns_->begin(of.film, bytes_);
}

Turn::~Turn() {
  if (turns_) turns_->end(bytes_);
}

}  // namespace gradreel
