// Vector targets of a canvas: the page of an SVG or PDF file, or a sheet to be composited onto a page.
#pragma once

#include <memory>
#include <string>

namespace gradreel {

enum class VectorFormat { svg, pdf };

class VectorSheet {
 public:
  /// The page of a file. Drawing coordinates are width_px x height_px pixels; the page is `width_pt` wide
  /// (1/72 inch). `outlines` turns letters into shapes, which those of an SVG always are.
  struct Page {
    VectorFormat format = VectorFormat::svg;
    int width_px = 0, height_px = 0;
    double width_pt = 0;
    std::string title;  ///< of the PDF's document
    bool outlines = false;
  };
  explicit VectorSheet(const Page& page);

  /// An empty sheet of the size of `page`, for lay(). Does not keep a reference to `page`.
  static VectorSheet over(const VectorSheet& page);

  ~VectorSheet();
  VectorSheet(VectorSheet&&) noexcept;

  /// Composites `sheet`, times `alpha`, over everything drawn so far.
  void lay(const VectorSheet& sheet, double alpha);

  /// The bytes of the file, which depend only on what was drawn. Nothing may be drawn afterwards. Throws
  /// Error if Cairo fails.
  std::string finish();

 private:
  friend class Canvas;
  struct Impl;
  explicit VectorSheet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gradreel
