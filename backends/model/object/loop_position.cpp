#include "backends/model/object/loop_position.hpp"

#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/object/types/type.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace lastref::model {

namespace {

/// Of a string the index is the offset of the next character in bytes.
Value next_of_sequence(Run& run, Object* self) {
    auto* position = static_cast<LoopPosition*>(self);
    const auto index = position->index;
    switch (position->sequence->kind) {
        case Kind::list: {
            auto* list = static_cast<List*>(position->sequence);
            return index < list->size ? share(list->items[position->index++]) : Value();
        }
        case Kind::tuple: {
            auto* tuple = static_cast<Tuple*>(position->sequence);
            return index < tuple->size ? share(tuple->items()[position->index++]) : Value();
        }
        case Kind::string: {
            auto* text = static_cast<Str*>(position->sequence);
            return index < text->size ? string_next(run, text, position->index) : Value();
        }
        default: {
            const std::string_view bytes = *bytes_like(position->sequence);
            if (index >= static_cast<std::int64_t>(bytes.size())) return {};
            return make_int(run, static_cast<unsigned char>(bytes[static_cast<std::size_t>(position->index++)]));
        }
    }
}

const TypeSpec position_type{
    .name = "loop_position",
    .kind = Kind::loop_position,
    .instance_size = sizeof(LoopPosition),
    .subclassable = false,
    .next = next_of_sequence,
};

}  // namespace

extern const KindRow loop_position_kind;
const KindRow loop_position_kind{
    .name = "loop_position",
    .edges = {.fixed_offset = offsetof(LoopPosition, sequence), .fixed_count = 1},
};

Value begin_loop(Run& run, Object* iterable) {
    constexpr CoreType sequences[] = {CoreType::list, CoreType::tuple, CoreType::string, CoreType::bytes};
    const bool keeps =
        run.profile.loops_keep_sequences && std::any_of(std::begin(sequences), std::end(sequences),
                                                        [&](CoreType type) { return is_exactly(run, iterable, type); });
    if (!keeps) return get_iterator(run, iterable);
    auto made =
        Ref<LoopPosition>::adopt(run.heap.make<LoopPosition>(Kind::loop_position, builtin_type(run, position_type)));
    made->sequence = share(iterable).release();
    return made;
}

}  // namespace lastref::model
