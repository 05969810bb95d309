#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/make.hpp"
namespace lastref::model { extern const KindRow file_kind; const KindRow file_kind{.name="file"}; Value make_standard_stream(Run& run,int){ return none(run);} }
