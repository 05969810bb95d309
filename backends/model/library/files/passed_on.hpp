#pragma once

#include "backends/model/object/operations.hpp"

namespace lastref::model {

// Methods and attributes that a stream passes on to the one below it, once `require` has let it through: it raises
// where the stream cannot be used.

template <class File, void (*require)(Run&, const File*), const char* name>
Value pass_on(Run& run, Arguments arguments) {
    auto* file = static_cast<File*>(arguments[0]);
    require(run, file);
    return call_method(run, file->below, name);
}

template <class File, void (*require)(Run&, const File*), const char* name>
Value pass_on_attribute(Run& run, Object* object) {
    auto* file = static_cast<File*>(object);
    require(run, file);
    return get_attribute(run, file->below, run.intern(name));
}

inline constexpr char seekable_name[] = "seekable";
inline constexpr char readable_name[] = "readable";
inline constexpr char writable_name[] = "writable";
inline constexpr char fileno_name[] = "fileno";
inline constexpr char isatty_name[] = "isatty";
inline constexpr char closed_name[] = "closed";
inline constexpr char name_name[] = "name";
inline constexpr char mode_name[] = "mode";

}  // namespace lastref::model
