#include "backends/model/heap/kind_row.hpp"

namespace lastref::model {

extern const KindRow none_kind;
extern const KindRow ellipsis_kind;
extern const KindRow not_implemented_kind;
const KindRow none_kind{.name = "NoneType"};
const KindRow ellipsis_kind{.name = "ellipsis"};
const KindRow not_implemented_kind{.name = "NotImplementedType"};

}  // namespace lastref::model
