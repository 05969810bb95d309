#include "backends/model/heap/kind_row.hpp"

namespace lastref::model {

#define LASTREF_KIND(name) extern const KindRow name##_kind;
LASTREF_KINDS(LASTREF_KIND)
#undef LASTREF_KIND

const std::array<const KindRow*, static_cast<std::size_t>(Kind::count)> kind_rows = {
#define LASTREF_KIND(name) &name##_kind,
    LASTREF_KINDS(LASTREF_KIND)
#undef LASTREF_KIND
};

}  // namespace lastref::model
