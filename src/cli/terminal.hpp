// What the program says: the only file that prints. Text is escaped, for a terminal and for a file alike (see
// core/printable.hpp), so that names of files and texts of scenes can neither move the cursor nor turn the
// line around. Callers make one line of a name with printable_line().
#pragma once

#include <string_view>

namespace gradreel {

/// Call it first. A standard stream that the caller closed would be the first output file otherwise.
void open_standard_streams();

/// To standard output. False if there is no use in going on: nobody reads any more (`| head`), or a write
/// failed, which finish_output() tells.
bool print(std::string_view text);

/// The same for data, which programs read: as it is, except on a terminal.
bool print_data(std::string_view text);

/// print(), at once.
bool print_now(std::string_view text);

/// Writes out what print() still has. Throws Error with the system's reason if anything could not be written;
/// that nobody reads is no failure.
void finish_output();

bool output_is_terminal();

/// To standard error, at once. What cannot be written there cannot be reported either.
void say(std::string_view text);

/// The last that is said, in the place of a line that redraw() showed; whatever other threads say is lost.
/// Does not wait for who reads it.
void say_last(std::string_view text);

/// Whether lines on standard error can be redrawn.
bool can_redraw();

/// On standard error, in the place of the current line; without text it is erased.
void redraw(std::string_view line);

}  // namespace gradreel
