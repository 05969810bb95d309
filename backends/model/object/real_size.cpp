#include "backends/model/object/real_size.hpp"

#include "backends/model/heap/edges.hpp"
#include "backends/model/object/calls/native.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/dict_table.hpp"
#include "backends/model/object/core_types.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/types/instance.hpp"

#include <algorithm>

namespace lastref::model {

std::size_t measured_size(const Run& run, std::string_view name) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < real_size_count; ++i) {
        const RealSize& row = real_sizes[i];
        if (row.type == name && row.since <= run.profile.language[1]) found = row.bytes;
    }
    return found;
}

namespace {

constexpr std::size_t word = 8;

const MemoryFacts& facts_of(const Run& run) {
    return run.profile.memory;
}

/// The measured size of a built-in type's instances, or of the nearest base that was measured.
std::size_t measured_size(const Run& run, const Type* type) {
    for (; type; type = type->base) {
        std::size_t found = type->spec ? measured_size(run, type->spec->name) : 0;
        if (found) return found;
    }
    return 16;
}

bool is_of_variable_size(Kind kind) {
    return kind == Kind::integer || kind == Kind::tuple || kind == Kind::bytes;
}

bool has_weak_list(const Type* type) {
    const KindRow& row = *kind_rows[static_cast<std::size_t>(type->instance_kind)];
    return row.weak_offset != 0 || (type->layout.has_weak_list && type->program_defined);
}

bool has_dict(const Type* type) {
    return type->layout.has_dict || is_subtype(type, type->run->type(CoreType::base_exception));
}

/// `tp_basicsize`.
std::size_t basic_size(const Run& run, const Type* type) {
    if (!type->program_defined) return measured_size(run, type);
    if (stands_for_native(type)) return measured_size(run, as_string(type->name)->view());
    const MemoryFacts& facts = facts_of(run);
    const Type* base = type->base;
    std::size_t size = basic_size(run, base);
    size += (type->layout.slot_count - base->layout.slot_count) * word;
    bool variable = is_of_variable_size(type->instance_kind);
    if (has_dict(type) && !has_dict(base)) size += variable && !facts.weak_list_in_front ? word : facts.dict_behind;
    if (!variable && has_weak_list(type) && !has_weak_list(base)) size += facts.weak_list_behind;
    return size;
}

/// Whether something of the attributes stands in front of instances.
bool has_attributes_in_front(const Run& run, const Type* type) {
    const MemoryFacts& facts = facts_of(run);
    if (!type->program_defined || !facts.attributes_in_front || stands_for_native(type)) return false;
    const Type* builtin = type;
    while (builtin->program_defined) builtin = builtin->base;
    if (facts.weak_list_in_front && has_weak_list(type) && !has_weak_list(builtin)) return true;
    if (!facts.weak_list_in_front && is_of_variable_size(type->instance_kind)) return false;
    return has_dict(type) && !has_dict(builtin);
}

bool is_collected(const Object* object) {
    const Type* type = object->type;
    if (object->kind == Kind::type) return static_cast<const Type*>(object)->program_defined;
    if (type->program_defined && type->instance_kind != Kind::instance) return true;
    if (object->kind == Kind::instance) return type->layout.instances_tracked;
    return kind_rows[static_cast<std::size_t>(object->kind)]->tracked;
}

std::size_t string_size(const Run& run, const Object* object) {
    const auto* text = static_cast<const Str*>(object);
    std::uint32_t widest = 0;
    std::string_view bytes = text->view();
    for (const char* at = bytes.data(); at < bytes.data() + bytes.size();)
        widest = std::max(widest, next_code_point(at));
    std::size_t width = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
    std::size_t characters = (text->length + 1) * width;
    std::size_t header = facts_of(run).string_header;
    if (object->type->program_defined) return header + 32 - 8 * (header == 40) + characters;
    if (widest < 0x80) return header + characters;
    // One-character strings of Latin-1 are there from the start, with their UTF-8.
    bool has_utf8 = header == 40 && text->length == 1 && width == 1;
    return header + (header == 40 ? 16 : 24) + characters + (has_utf8 ? 3 : 0);
}

std::size_t keys_size(const Run& run, const Dict* dict) {
    const MemoryFacts& facts = facts_of(run);
    std::uint32_t index = dict->index_size;
    if (!index) {
        bool plain = dict->type == dict->type->run->type(CoreType::dict);
        if (facts.tableless == TablelessDicts::all || (plain && facts.tableless == TablelessDicts::plain)) return 0;
        index = smallest_index;
    }
    std::size_t index_bytes = index <= 0x80 ? 1 : index <= 0x8000 ? 2 : 4;
    std::size_t entry = facts.string_keys_take_less && !dict->has_other_keys ? 16 : 24;
    return facts.dict_keys_header + index * index_bytes + entries_for(index) * entry;
}

/// A dict of attributes has keys in common with its class's other instances, and its values alone.
std::size_t table_size(const Run& run, const Dict* dict, DictRole role) {
    if (role == DictRole::table || dict->has_other_keys) return keys_size(run, dict);
    if (facts_of(run).values != ValuesPlace::dict) return 0;
    return entries_for(std::max(dict->index_size, smallest_index)) * word;
}

std::size_t set_table_size(const Set* set) {
    return set->items && set->mask > 7 ? (std::size_t{set->mask} + 1) * 16 : 0;
}

std::size_t deque_blocks(const Deque* deque) {
    constexpr std::size_t items_of_block = 64;
    constexpr std::size_t center = 31;
    return (center + deque->size) / items_of_block + 1;
}
constexpr std::size_t deque_block_size = 66 * word;

std::size_t int_size(const Run& run, Object* object) {
    std::uint64_t digits = (int_bit_length(static_cast<Int*>(object)) + 29) / 30;
    if (digits == 0 && facts_of(run).zero_has_digit) digits = 1;
    return 24 + 4 * digits;
}

std::size_t byte_array_buffer(const Run& run, const ByteArray* bytes) {
    if (!bytes->capacity) return 0;
    return facts_of(run).byte_arrays_hold_bytes ? 32 + bytes->capacity : bytes->capacity;
}

/// The values of an instance's attributes where they lie in no dict.
std::size_t values_size(const Run& run, const Type* type) {
    std::size_t room = std::size_t{type->keys_count()} + 1;
    auto made_even = [](std::size_t size) { return (size + 7) / 8 * 8; };
    if (facts_of(run).values == ValuesPlace::inside) return made_even(room) + (room + 1) * word;
    return made_even(room + 2) + room * word;
}

bool has_values(const Run& run, const Object* object) {
    return facts_of(run).values != ValuesPlace::dict && has_flag(object, flag_inline_storage);
}

/// Nothing of its own beside the structure.
std::size_t own_size(Run& run, Object* object) {
    std::size_t basic = basic_size(run, object->type);
    switch (object->kind) {
        case Kind::integer: return int_size(run, object);
        case Kind::string: return string_size(run, object);
        case Kind::bytes: return basic + static_cast<Bytes*>(object)->size;
        case Kind::tuple: return basic + static_cast<Tuple*>(object)->size * word;
        case Kind::memory_view: return basic + 3 * word;
        default: return basic;
    }
}

/// The instance whose attributes a dict holds; null: none. Looks at every object.
const Object* owner_of(Run& run, const Dict* dict) {
    const Object* owner = nullptr;
    run.heap.collector().for_each_object(-1, [&](Object* each) {
        if (has_flag(each, flag_prefix) && prefix_of(each).dict == dict) owner = each;
    });
    return owner;
}

std::size_t told_dict_size(Run& run, const Dict* dict, std::size_t basic) {
    if (dict->type != run.type(CoreType::dict)) {
        bool ordered = stands_for_native(dict->type) && as_string(dict->type->name)->view() == "OrderedDict";
        std::size_t nodes = ordered && dict->used ? dict->index_size * word + dict->used * 4 * word : 0;
        return basic + keys_size(run, dict) + nodes;
    }
    // One that lost its owner may still share its keys.
    bool is_orphan = (has_flag(dict, flag_of_attributes) || shares_keys(dict)) && !owner_of(run, dict);
    if (is_orphan) run.refuse("sys.getsizeof of what was an instance's __dict__");
    if (!owner_of(run, dict)) return basic + keys_size(run, dict);
    if (facts_of(run).values != ValuesPlace::dict) run.refuse("sys.getsizeof of an instance's __dict__");
    return basic + table_size(run, dict, DictRole::attributes);
}

}  // namespace

bool stands_for_native(const Type* type) {
    if (!type->program_defined || measured_size(*type->run, as_string(type->name)->view()) == 0) return false;
    Object* module = dict_find(*type->run, static_cast<Dict*>(type->dict), type->run->name(SpecialName::module));
    if (!module || !is_string(module)) return false;
    // Streams of _pyio, and what takes the place of a part in C, are named as those in C.
    constexpr std::string_view in_python[] = {"_pyio", "_ordered", "_partial", "__main__"};
    return std::ranges::find(in_python, as_string(module)->view()) == std::end(in_python);
}

std::size_t bytes_in_front_of_real(Run& run, const Object* object) {
    if (!is_collected(object)) return 0;
    const MemoryFacts& facts = facts_of(run);
    return facts.collector_header + (has_attributes_in_front(run, object->type) ? facts.attributes_in_front : 0);
}

std::size_t told_size(Run& run, Object* object) {
    std::size_t own = own_size(run, object);
    switch (object->kind) {
        case Kind::list: return own + static_cast<List*>(object)->capacity * word;
        case Kind::dict: return told_dict_size(run, static_cast<Dict*>(object), own);
        case Kind::set: return own + set_table_size(static_cast<Set*>(object));
        case Kind::deque: return own + deque_blocks(static_cast<Deque*>(object)) * deque_block_size;
        case Kind::byte_array: return own + byte_array_buffer(run, static_cast<ByteArray*>(object));
        case Kind::type: {
            auto* type = static_cast<Type*>(object);
            if (!type->program_defined) run.refuse("sys.getsizeof of a built-in type");
            bool has_keys = type->layout.has_dict && type->instance_kind == Kind::instance;
            return measured_size(run, "type") + (has_keys ? facts_of(run).shared_keys : 0);
        }
        case Kind::generator:
            if (facts_of(run).frames_are_objects) return own;
            run.refuse("sys.getsizeof of a generator or coroutine");
        case Kind::frame: run.refuse("sys.getsizeof of a frame");
        case Kind::code: run.refuse("sys.getsizeof of code");
        default: return own;
    }
}

namespace {

/// Made once and kept by the interpreter, whose own objects are no part of what a program allocates.
bool is_cached(const Run& run, const Object* object) {
    if (object->kind == Kind::integer) {
        const auto* number = static_cast<const Int*>(object);
        std::int64_t place = number->value - Run::smallest_cached_integer;
        return !number->big && place >= 0 && place < static_cast<std::int64_t>(run.small_integers.size()) &&
               run.small_integers[static_cast<std::size_t>(place)] == number;
    }
    if (object->kind != Kind::string || static_cast<const Str*>(object)->length != 1) return false;
    return std::find(run.characters.begin(), run.characters.end(), object) != run.characters.end();
}

}  // namespace

Value object_sizeof(Run& run, Arguments arguments) {
    return make_int(run, static_cast<std::int64_t>(told_size(run, arguments[0])));
}

void for_each_real_block(Run& run, Object* object, DictRole role, const BlockVisitor& visit) {
    if (has_flag(object, flag_immortal) || object->kind == Kind::generator_step || is_cached(run, object)) return;
    std::size_t own = own_size(run, object) + bytes_in_front_of_real(run, object);
    if (object->kind == Kind::type) {
        constexpr std::size_t member = 40;
        const TypeLayout& layout = static_cast<Type*>(object)->layout;
        std::size_t inherited = layout.base ? layout.base->slot_count : 0;
        own =
            measured_size(run, "type") + facts_of(run).collector_header + (layout.slot_count - inherited + 1) * member;
    }
    bool has_block_of_values = has_values(run, object);
    if (has_block_of_values && facts_of(run).values == ValuesPlace::inside) {
        own += values_size(run, object->type);
        has_block_of_values = false;
    }
    visit(object, own);
    if (has_block_of_values) visit(nullptr, values_size(run, object->type));
    auto visit_buffer = [&](const void* place, std::size_t bytes) {
        if (bytes) visit(place, bytes);
    };
    switch (object->kind) {
        case Kind::list: {
            auto* list = static_cast<List*>(object);
            visit_buffer(list->items, list->capacity * word);
            break;
        }
        case Kind::dict:
            visit_buffer(static_cast<Dict*>(object)->items, table_size(run, static_cast<Dict*>(object), role));
            break;
        case Kind::set:
            visit_buffer(static_cast<Set*>(object)->items, set_table_size(static_cast<Set*>(object)));
            break;
        case Kind::byte_array: {
            auto* bytes = static_cast<ByteArray*>(object);
            visit_buffer(bytes->data, byte_array_buffer(run, bytes));
            break;
        }
        case Kind::deque:
            for (std::size_t i = deque_blocks(static_cast<Deque*>(object)); i > 0; --i)
                visit(nullptr, deque_block_size);
            break;
        case Kind::type: visit(nullptr, facts_of(run).shared_keys); break;
        case Kind::generator:
            if (facts_of(run).frames_are_objects) visit(nullptr, 416);
            break;
        default: break;
    }
}

}  // namespace lastref::model
