#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/functools_types.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/repr_guard.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <utility>
#include <vector>

namespace lastref::model {

namespace {

// A record of function, arguments (a tuple), keywords (a dict).

Record* self_of(Object* object) {
    return static_cast<Record*>(object);
}
Object* function_of(Object* object) {
    return self_of(object)->fields()[0];
}
Tuple* arguments_of(Object* object) {
    return static_cast<Tuple*>(self_of(object)->fields()[1]);
}
Dict* keywords_of(Object* object) {
    return static_cast<Dict*>(self_of(object)->fields()[2]);
}

Ref<Tuple> joined(Run& run, Tuple* left, Object* const* right, std::uint32_t count) {
    if (left->size + count == 0) return Ref<Tuple>::share(left);
    Ref<Tuple> all = make_raw_tuple(run, std::size_t{left->size} + count);
    for (std::uint32_t i = 0; i < left->size; ++i) all->items()[i] = share(left->items()[i]).release();
    for (std::uint32_t i = 0; i < count; ++i) all->items()[left->size + i] = share(right[i]).release();
    track_tuple(run, all.get());
    return all;
}

/// Whether a partial of `function`, of the class `type`, calls what that one calls.
bool is_looked_through(Run& run, Type* type, Object* function) {
    Type* plain = builtin_type(run, partial_type);
    if (!is_subtype(function->type, plain)) return false;
    if (run.profile.family != "pypy" && prefix_of(function).dict) return false;
    if (does(run, Detail::any_partials_are_looked_through)) return true;
    if (!does(run, Detail::partials_of_subclasses_are_looked_through)) return type == plain && function->type == plain;
    return find_special(function->type, SpecialName::call) == find_special(plain, SpecialName::call);
}

Value partial_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    auto* given = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    if (given->size == 0) raise(run, CoreType::type_error, "type 'partial' takes at least one argument");
    Object* function = given->items()[0];
    if (!is_callable(function)) raise(run, CoreType::type_error, "the first argument must be callable");
    Ref<Dict> all_keywords = make_dict(run);
    const bool nested = is_looked_through(run, type, function);
    Tuple* bound = nested ? arguments_of(function) : run.empty_tuple;
    if (nested) {
        dict_merge(run, all_keywords.get(), keywords_of(function));
        function = function_of(function);
    }
    dict_merge(run, all_keywords.get(), keywords);
    Ref<Record> made = make_record(run, type, 3);
    made->fields()[0] = share(function).release();
    made->fields()[1] = joined(run, bound, given->items() + 1, given->size - 1).release();
    made->fields()[2] = all_keywords.release();
    return made;
}

/// What the caller holds anyway.
void let_go(Run& run, Tuple* given) {
    for (std::uint32_t i = 0; i < given->size; ++i) {
        Value let = Value::adopt(std::exchange(given->items()[i], share(run.none).release()));
    }
}

Value partial_call(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    Value kept = share(arguments[0]);
    Tuple* bound = arguments_of(kept.get());
    std::vector<Object*> values(bound->items(), bound->items() + bound->size);
    values.insert(values.end(), given->items(), given->items() + given->size);
    std::size_t positional = values.size();
    const bool passes_on = !does(run, Detail::partials_hold_what_they_pass_on) && keywords_of(kept.get())->used == 0;
    if (passes_on) let_go(run, given);
    if (keywords_of(kept.get())->used == 0 && keywords->used == 0) {
        return run.call(function_of(kept.get()), values.data(), positional, nullptr);
    }
    Ref<Dict> all = dict_copy(run, keywords_of(kept.get()));
    dict_merge(run, all.get(), keywords);
    std::vector<Object*> names;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(all.get(), position, key, value)) {
        if (!is_string(key)) raise_keyword_name(run, function_of(kept.get()), key);
        names.push_back(key);
        values.push_back(value);
    }
    Ref<Tuple> keyword_names = model::make_tuple(run, names);
    if (passes_on) {
        all = {};
        dict_clear(run, keywords);
    }
    return run.call(function_of(kept.get()), values.data(), positional, keyword_names.get());
}

/// What it calls itself, and a subclass, which went by its name alone before 3.13.
std::string title(Run& run, Type* type) {
    if (type->spec) return "functools.partial";
    const std::string_view full_name = as_string(type->qualified_name)->view();
    if (run.profile.family == "pypy") return std::string(full_name);
    if (run.profile.minor() < 13) return std::string(as_string(type->name)->view());
    const Value home = get_attribute(run, type, run.name(SpecialName::module));
    return fmt::format("{}.{}", str(run, home.get())->view(), full_name);
}

Value partial_repr(Run& run, Arguments arguments) {
    Object* self = arguments[0];
    ReprGuard guard(run, self);
    if (guard.is_nested()) return make_string(run, "...");
    // A repr may give it another state.
    const Value function = share(function_of(self));
    const auto shown = Ref<Tuple>::share(arguments_of(self));
    const auto keywords = Ref<Dict>::share(keywords_of(self));
    std::string text = fmt::format("{}({}", title(run, self->type), repr(run, function.get())->view());
    for (std::uint32_t i = 0; i < shown->size; ++i) {
        text += ", ";
        text += repr(run, shown->items()[i])->view();
    }
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(keywords.get(), position, key, value)) {
        const Value held_key = share(key);
        const Value held = share(value);
        text += fmt::format(", {}={}", str(run, held_key.get())->view(), repr(run, held.get())->view());
    }
    return make_string(run, text + ")");
}

Value get_function(Run&, Object* self) {
    return share(function_of(self));
}
Value get_arguments(Run&, Object* self) {
    return share(arguments_of(self));
}
Value get_keywords(Run&, Object* self) {
    return share(keywords_of(self));
}

Value partial_reduce(Run& run, Arguments arguments) {
    Object* self = arguments[0];
    Object** field = dict_field(self);
    // PyPy leaves what is empty out.
    const bool leaves_out = run.profile.family == "pypy";
    const auto is_told = [&](Object* each) { return each && !(leaves_out && static_cast<Dict*>(each)->used == 0); };
    Object* dict = field && is_told(*field) ? *field : run.none;
    Object* keywords = is_told(keywords_of(self)) ? static_cast<Object*>(keywords_of(self)) : run.none;
    Ref<Tuple> made_of = make_tuple(run, {function_of(self)});
    Ref<Tuple> state = make_tuple(run, {function_of(self), arguments_of(self), keywords, dict});
    return make_tuple(run, {self->type, made_of.get(), state.get()});
}

Value partial_setstate(Run& run, Arguments arguments) {
    auto* state = static_cast<Tuple*>(arguments[1]);
    const bool is_state = state->kind == Kind::tuple && state->size == 4;
    if (!is_state && run.profile.family == "pypy") run.refuse("the state of a partial that is none");
    Object* const* items = is_state ? state->items() : nullptr;
    const bool fits = is_state && is_callable(items[0]) && items[1]->kind == Kind::tuple &&
                      (items[2] == run.none || items[2]->kind == Kind::dict);
    const bool ends_well = !fits || items[3] == run.none || items[3]->kind == Kind::dict;
    if (!fits || (!ends_well && does(run, Detail::states_of_partials_end_with_dicts)))
        raise(run, CoreType::type_error, "invalid partial state");
    Object* self = arguments[0];
    Object** fields = self_of(self)->fields();
    Value bound = is_exactly(run, items[1], CoreType::tuple) ? share(items[1]) : Value(tuple_from(run, items[1]));
    Value keywords = items[2] == run.none                        ? Value(make_dict(run))
                     : is_exactly(run, items[2], CoreType::dict) ? share(items[2])
                                                                 : Value(dict_copy(run, static_cast<Dict*>(items[2])));
    replace(fields[0], share(items[0]));
    replace(fields[1], std::move(bound));
    replace(fields[2], std::move(keywords));
    instance_dict(run, self);
    replace(*dict_field(self), items[3] == run.none ? Value{} : share(items[3]));
    return none(run);
}

Value partial_get(Run& run, Arguments arguments) {
    Object* self = arguments[0];
    if (!arguments[1] || arguments[1] == run.none) return share(self);
    if (does(run, Detail::partials_become_methods)) return Value(make_bound_method(run, self, arguments[1]));
    run.warn(
        CoreType::future_warning,
        "functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you "
        "want to preserve the old behavior",
        nullptr);
    return share(self);
}

constexpr NativeRow rows[] = {
    {.name = "__get__", .parameters = "self, instance, owner=None, /", .function = partial_get, .since = 13},
    {"__reduce__", "self, /", partial_reduce},
    {"__setstate__", "self, state, /", partial_setstate},
    {"__new__", "cls, /, *args, **keywords", partial_new, Binding::static_method},
    {"__call__", "self, /, *args, **keywords", partial_call},
    {"__repr__", "self, /", partial_repr},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9},
};

constexpr GetSetRow attributes[] = {
    {"func", get_function},
    {"args", get_arguments},
    {"keywords", get_keywords},
    {"__dict__", get_instance_dict, set_instance_dict},
};

}  // namespace

Value get_instance_dict(Run& run, Object* object) {
    return share(instance_dict(run, object));
}

void set_instance_dict(Run& run, Object* object, Object* value) {
    Value dict = share(require_dict(run, value));
    instance_dict(run, object);
    replace(*dict_field(object), std::move(dict));
}

const TypeSpec partial_type{
    .name = "partial",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .methods = rows,
    .attributes = attributes,
    .module = "functools",
    .has_dict = true,
};

}  // namespace lastref::model
