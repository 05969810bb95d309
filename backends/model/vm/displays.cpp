#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_call_errors.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/containers/set.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <algorithm>
#include <bit>

namespace lastref::model {

bool same_identity(Run& run, Object* left, Object* right) {
    if (left == right) return true;
    if (!run.profile.identity_by_value || left->type != right->type || left->type->program_defined) return false;
    switch (left->kind) {
        case Kind::integer: return int_equal(static_cast<Int*>(left), static_cast<Int*>(right));
        case Kind::floating:
            return std::bit_cast<std::uint64_t>(static_cast<Float*>(left)->value) ==
                   std::bit_cast<std::uint64_t>(static_cast<Float*>(right)->value);
        case Kind::complex_number: {
            auto* first = static_cast<Complex*>(left);
            auto* second = static_cast<Complex*>(right);
            return std::bit_cast<std::uint64_t>(first->real) == std::bit_cast<std::uint64_t>(second->real) &&
                   std::bit_cast<std::uint64_t>(first->imaginary) == std::bit_cast<std::uint64_t>(second->imaginary);
        }
        case Kind::string:
            return static_cast<Str*>(left)->length <= 1 && same_text(static_cast<Str*>(left), static_cast<Str*>(right));
        case Kind::bytes:
            return static_cast<Bytes*>(left)->size <= 1 &&
                   static_cast<Bytes*>(left)->view() == static_cast<Bytes*>(right)->view();
        case Kind::tuple: return static_cast<Tuple*>(left)->size == 0 && static_cast<Tuple*>(right)->size == 0;
        case Kind::set:
            return left->type == run.type(CoreType::frozenset) && static_cast<Set*>(left)->used == 0 &&
                   static_cast<Set*>(right)->used == 0;
        default: return false;
    }
}

Ref<Str> concatenate(Run& run, Object* const* strings, std::uint32_t count) {
    std::size_t size = 0;
    std::size_t length = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        size += as_string(strings[i])->size;
        length += as_string(strings[i])->length;
    }
    Ref<Str> text = make_raw_string(run, size, length);
    char* out = text->data();
    for (std::uint32_t i = 0; i < count; ++i)
        out = std::copy_n(as_string(strings[i])->data(), as_string(strings[i])->size, out);
    return text;
}

Ref<Str> format_field(Run& run, Object* value, std::uint32_t conversion, Object* spec) {
    Value converted = share(value);
    if (conversion == 1) converted = str(run, value);
    if (conversion == 2) converted = repr(run, value);
    if (conversion == 3) converted = ascii(run, value);
    return format(run, converted.get(), spec);
}

void extend_display(Run& run, List* list, Object* iterable) {
    if (!find_special(iterable->type, SpecialName::iter) && !find_special(iterable->type, SpecialName::getitem)) {
        raise_worded(run, CoreType::type_error, run.profile.words.star_operand, type_name(iterable));
    }
    list_extend(run, list, iterable);
}

void extend_set(Run& run, Set* set, Object* iterable) {
    set_merge(run, set, iterable, LengthHint::not_asked);
}

void update_display(Run& run, Dict* dict, Object* mapping) {
    const bool is_text = mapping->kind == Kind::string || mapping->kind == Kind::bytes;
    if (is_text && run.profile.family == "pypy") {
        Value made = call(run, run.type(CoreType::dict), mapping);
        return dict_merge(run, dict, made.get());
    }
    if (mapping->kind != Kind::dict && !find_attribute(run, mapping, run.name(SpecialName::keys))) {
        const bool tells_all = run.profile.family == "cpython" && run.profile.minor() >= 15;
        raise(run, CoreType::type_error, "'{}' object is not a mapping",
              tells_all ? qualified_type_name(mapping->type) : std::string_view(type_name(mapping)));
    }
    dict_merge(run, dict, mapping);
}

std::string callable_name(Run& run, Object* callable) {
    if (!run.profile.words.callables_named_with_modules) {
        if (callable->kind == Kind::bound_method) callable = static_cast<BoundMethod*>(callable)->function;
        if (callable->kind == Kind::function) {
            return std::string(as_string(static_cast<Function*>(callable)->name)->view()) + "()";
        }
        if (callable->kind == Kind::native) return std::string(static_cast<Native*>(callable)->row->name) + "()";
        return std::string(type_name(callable)) + " object";
    }
    Value name = find_attribute(run, callable, run.name(SpecialName::qualname));
    if (!name || !is_string(name.get())) return std::string(str(run, callable)->view());
    std::string text = std::string(as_string(name.get())->view()) + "()";
    Value home = find_attribute(run, callable, run.name(SpecialName::module));
    bool told = home && is_string(home.get()) && as_string(home.get())->view() != "builtins";
    return told ? std::string(as_string(home.get())->view()) + "." + text : text;
}

namespace {

/// The built-in function that looks at the arguments of a call; null where a program's does.
const Native* called_native(Run& run, Object* callable) {
    if (callable->kind == Kind::native) return static_cast<const Native*>(callable);
    if (callable->kind != Kind::type || static_cast<Type*>(callable)->program_defined) return nullptr;
    for (SpecialName each : {SpecialName::init, SpecialName::new_}) {
        Object* found = find_special(static_cast<Type*>(callable), each);
        const bool is_own = found && found != find_special(run.type(CoreType::object), each);
        if (is_own && found->kind == Kind::native) return static_cast<const Native*>(found);
    }
    return nullptr;
}

/// The function of a program that looks at the names in the end, if one does.
const Function* called_function(Run& run, Object* callable) {
    switch (callable->kind) {
        case Kind::function: return static_cast<const Function*>(callable);
        case Kind::bound_method: return called_function(run, static_cast<BoundMethod*>(callable)->function);
        case Kind::native: {
            auto* native = static_cast<Native*>(callable);
            return native->self && native->row->name == "__call__" ? called_function(run, native->self) : nullptr;
        }
        case Kind::type: {
            auto* type = static_cast<Type*>(callable);
            for (SpecialName each : {SpecialName::new_, SpecialName::init}) {
                Object* found = find_special(type, each);
                if (found && found->kind == Kind::descriptor) found = static_cast<Descriptor*>(found)->first;
                if (found && found->kind == Kind::function) return static_cast<const Function*>(found);
            }
            return nullptr;
        }
        case Kind::record:
            if (callable->type->spec && callable->type->spec->name == "partial")
                return called_function(run, static_cast<Record*>(callable)->fields()[0]);
            [[fallthrough]];
        default: {
            Object* found = find_special(callable->type, SpecialName::call);
            return found && found->kind == Kind::function ? static_cast<const Function*>(found) : nullptr;
        }
    }
}

/// The object whose `__init__` would look at the names; null where nothing is made before.
Value instance_made_before(Run& run, Object* callable) {
    if (callable->kind == Kind::record && callable->type->spec && callable->type->spec->name == "partial")
        return instance_made_before(run, static_cast<Record*>(callable)->fields()[0]);
    if (callable->kind != Kind::type || run.profile.family != "cpython") return {};
    auto* type = static_cast<Type*>(callable);
    const Object* maker = find_special(type, SpecialName::new_);
    const Object* init = find_special(type, SpecialName::init);
    const bool is_plain = maker == find_special(run.type(CoreType::object), SpecialName::new_) && !type->is_abstract;
    return is_plain && init->kind == Kind::function ? Value::adopt(run.heap.make_instance(type)) : Value();
}

/// What takes no keywords, and sees any before their names: most exceptions, from 3.14 on but the built-in ones, and
/// classes that are made as object is.
bool sees_keywords_first(Run& run, Object* callable) {
    if (callable->kind != Kind::type || called_function(run, callable)) return false;
    auto* type = static_cast<Type*>(callable);
    const auto is_of = [&](CoreType base) { return is_subtype(type, run.type(base)); };
    if (is_of(CoreType::base_exception))
        return (type->program_defined || run.profile.minor() < 14) && !is_of(CoreType::import_error) &&
               !is_of(CoreType::attribute_error) && !is_of(CoreType::name_error);
    const auto is_as_of_object = [&](SpecialName name) {
        return find_special(type, name) == find_special(run.type(CoreType::object), name);
    };
    return is_as_of_object(SpecialName::new_) && is_as_of_object(SpecialName::init);
}

/// Types that are given a dict of keywords, and take it apart: in 3.6 all, in words of their own. In 3.9 bool and float
/// want none.
void complain_as_parser(Run& run, Object* callable) {
    const Native* native = callable->kind == Kind::type ? called_native(run, callable) : nullptr;
    if (!native || !is_constructor(native) || native->signature->var_keyword >= 0) return;
    if (run.profile.minor() == 6) raise(run, CoreType::type_error, "{}", "keywords must be strings");
    const bool wants_none = callable == run.type(CoreType::boolean) || callable == run.type(CoreType::floating);
    if (run.profile.minor() == 9 && wants_none) raise_takes_no_keywords(run, native);
}

}  // namespace

void raise_keyword_name(Run& run, Object* callable, Object* name) {
    if (run.profile.family == "cpython" && !is_callable(callable))
        raise(run, CoreType::type_error, "'{}' object is not callable", type_name(callable));
    if (run.profile.family == "cpython" && sees_keywords_first(run, callable)) {
        Ref<Tuple> names = model::make_tuple(run, {run.intern("name")});
        static_cast<void>(run.call(callable, &run.none, 0, names.get()));
    }
    const auto* wrapper = callable->kind == Kind::native ? static_cast<const Native*>(callable) : nullptr;
    const bool takes_none =
        wrapper && is_slot(wrapper) && !takes_keywords(*wrapper->signature) && wrapper->row->name != "__init__";
    if (takes_none && !complains_as_function(wrapper)) raise_takes_no_keywords(run, wrapper);
    if (run.profile.family == "cpython") complain_as_parser(run, callable);
    bool names_functions_only = !run.profile.words.methods_named_with_types && run.profile.family == "cpython";
    const Value instance = instance_made_before(run, callable);
    const Function* function = names_functions_only ? called_function(run, callable) : nullptr;
    if (function)
        raise_worded(run, CoreType::type_error, run.profile.words.keyword_names, code_of(function->code).name + "()");
    if (names_functions_only) {
        const Native* native = called_native(run, callable);
        if (native && !takes_keywords(*native->signature)) raise_takes_no_keywords(run, native);
        if (native && native->signature->var_keyword < 0) {
            raise_message(run, CoreType::type_error, "keywords must be strings");
        }
        raise(run, CoreType::type_error, "keywords must be strings");
    }
    raise_worded(run, CoreType::type_error, run.profile.words.keyword_names, callable_name(run, callable),
                 type_name(name));
}

void merge_keywords(Run& run, Dict* dict, Object* mapping, Object* callable) {
    if (mapping->kind != Kind::dict && !find_attribute(run, mapping, run.name(SpecialName::keys))) {
        raise_worded(run, CoreType::type_error, run.profile.words.double_star_argument, callable_name(run, callable),
                     type_name(mapping), qualified_type_name(mapping->type));
    }
    Ref<Dict> items = make_dict(run);
    dict_merge(run, items.get(), mapping);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(items.get(), position, key, value)) {
        if (dict_find(run, dict, key)) {
            const bool is_shown = run.profile.family == "pypy" && !does(run, Detail::titles_are_qualified);
            if (is_shown)
                raise(run, CoreType::type_error, "got multiple values for keyword argument {}", repr(run, key)->view());
            if (!is_string(key) && run.profile.minor() < 9)
                raise(run, CoreType::type_error, "{} keywords must be strings", callable_name(run, callable));
            raise(run, CoreType::type_error, "{} got multiple values for keyword argument '{}'",
                  callable_name(run, callable), str(run, key)->view());
        }
        dict_set(run, dict, key, value);
    }
}

namespace {

/// Writes owned references so that the first item is on top of the stack.
void place_reversed(Object* const* items, std::uint32_t count, Object** place) {
    for (std::uint32_t i = 0; i < count; ++i) {
        add_reference(items[i]);
        place[count - 1 - i] = items[i];
    }
}

[[noreturn]] void raise_too_many(Run& run, std::uint32_t count, const Object* source) {
    std::uint32_t got = source->kind == Kind::list    ? static_cast<const List*>(source)->size
                        : source->kind == Kind::tuple ? static_cast<const Tuple*>(source)->size
                        : source->kind == Kind::dict  ? static_cast<const Dict*>(source)->used
                                                      : 0;
    if (got == 0 && !run.profile.python_2)
        raise(run, CoreType::value_error, "too many values to unpack (expected {})", count);
    raise_worded(run, CoreType::value_error, run.profile.words.too_many_values, count, got);
}

[[noreturn]] void raise_too_few(Run& run, std::uint32_t count, std::size_t got) {
    if (run.profile.python_2)
        raise(run, CoreType::value_error, "need more than {} value{} to unpack", got, got == 1 ? "" : "s");
    raise(run, CoreType::value_error, "not enough values to unpack (expected {}, got {})", count, got);
}

Value iterator_to_unpack(Run& run, Object* object) {
    if (!find_special(object->type, SpecialName::iter) && !find_special(object->type, SpecialName::getitem)) {
        raise(run, CoreType::type_error, "cannot unpack non-iterable {} object", type_name(object));
    }
    return get_iterator(run, object);
}

}  // namespace

namespace {

/// What an iterator gave so far; the last goes first when it does not fit.
struct Unpacked {
    std::vector<Value> values;
    Unpacked() = default;
    Unpacked(const Unpacked&) = delete;
    Unpacked& operator=(const Unpacked&) = delete;
    ~Unpacked() {
        while (!values.empty()) values.pop_back();
    }
};

}  // namespace

namespace {

/// PyPy takes any TypeError for one about what is unpacked.
template <class Unpack>
void unpacking(Run& run, const Object* source, Unpack unpack) {
    if (run.profile.family != "pypy") return unpack();
    try {
        unpack();
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::type_error)) throw;
        raise(run, CoreType::type_error, "cannot unpack non-iterable {} object", type_name(source));
    }
}

}  // namespace

void unpack_sequence(Run& run, Object* sequence, std::uint32_t count, Object** place) {
    Object** items = nullptr;
    std::uint32_t size = 0;
    if (sequence->type == run.type(CoreType::tuple)) {
        items = static_cast<Tuple*>(sequence)->items();
        size = static_cast<Tuple*>(sequence)->size;
    } else if (sequence->type == run.type(CoreType::list)) {
        items = static_cast<List*>(sequence)->items;
        size = static_cast<List*>(sequence)->size;
    }
    if (items || sequence->type == run.type(CoreType::tuple) || sequence->type == run.type(CoreType::list)) {
        if (size > count) raise_too_many(run, count, sequence);
        if (size < count) raise_too_few(run, count, size);
        place_reversed(items, count, place);
        return;
    }
    unpacking(run, sequence, [&] {
        Value iterator = iterator_to_unpack(run, sequence);
        Unpacked unpacked;
        std::vector<Value>& values = unpacked.values;
        while (values.size() < count) {
            Value item = next(run, iterator.get());
            if (!item) raise_too_few(run, count, values.size());
            values.push_back(std::move(item));
        }
        if (next(run, iterator.get())) raise_too_many(run, count, sequence);
        for (std::uint32_t i = 0; i < count; ++i) place[count - 1 - i] = values[i].release();
    });
}

namespace {

[[noreturn]] void raise_fewer(Run& run, std::uint32_t least, std::size_t got) {
    raise(run, CoreType::value_error, "not enough values to unpack (expected at least {}, got {})", least, got);
}

/// PyPy makes a list of all, and cuts it.
void unpack_star_at_once(Run& run, Object* iterable, std::uint32_t before, std::uint32_t after, Object** place) {
    Ref<List> all = make_list(run);
    unpacking(run, iterable, [&] {
        Value iterator = iterator_to_unpack(run, iterable);
        ask_length(run, iterable, iterator.get());
        while (Value item = next(run, iterator.get())) list_append(run, all.get(), std::move(item));
    });
    if (all->size < before + after) raise_fewer(run, before + after, all->size);
    std::uint32_t middle = all->size - before - after;
    place_reversed(all->items, before, place + after + 1);
    place[after] = make_list(run, std::span<Object* const>(all->items + before, middle)).release();
    place_reversed(all->items + before + middle, after, place);
}

}  // namespace

void unpack_star(Run& run, Object* iterable, std::uint32_t before, std::uint32_t after, Object** place) {
    if (run.profile.family == "pypy") return unpack_star_at_once(run, iterable, before, after, place);
    Value iterator = iterator_to_unpack(run, iterable);
    Unpacked first;
    while (first.values.size() < before) {
        Value item = next(run, iterator.get());
        if (!item) raise_fewer(run, before + after, first.values.size());
        first.values.push_back(std::move(item));
    }
    // It takes the iterator for an iterable, and so asks it for an iterator again.
    Ref<List> rest = list_from(run, iterator.get());
    if (rest->size < after) raise_fewer(run, before + after, before + rest->size);
    for (std::uint32_t i = 0; i < after; ++i) place[i] = rest->items[--rest->size];
    place[after] = rest.release();
    for (std::uint32_t i = before; i-- > 0;) place[after + before - i] = first.values[i].release();
}

bool is_type_of_display(Run& run, const Object* value, std::uint32_t which) {
    constexpr CoreType types[] = {CoreType::list, CoreType::set, CoreType::tuple};
    return value == run.type(types[which]);
}

}  // namespace lastref::model
