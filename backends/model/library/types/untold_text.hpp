#pragma once

#include <string_view>

namespace lastref::model {

/// Stands for the text of the error of PyPy's sys.getsizeof(), a page that is not here: the exception is raised and can
/// be caught, and who asks it for its text is refused.
inline constexpr std::string_view untold_text_of_getsizeof = "getsizeof(...)\n    getsizeof(object, default) -> int\n";

}  // namespace lastref::model
