#pragma once

#include "backends/model/object/make.hpp"

#include <string>
#include <string_view>

/// UTF-16 and UTF-32. What is malformed is refused unless `errors` is "strict".
namespace lastref::model {

/// Whether a codec's own name, as codec_name gives it, is one of these.
bool is_wide_codec(std::string_view codec);

std::string encode_wide(Run& run, Str* text, std::string_view codec, std::string_view errors);

/// Null where the bytes are malformed; `fault` tells from where to where, and why.
struct WideFault {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string_view reason;
};
Ref<Str> decode_wide(Run& run, std::string_view bytes, std::string_view codec, WideFault& fault);

}  // namespace lastref::model
