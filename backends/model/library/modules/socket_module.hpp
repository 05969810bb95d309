#pragma once

#include <string_view>

namespace lastref::model {

/// What module socket of real Pythons has and the model's lacks.
extern const std::string_view socket_lacks;

}  // namespace lastref::model
