#pragma once

#include <string>
#include <string_view>

namespace lastref {

/// `text` as XML 1.0 can hold it: control characters are written as \xNN, and what is no UTF-8 likewise. Markup is not
/// escaped: whoever writes the element does that.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace lastref
