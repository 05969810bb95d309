#include "backends/model/object/text/own_buffer.hpp"

#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/types/type.hpp"

namespace lastref::model {

namespace {

Object* find_own(Object* object, SpecialName name) {
    if (!object->type->program_defined) return nullptr;
    Object* found = find_special(object->type, name);
    return found && found->kind != Kind::native ? found : nullptr;
}

}  // namespace

bool has_own_buffer(Run& run, Object* object) {
    return find_own(object, SpecialName::buffer) && run.profile.minor() >= 12;
}

Ref<MemoryView> own_buffer(Run& run, Object* object, int flags) {
    if (!has_own_buffer(run, object)) return {};
    if (find_in_mro(object->type, run.intern("__release_buffer__")))
        run.refuse(fmt::format("{}.__release_buffer__", type_name(object)));
    Value made = call_special(run, object, SpecialName::buffer, {make_int(run, flags).get()});
    if (made->kind != Kind::memory_view) {
        if (run.profile.minor() < 15)
            raise_message(run, CoreType::type_error, "__buffer__ returned non-memoryview object");
        raise(run, CoreType::type_error, "{}.__buffer__() must return a memoryview, not {}", type_name(object),
              type_name(made.get()));
    }
    return Ref<MemoryView>::adopt(static_cast<MemoryView*>(made.release()));
}

}  // namespace lastref::model
