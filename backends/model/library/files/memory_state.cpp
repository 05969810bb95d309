#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/file.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/array.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/types/instance.hpp"

// The parts that the states of BytesIO and StringIO have in common.
namespace lastref::model {

Ref<MemoryView> writable_view(Run& run, Object* buffer, std::string_view name) {
    bool is_buffer = buffer->kind == Kind::memory_view || bytes_like(buffer).has_value();
    if (is_buffer) {
        const bool of_array = is_array(buffer);
        Ref<MemoryView> view =
            make_memory_view(run, of_array ? array_bytes(buffer) : buffer, of_array ? buffer : nullptr);
        if (!view->read_only) return view;
    }
    if (run.profile.python_2 && is_text(buffer)) run.refuse("a unicode object as a buffer to read into");
    if (run.profile.python_2)
        raise(run, CoreType::type_error, "{}argument 1 must be read-write buffer, not {}", name,
              buffer == run.none ? "None" : std::string_view(type_name(buffer)));
    raise(run, CoreType::type_error, "readinto() argument must be read-write bytes-like object, not {}",
          buffer == run.none ? "None" : std::string_view(type_name(buffer)));
}

std::int64_t offset_argument(Run& run, Object* offset) {
    if (run.profile.python_2 && !is_index(offset))
        raise(run, CoreType::type_error, "'{}' object cannot be interpreted as an index", type_name(offset));
    bool is_old = does(run, Detail::offsets_got_float);
    if (is_old && offset->kind == Kind::floating) {
        raise(run, CoreType::type_error, "integer argument expected, got float");
    }
    return integer_argument(run, offset);
}

Value attributes_as_state(Run& run, Object* file) {
    Dict* own = instance_dict(run, file);
    const bool is_empty = !own || own->used == 0;
    if (is_empty && run.profile.family == "pypy") return make_dict(run);
    if (is_empty) return none(run);
    return dict_copy(run, own);
}

Tuple* state_argument(Run& run, Arguments arguments, std::uint32_t size) {
    if (arguments[1]->kind == Kind::tuple && static_cast<Tuple*>(arguments[1])->size >= size) {
        return static_cast<Tuple*>(arguments[1]);
    }
    const bool has_article = run.profile.family == "pypy" && size == 4;
    raise(run, CoreType::type_error, "{}.__setstate__ argument should be {}{}-tuple, got {}", type_name(arguments[0]),
          has_article ? "a " : "", size, type_name(arguments[1]));
}

std::int64_t state_position(Run& run, std::string_view which, Object* position) {
    if (position->kind != Kind::integer) {
        if (which == "second")
            raise(run, CoreType::type_error, "second item of state must be an integer, not {}", type_name(position));
        raise(run, CoreType::type_error, "third item of state must be an integer, got {}", type_name(position));
    }
    std::int64_t place = index_as_int64(run, position);
    if (place < 0) raise(run, CoreType::value_error, "position value cannot be negative");
    return place;
}

void add_state_attributes(Run& run, Object* file, std::string_view which, Object* attributes) {
    if (attributes == run.none) return;
    if (run.profile.family == "pypy" && which == "third") {
        call_method(run, instance_dict(run, file), "update", {attributes});
        return;
    }
    if (attributes->kind != Kind::dict) {
        raise(run, CoreType::type_error, "{} item of state should be a dict, got a {}", which, type_name(attributes));
    }
    dict_merge(run, instance_dict(run, file), static_cast<Dict*>(attributes));
}

}  // namespace lastref::model
