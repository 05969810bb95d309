#pragma once

#include <string_view>

namespace lastref::model {

/// What module os of real Pythons has and the model's lacks.
extern const std::string_view os_lacks;

}  // namespace lastref::model
