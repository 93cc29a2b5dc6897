// What a canvas draws on as vectors: the page of an SVG or PDF, or a sheet that is laid on one.
#pragma once

#include <memory>
#include <string>

namespace gradreel {

enum class VectorFormat { svg, pdf };

class VectorSheet {
 public:
  /// The page of a file. Drawn on in pixels, width_px x height_px of them, and `width_pt` wide (1/72 inch).
  /// `outlines`: letters become shapes; those of an SVG always are.
  struct Page {
    VectorFormat format = VectorFormat::svg;
    int width_px = 0, height_px = 0;
    double width_pt = 0;
    std::string title;  ///< of the PDF's document
    bool outlines = false;
  };
  explicit VectorSheet(const Page& page);

  /// An empty sheet of the size of `page`, for lay(). It need not outlive it.
  static VectorSheet over(const VectorSheet& page);

  ~VectorSheet();
  VectorSheet(VectorSheet&&) noexcept;

  /// Lays `sheet` over what was drawn so far, times `alpha`.
  void lay(const VectorSheet& sheet, double alpha);

  /// The bytes of the file: a function of what was drawn alone. Nothing may be drawn after it. Throws Error
  /// where Cairo fails.
  std::string finish();

 private:
  friend class Canvas;
  struct Impl;
  explicit VectorSheet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gradreel
