// Text for terminals: widths as shown, wrapping, aligned columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// Columns that UTF-8 text takes in a terminal: combining marks none, East Asian wide characters two.
int display_width(std::string_view text);

/// `text`, filled with spaces up to `width` columns.
std::string padded(std::string_view text, int width);

/// Lines of at most `columns` columns, broken at spaces (a longer word stands alone) and at newlines. The
/// first begins with `first` spaces and the others with `rest`; each ends in a newline.
std::string wrapped(std::string_view text, int columns, int first, int rest);

using Row = std::vector<std::string>;

/// Rows with aligned cells, each line indented. The last cell wraps; where fewer than 24 columns are left for
/// it, it goes below the others. Columns that are empty in all rows are left out.
std::string table(const std::vector<Row>& rows, int columns, int indent);

/// Columns of the terminal on standard output, in [60, 100]; 80 if it is none.
int output_columns();

}  // namespace gradreel
