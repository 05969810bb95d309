#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/instance.hpp"

namespace lastref::model {

std::int64_t length(Run& run, Object* object) {
    if (!object->type->program_defined) {
        switch (object->kind) {
            case Kind::string: return static_cast<Str*>(object)->length;
            case Kind::bytes: return static_cast<Bytes*>(object)->size;
            case Kind::list: return static_cast<List*>(object)->size;
            case Kind::tuple: return static_cast<Tuple*>(object)->size;
            case Kind::dict: return static_cast<Dict*>(object)->used;
            case Kind::set: return static_cast<Set*>(object)->used;
            default: break;
        }
    }
    Object* found = find_special(object->type, SpecialName::len);
    Value answer = found ? call_special(run, object, SpecialName::len) : Value{};
    if (!answer) raise_worded(run, CoreType::type_error, run.profile.words.no_length, type_name(object));
    Value number = index_of(run, answer.get());
    std::int64_t size = clamped_index(run, number.get());
    if (size < 0) raise(run, CoreType::value_error, "__len__() should return >= 0");
    if (!int_fits_int64(static_cast<Int*>(number.get())))
        raise(run, CoreType::overflow_error, "cannot fit '{}' into an index-sized integer", type_name(answer.get()));
    return size;
}

Value get_item(Run& run, Object* container, Object* index) {
    if (!container->type->program_defined && index->kind == Kind::integer && !static_cast<Int*>(index)->big) {
        std::int64_t place = static_cast<Int*>(index)->value;
        if (container->kind == Kind::list) {
            auto* list = static_cast<List*>(container);
            if (place < 0) place += list->size;
            if (place >= 0 && place < list->size) return share(list->items[place]);
        } else if (container->kind == Kind::tuple) {
            auto* tuple = static_cast<Tuple*>(container);
            if (place < 0) place += tuple->size;
            if (place >= 0 && place < tuple->size) return share(tuple->items()[place]);
        }
    }
    if (container->kind == Kind::dict && !container->type->program_defined &&
        container->type == run.type(CoreType::dict)) {
        Value found = share(dict_find(run, static_cast<Dict*>(container), index));
        if (found) return found;
        raise_with(run, CoreType::key_error, index);
    }
    if (Value answer = call_special(run, container, SpecialName::getitem, {index})) return answer;
    const bool is_sequence = container->type->program_defined || container->kind == Kind::set;
    const bool indexes = is_sequence && is_int(index);
    if (indexes && does(run, Detail::instances_do_not_support_indexing))
        raise(run, CoreType::type_error, "'{}' object does not support indexing", type_name(container));
    if (container->kind == Kind::type && !is_classic_class(container)) {
        const bool asks = does(run, Detail::classes_may_be_subscripted);
        if (Value hook = asks ? find_attribute(run, container, run.name(SpecialName::class_getitem)) : Value()) {
            bool refuses = hook.get() == run.none && does(run, Detail::class_getitem_may_be_none);
            if (!refuses) return call(run, hook.get(), index);
        }
        // `type[int]` alone of its kind: every class would inherit a hook of type's own.
        if (run.profile.types_are_generic && container == run.type(CoreType::type)) {
            Object* maker = find_in_mro(run.type(CoreType::list), run.name(SpecialName::class_getitem));
            Object* arguments[] = {container, index};
            return static_cast<Native*>(maker)->row->function(run, {arguments, 2});
        }
        std::string key = does(run, Detail::unsubscriptable_classes_tell_key) ? repr_text(run, index) : std::string();
        raise(run, CoreType::type_error, "type '{}' is not subscriptable",
              full_type_name(static_cast<Type*>(container)), key, type_name(container));
    }
    if (run.profile.python_2) {
        raise(run, CoreType::type_error, "'{}' object has no attribute '__getitem__'", type_name(container));
    }
    raise_worded(run, CoreType::type_error, run.profile.words.no_subscript, type_name(container),
                 repr_text(run, index));
}

namespace {

/// A class that can do one of the two has a slot for both, which looks for what is not there.
void require_other_half(Run& run, Object* container, SpecialName there, std::string_view lacking) {
    if (run.profile.family == "cpython" && find_special(container->type, there))
        raise_message(run, CoreType::attribute_error, lacking);
}

}  // namespace

namespace {

/// What is a sequence, but does not change, makes a place of the index all the same.
void check_place(Run& run, Object* container, Object* index) {
    const bool is_sequence = container->kind == Kind::tuple || container->kind == Kind::string ||
                             container->kind == Kind::bytes || container->kind == Kind::range ||
                             container->type->program_defined;
    if (is_sequence && run.profile.family == "cpython" && is_index(index)) index_as_int64(run, index);
}

}  // namespace

void set_item(Run& run, Object* container, Object* index, Object* value) {
    if (container->kind == Kind::dict && container->type == run.type(CoreType::dict)) {
        dict_set(run, static_cast<Dict*>(container), index, value);
        return;
    }
    if (!call_special(run, container, SpecialName::setitem, {index, value})) {
        require_other_half(run, container, SpecialName::delitem, "__setitem__");
        check_place(run, container, index);
        raise(run, CoreType::type_error, "'{}' object does not support item assignment", type_name(container));
    }
}

void delete_item(Run& run, Object* container, Object* index) {
    if (call_special(run, container, SpecialName::delitem, {index})) return;
    require_other_half(run, container, SpecialName::setitem, "__delitem__");
    check_place(run, container, index);
    Type* type = container->type;
    const bool is_sequence = type->program_defined || find_special(type, SpecialName::contains) ||
                             (type->spec && run.profile.family == "cpython" && is_heap_type_of_c(run, *type->spec));
    if (is_sequence && (is_int(index) || find_special(index->type, SpecialName::index))) {
        raise(run, CoreType::type_error, "'{}' object doesn't support item deletion", type_name(container));
    }
    raise(run, CoreType::type_error, "'{}' object does not support item deletion", type_name(container));
}

bool contains(Run& run, Object* container, Object* item) {
    Object* found = find_special(container->type, SpecialName::contains);
    const bool on_pypy = run.profile.family == "pypy";
    if (found && (found != run.none || on_pypy)) {
        Value answer = call_special(run, container, SpecialName::contains, {item});
        return is_true(run, answer.get());
    }
    if (found) raise(run, CoreType::type_error, "'{}' object is not a container", type_name(container));
    Value iterator;
    try {
        iterator = get_iterator(run, container);
    } catch (Raised& raised) {
        const bool is_told = run.profile.minor() < 8 || is_exception(run, raised.exception.get(), CoreType::type_error);
        if (on_pypy || !is_told) throw;
        raise_worded(run, CoreType::type_error, run.profile.words.no_container, type_name(container));
    }
    while (Value each = next(run, iterator.get())) {
        if (is_sought(run, each.get(), item)) return true;
    }
    return false;
}

bool is_iterable(const Object* object) {
    return find_special(object->type, SpecialName::iter) || find_special(object->type, SpecialName::getitem);
}

Value get_iterator(Run& run, Object* iterable) {
    Object* found = find_special(iterable->type, SpecialName::iter);
    if (found && found != run.none) {
        Value iterator = call_special(run, iterable, SpecialName::iter);
        if (!find_special(iterator->type, SpecialName::next)) {
            raise_worded(run, CoreType::type_error, run.profile.words.iterator_result, type_name(iterable),
                         type_name(iterator.get()), qualified_type_name(iterable->type),
                         qualified_type_name(iterator->type));
        }
        return iterator;
    }
    if (!found && find_special(iterable->type, SpecialName::getitem) && iterable->kind != Kind::dict) {
        return make_iterator(run, CoreType::sequence_iterator, iterable);
    }
    raise(run, CoreType::type_error, "'{}' object is not iterable", type_name(iterable));
}

Value next(Run& run, Object* iterator) {
    run.native_step();
    const TypeSpec* spec = iterator->type->spec;
    try {
        // One that ends with a value says so by an exception.
        if (spec && spec->next) return spec->next(run, iterator);
        Value item = call_special(run, iterator, SpecialName::next);
        if (!item) raise(run, CoreType::type_error, "'{}' object is not an iterator", type_name(iterator));
        return item;
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::stop_iteration)) throw;
    }
    return {};
}

}  // namespace lastref::model
