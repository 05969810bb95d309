#include "backends/model/vm/imports/source_loader.hpp"

#include "backends/model/object/make.hpp"
#include "backends/model/object/types/type.hpp"
#include "backends/model/vm/internals_guard.hpp"

namespace lastref::model {

namespace {

// A record of the module's name and of its file.
template <int place>
Value get_field(Run&, Object* object) {
    return share(static_cast<Record*>(object)->fields()[place]);
}

constexpr GetSetRow attributes[] = {{"name", get_field<0>}, {"path", get_field<1>}};

const TypeSpec source_file_loader_type{
    .name = "SourceFileLoader",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .attributes = attributes,
    .module = "_frozen_importlib_external",
};

}  // namespace

Value make_source_loader(Run& run, Str* file) {
    InternalsGuard guard(run);
    Ref<Record> made = make_record(run, builtin_type(run, source_file_loader_type), 2);
    made->fields()[0] = share(run.intern("__main__")).release();
    made->fields()[1] = share(file).release();
    return made;
}

}  // namespace lastref::model
