#include "paint/painter.hpp"

#include <algorithm>
#include <cstring>

#include "paint/background.hpp"
#include "paint/card.hpp"
#include "paint/region.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kManyRects = 128;

void copy(const Image& from, Image& to, const Rect& r) {
  for (int y = r.y; y < r.bottom(); ++y) {
    std::memcpy(to.row(y) + r.x, from.row(y) + r.x,
                static_cast<std::size_t>(r.width) * sizeof(std::uint32_t));
  }
}

}  // namespace

Image paint_backdrop(const Film& film, TextEngine& text) {
  Image image(film.width(), film.height(), background_pixel(film.content().theme));
  Canvas canvas(image, text);
  for (const auto& panel : film.panels()) {
    if (!panel->is_steady()) continue;
    const auto scratch = panel->make_scratch();
    const Rect area[] = {panel->area()};
    const auto clip = canvas.clip(area);
    panel->paint_backdrop(canvas, film.timeline().at(0), scratch.get());
  }
  canvas.check();
  return image;
}

namespace {

/// All backdrops as they are at `moment`.
Image paint_bare(const Film& film, const Image& backdrop, const Moment& moment, TextEngine& text) {
  Image image = backdrop;
  Canvas canvas(image, text);
  for (const auto& panel : film.panels()) {
    if (panel->is_steady()) continue;
    const auto scratch = panel->make_scratch();
    const Rect area[] = {panel->area()};
    const auto clip = canvas.clip(area);
    panel->paint_backdrop(canvas, moment, scratch.get());
  }
  canvas.check();
  return image;
}

}  // namespace

Painter::Painter(const Film& film, const Image& backdrop, TextEngine& text)
    : film_(film),
      backdrop_(backdrop),
      frame_(backdrop),
      states_(film.panels().size()),
      text_(text),
      covered_(background_pixel(film.content().theme)) {
  for (int i = 0; i < kLayers; ++i) {
    layers_[i] = Image(film.width(), film.height());
    open_layers_[i] = Image(film.width(), film.height());
    layer_canvases_.push_back(std::make_unique<Canvas>(layers_[i], text));
    open_canvases_.push_back(std::make_unique<Canvas>(open_layers_[i], text));
  }
  frame_canvas_ = std::make_unique<Canvas>(frame_, text);
  for (std::size_t i = 0; i < states_.size(); ++i) {
    states_[i].scratch = film.panels()[i]->make_scratch();
    for (std::size_t k = 0; k < states_.size(); ++k) {
      if (k != i && !intersection(film.panels()[i]->area(), film.panels()[k]->area()).empty()) {
        states_[i].is_alone = false;
      }
    }
  }
}

Painter::~Painter() = default;

std::size_t Painter::memory(int width, int height) {
  return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * sizeof(std::uint32_t) *
         (2 * kLayers + 4);
}

LayerCanvases Painter::canvases(std::vector<std::unique_ptr<Canvas>>& of) const {
  LayerCanvases all = {};
  for (std::size_t i = 0; i < of.size(); ++i) all.of[i] = of[i].get();
  return all;
}

void Painter::clear_layers(const Rect& area) {
  for (Image& layer : layers_) {
    for (int y = area.y; y < area.bottom(); ++y) std::fill_n(layer.row(y) + area.x, area.width, 0u);
  }
}

// A steady panel's layers only grow; going back in time starts over.
void Painter::advance(std::size_t i, const Moment& moment) {
  const Panel& panel = *film_.panels()[i];
  PanelState& state = states_[i];
  if (moment.epoch < state.grown) {
    clear_layers(panel.area());
    state.grown = 0;
    dirty_.push_back(panel.area());
  }
  std::vector<Rect> touched;
  for (; state.grown < moment.epoch; ++state.grown) {
    panel.grow(canvases(layer_canvases_), state.grown, state.grown + 1, moment, state.scratch.get(), touched);
  }
  if (touched.size() <= kManyRects) {
    dirty_.insert(dirty_.end(), touched.begin(), touched.end());
  } else {
    dirty_.push_back(panel.area());  // a jump: sorting out its pieces would cost more than copying all
  }
}

// A moving camera: every frame that differs is a pose of its own.
void Painter::advance_pose(std::size_t i, const Moment& moment) {
  const Panel& panel = *film_.panels()[i];
  PanelState& state = states_[i];
  const std::uint64_t digest = panel.digest(moment);
  if (!first_ && digest == state.digest) return;
  state.digest = digest;
  const Rect area = panel.area();
  clear_layers(state.inked);
  std::vector<Rect> touched;
  panel.grow(canvases(layer_canvases_), 0, moment.epoch, moment, state.scratch.get(), touched);
  state.inked = {};
  for (const Rect& r : touched) state.inked = united(state.inked, r);
  dirty_.push_back(area);
}

void Painter::compare_items(std::size_t i, const Moment& moment) {
  PanelState& state = states_[i];
  std::vector<MovingItem> items;
  film_.panels()[i]->list_moving(moment, state.scratch.get(), items);
  for (std::size_t k = 0; k < items.size() || k < state.items.size(); ++k) {
    const bool old_one = k < state.items.size(), new_one = k < items.size();
    if (old_one && new_one && items[k] == state.items[k]) continue;
    if (old_one) dirty_.push_back(state.items[k].bounds);
    if (new_one) dirty_.push_back(items[k].bounds);
  }
  state.items = std::move(items);
}

// Growing layers are nearly empty. Under a moving camera all of a panel is painted again, but only where
// these have something to show, or had in the pose before, are they cleared, copied and composited.
void Painter::find_dirty(std::size_t i, const Moment& moment) {
  const Panel& panel = *film_.panels()[i];
  const PanelState& state = states_[i];
  const std::size_t before = dirty_.size();
  if (panel.is_steady()) {
    advance(i, moment);
    compare_items(i, moment);
  } else {
    Rect covered = state.inked;
    for (const MovingItem& item : state.items) covered = united(covered, item.bounds);
    advance_pose(i, moment);
    compare_items(i, moment);
    covered = united(covered, state.inked);
    for (const MovingItem& item : state.items) covered = united(covered, item.bounds);
    if (dirty_.size() > before && state.is_alone) {
      layered_.push_back(intersection(covered, panel.area()));
      return;
    }
  }
  layered_.insert(layered_.end(), dirty_.begin() + static_cast<std::ptrdiff_t>(before), dirty_.end());
}

// The backdrop of an unsteady panel is kept nowhere: it is painted whole, or not at all.
void Painter::complete_dirty() {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const Rect area = film_.panels()[i]->area();
    if (film_.panels()[i]->is_steady() || !touches(*film_.panels()[i])) continue;
    if (std::find(dirty_.begin(), dirty_.end(), area) != dirty_.end()) continue;
    dirty_.push_back(area);
    layered_.push_back(area);
  }
}

// Plots that were hidden by a cover count as new everywhere when they reappear.
const Image& Painter::paint(std::int64_t frame) {
  const Curtain curtain = film_.curtain(frame);
  const Image& plots = curtain.hides_plots() ? frame_ : paint_plots(frame);
  if (curtain.hides_plots()) dirty_.clear();
  if (curtain.is_open()) {
    if (covered_.open()) dirty_.assign(1, frame_.bounds());
    return plots;
  }
  const Image* picture = curtain.weight > 0 ? &covering(curtain.picture) : nullptr;
  const bool returns = curtain.picture == Curtain::Picture::first_frame;
  const Image& under = returns ? covering(Curtain::Picture::bare) : plots;
  if (covered_.cover(under, dirty_.empty(), curtain, picture)) {
    dirty_.assign(1, frame_.bounds());
  } else {
    dirty_.clear();
  }
  return covered_.image();
}

const Image& Painter::covering(Curtain::Picture picture) {
  return covered_.picture(picture, [&] {
    if (picture == Curtain::Picture::first_frame) return Image(Painter(film_, backdrop_, text_).paint(0));
    if (picture == Curtain::Picture::bare) return paint_bare(film_, backdrop_, film_.timeline().at(0), text_);
    const FilmContent& content = film_.content();
    return paint_card(content, picture == Curtain::Picture::opening ? content.opening : content.closing,
                      text_);
  });
}

const Image& Painter::paint_plots(std::int64_t frame) {
  const Moment moment = film_.timeline().at(frame);
  dirty_.clear();
  layered_.clear();
  for (std::size_t i = 0; i < states_.size(); ++i) find_dirty(i, moment);
  if (first_) {
    dirty_.assign(1, frame_.bounds());
    layered_ = dirty_;
  }
  first_ = false;
  complete_dirty();
  dirty_ = disjoint(dirty_, frame_.bounds());
  layered_ = disjoint(layered_, frame_.bounds());
  if (!dirty_.empty()) composite(moment);
  return frame_;
}

bool Painter::touches(const Panel& panel) const {
  return std::any_of(dirty_.begin(), dirty_.end(),
                     [&](const Rect& r) { return !intersection(r, panel.area()).empty(); });
}

// Everything within the dirty rectangles, and nothing outside of them.
void Painter::composite(const Moment& moment) {
  for (const Rect& r : dirty_) copy(backdrop_, frame_, r);
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const Panel& panel = *film_.panels()[i];
    if (panel.is_steady() || !touches(panel)) continue;
    const Rect area[] = {panel.area()};
    const auto clip = frame_canvas_->clip(area);
    panel.paint_backdrop(*frame_canvas_, moment, states_[i].scratch.get());
  }
  for (const Rect& r : layered_) {
    for (int i = 0; i < kLayers; ++i) copy(layers_[i], open_layers_[i], r);
  }
  {
    const auto dim = open_canvases_[0]->clip(layered_);
    const auto halo = open_canvases_[1]->clip(layered_);
    const auto core = open_canvases_[2]->clip(layered_);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      const Panel& panel = *film_.panels()[i];
      if (touches(panel)) panel.paint_unfinished(canvases(open_canvases_), moment, states_[i].scratch.get());
    }
  }
  {
    const auto clip = frame_canvas_->clip(layered_);
    for (int i = 0; i < kLayers; ++i) frame_canvas_->image(open_layers_[i], 0, 0, kLayerOpacity[i]);
  }
  const auto clip = frame_canvas_->clip(dirty_);
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const Panel& panel = *film_.panels()[i];
    if (touches(panel)) panel.paint_moving(*frame_canvas_, moment, states_[i].scratch.get());
  }
  frame_canvas_->check();
  for (const auto& canvas : open_canvases_) canvas->check();
  for (const auto& canvas : layer_canvases_) canvas->check();
}

}  // namespace gradreel
