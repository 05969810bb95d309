#include "backends/model/object/types/instance.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"

#include <cstring>

namespace lastref::model {

namespace {

enum class DictReason : std::uint8_t { was_read, has_no_room };

/// Moves inline values into a dict, in the order in which this instance got them.
void values_to_dict(Run& run, Object* object, DictReason reason) {
    InlineValues& values = inline_values(object, object->type->layout);
    Ref<Dict> dict = make_dict(run);
    const SharedKeys* keys = object->type->keys;
    for (std::uint32_t i = 0; i < values.used; ++i) {
        std::uint8_t place = values.order(i);
        if (!values.items[place]) continue;
        dict_set(run, dict.get(), keys->names[place], values.items[place]);
    }
    const bool no_room = reason == DictReason::has_no_room;
    const bool shares = no_room || run.profile.read_attributes != ReadAttributes::moved;
    // The real ones have more room: what did not fit here is still inside.
    if (no_room || !shares) run.heap.untrack(dict.get());
    if (shares) run.shared_dicts.add(dict.get(), object->type);
    const bool embedded = no_room || run.profile.read_attributes == ReadAttributes::embedded;
    if (embedded) set_flag(dict.get(), flag_embedded);
    if (reason == DictReason::was_read) set_flag(object, flag_values_read);
    prefix_of(object).dict = dict.release();
    clear_flag(object, flag_inline_values);
    for (std::uint32_t i = 0; i < values.capacity; ++i) {
        if (values.items[i]) drop_reference(std::exchange(values.items[i], nullptr));
    }
}

/// The program sees the dict from now on: it is tracked as any other.
void show(Run& run, Dict* dict) {
    bool atoms_only = run.profile.dict_tracking != DictTracking::always && dict_should_be_untracked(dict);
    if (!atoms_only) run.heap.track(dict);
}

/// The class has no room for a name: the values inside move into a dict of the instance's own.
void values_leave(Run& run, Dict* dict) {
    run.shared_dicts.remove(dict);
    clear_flag(dict, flag_embedded);
    show(run, dict);
}

bool has_instance_dict(const Object* object) {
    return has_flag(object, flag_prefix) && object->type->layout.has_dict;
}

Ref<Dict> make_attributes(Run& run, const Object* object) {
    Ref<Dict> dict = make_dict(run);
    if (has_instance_dict(object)) set_flag(dict.get(), flag_of_attributes);
    return dict;
}

/// Strings have no room for inline values here: a dict that no collector sees stands for them.
bool dict_stands_for_values(const Run& run, const Object* object) {
    return object->kind == Kind::string && run.profile.string_subclasses_inline;
}

}  // namespace

int find_shared_key(const Type* type, const Str* name) {
    const SharedKeys* keys = type->keys;
    if (!keys) return -1;
    for (std::uint32_t i = 0; i < keys->count; ++i) {
        if (keys->names[i] == name) return static_cast<int>(i);
    }
    return -1;
}

int ensure_shared_key(Run& run, Type* type, Str* name) {
    int found = find_shared_key(type, name);
    if (found >= 0) return found;
    if (!type->keys) {
        type->keys = static_cast<SharedKeys*>(run.heap.allocate_buffer(sizeof(SharedKeys)));
        std::memset(static_cast<void*>(type->keys), 0, sizeof(SharedKeys));
    }
    if (type->layout.key_room == 0) return -1;
    --type->layout.key_room;
    add_reference(name);
    type->keys->names[type->keys->count] = name;
    return static_cast<int>(type->keys->count++);
}

Object** dict_field(Object* object) {
    if (has_instance_dict(object)) return &prefix_of(object).dict;
    switch (object->kind) {
        case Kind::function: return &static_cast<Function*>(object)->dict;
        case Kind::module: return &static_cast<Module*>(object)->dict;
        case Kind::exception: return &static_cast<Exception*>(object)->dict;
        case Kind::descriptor: {
            Run& run = *object->type->run;
            bool wraps = is_subtype(object->type, run.type(CoreType::static_method)) ||
                         is_subtype(object->type, run.type(CoreType::class_method));
            return wraps ? &static_cast<Descriptor*>(object)->dict : nullptr;
        }
        default: return nullptr;
    }
}

namespace {

/// A cache of where attributes are holds the class of each object that was asked.
void hold_class(Run& run, const Object* object) {
    Type* type = object->type;
    if (!does(run, Detail::attribute_caches_hold_classes) || !type->program_defined || type->is_cached) return;
    type->is_cached = true;
    run.cached_classes.push_back(share(type));
}

}  // namespace

Object* find_own_attribute(Run& run, Object* object, Str* name) {
    hold_class(run, object);
    if (has_flag(object, flag_inline_values)) {
        int place = find_shared_key(object->type, name);
        InlineValues& values = inline_values(object, object->type->layout);
        return place >= 0 && static_cast<std::uint32_t>(place) < values.capacity ? values.items[place] : nullptr;
    }
    Object** field = dict_field(object);
    if (!field || !*field) return nullptr;
    return dict_find(run, static_cast<Dict*>(*field), name);
}

void store_inline_value(Object* object, InlineValues& values, int place, Object* value) {
    (void)object;
    Object* old = values.items[place];
    if (value) add_reference(value);
    values.items[place] = value;
    if (!old && value) values.order(values.used++) = static_cast<std::uint8_t>(place);
    if (!old) return;
    if (!value) {
        std::uint32_t i = 0;
        while (values.order(i) != place) ++i;
        for (--values.used; i < values.used; ++i) values.order(i) = values.order(i + 1);
    }
    drop_reference(old);
}

namespace {

/// Only a plain string shares its place with other instances.
int place_for(Run& run, Type* type, Str* name) {
    return is_exactly(run, name, CoreType::string) ? ensure_shared_key(run, type, name) : -1;
}

}  // namespace

bool set_own_attribute(Run& run, Object* object, Str* name, Object* value) {
    hold_class(run, object);
    if (has_flag(object, flag_inline_values)) {
        InlineValues& values = inline_values(object, object->type->layout);
        int place = value ? place_for(run, object->type, name) : find_shared_key(object->type, name);
        if (place >= 0 && static_cast<std::uint32_t>(place) < values.capacity) {
            if (!value && !values.items[place]) return false;
            store_inline_value(object, values, place, value);
            return true;
        }
        if (!value) return false;
        // Later instances get room for it.
        if (place >= 0)
            object->type->layout.inline_capacity = InlineValues::capacity_for(static_cast<std::uint32_t>(place) + 1);
        values_to_dict(run, object, DictReason::has_no_room);
        if (place < 0) values_leave(run, static_cast<Dict*>(prefix_of(object).dict));
    }
    Object** field = dict_field(object);
    if (!field) return false;
    if (!value) return *field && dict_take(run, static_cast<Dict*>(*field), name);
    if (!*field) {
        *field = make_attributes(run, object).release();
        if (dict_stands_for_values(run, object)) {
            run.shared_dicts.add(static_cast<Dict*>(*field), object->type);
            set_flag(*field, flag_embedded);
            run.heap.untrack(*field);
        }
    }
    auto* dict = static_cast<Dict*>(*field);
    if (is_embedded(dict) && place_for(run, object->type, name) < 0) values_leave(run, dict);
    bool counts = is_tracked(dict) || !is_embedded(dict);
    dict_set(run, dict, name, value);
    if (!counts) run.heap.untrack(dict);
    return true;
}

Dict* instance_dict(Run& run, Object* object) {
    if (has_flag(object, flag_inline_values)) values_to_dict(run, object, DictReason::was_read);
    Object** field = dict_field(object);
    if (!field) return nullptr;
    if (!*field) *field = make_attributes(run, object).release();
    if (is_embedded(*field) && !has_flag(object, flag_values_read)) {
        if (run.profile.read_attributes != ReadAttributes::embedded) clear_flag(*field, flag_embedded);
        show(run, static_cast<Dict*>(*field));
        set_flag(object, flag_values_read);
    }
    return static_cast<Dict*>(*field);
}

bool is_data_descriptor(Object* descriptor) {
    switch (descriptor->kind) {
        case Kind::function:
        case Kind::native: return false;
        case Kind::descriptor: {
            Run& run = run_of(descriptor);
            Type* type = descriptor->type;
            if (type == run.type(CoreType::static_method) || type == run.type(CoreType::class_method) ||
                type == run.type(CoreType::super)) {
                return false;
            }
            return true;
        }
        default:
            return find_special(descriptor->type, SpecialName::set) ||
                   find_special(descriptor->type, SpecialName::delete_);
    }
}

}  // namespace lastref::model
