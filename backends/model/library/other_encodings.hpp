#pragma once

#include <string_view>

namespace lastref::model {

/// Names, separated by blanks and as encodings.normalize_encoding() writes them, of what real Pythons encode with and
/// the model does not.
extern const std::string_view other_encodings;

}  // namespace lastref::model
