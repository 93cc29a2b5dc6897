// Standard output with checked writes.
#pragma once

#include <string_view>

namespace gradreel {

/// False if nobody reads any more (`| head`): nothing went wrong, but there is no use in going on. Throws
/// Error with the system's reason if the text cannot be written.
bool write_out(std::string_view text);

/// The same for what is still in the buffer.
bool flush_out();

}  // namespace gradreel
