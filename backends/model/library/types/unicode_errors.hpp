#pragma once

#include "backends/model/object/calls/native.hpp"

#include <span>

namespace lastref::model {

/// What UnicodeDecodeError and UnicodeEncodeError add to their base: (encoding, object, start, end, reason);
/// UnicodeTranslateError has no encoding.
extern const std::span<const NativeRow> unicode_decode_error_methods;
extern const std::span<const NativeRow> unicode_encode_error_methods;
extern const std::span<const NativeRow> unicode_translate_error_methods;
extern const std::span<const GetSetRow> unicode_error_attributes;
extern const std::span<const GetSetRow> unicode_translate_error_attributes;

}  // namespace lastref::model
