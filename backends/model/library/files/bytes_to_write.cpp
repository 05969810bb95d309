#include "backends/model/library/files/bytes_to_write.hpp"

#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/unicode_text.hpp"

namespace lastref::model {

std::string_view bytes_to_write(Run& run, Object* object) {
    const bool fits = object->kind == Kind::memory_view || bytes_like(object);
    if (!fits && run.profile.family == "pypy") {
        raise(run, CoreType::type_error, "a bytes-like object is required, not {}",
              object == run.none ? std::string_view("None") : type_name(object));
    }
    if (run.profile.python_2 && is_string(object)) {
        // Of a unicode object its bytes in the default encoding, which is ASCII.
        as_plain_string(run, as_string(object));
        return as_string(object)->view();
    }
    if (run.profile.python_2 && !fits) {
        raise(run, CoreType::type_error, "write() argument 1 must be string or buffer, not {}",
              object == run.none ? std::string_view("None") : type_name(object));
    }
    return require_bytes_like(run, object);
}

}  // namespace lastref::model
