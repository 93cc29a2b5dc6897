// A film of a gallery, with what its sidecar says of it.
#pragma once

#include <string>
#include <vector>

namespace gradreel {

struct GalleryFilm {
  struct Descent {
    std::string label, optimizer;  ///< `optimizer` as scenes name it; empty of a recording
    std::string settings;          ///< "learning_rate = 0.01, momentum = 0.9"
    std::string final_loss;        ///< "7.76e-06"
    std::string result;            ///< "reaches (3, 2) after 41 epochs"
  };

  std::vector<std::string> files;  ///< the film, or its clips in order: paths from the folder of films
  std::string poster;              ///< the same; empty: none lies beside it
  std::string format;              ///< "mp4"
  int width = 0, height = 0;       ///< pixels; 0: not known
  double seconds = 0;              ///< 0: not known
  std::string title;               ///< of the scene; else the name of its file, or of the film's
  std::string alt;                 ///< what happens in it; empty where there is no sidecar
  std::string surface;             ///< as scenes name it
  std::string surface_title;       ///< "Himmelblau's function"
  std::string surface_settings;    ///< "a = 1, b = 100"
  std::vector<Descent> descents;
  std::string scene;  ///< the file's name
  std::string yaml;   ///< its text; empty where it is not shown
};

/// Whether a browser shows it as an image, which plays on by itself, and not as a video.
bool is_moving_image(const GalleryFilm& film);

}  // namespace gradreel
