#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/functools_types.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/instance.hpp"
#include "backends/model/object/repr_guard.hpp"
#include "backends/model/object/tuple.hpp"

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

Value partial_new(Run& run, Arguments arguments) {
    Type* type = class_argument(run, arguments[0], partial_type);
    auto* given = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    if (given->size == 0) raise(run, CoreType::type_error, "type 'partial' takes at least one argument");
    Object* function = given->items()[0];
    if (!is_callable(function)) raise(run, CoreType::type_error, "the first argument must be callable");
    Ref<Dict> all_keywords = make_dict(run);
    // A partial of a plain partial calls what that one calls.
    bool nested = function->type == builtin_type(run, partial_type) && !prefix_of(function).dict;
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

Value partial_repr(Run& run, Arguments arguments) {
    Object* self = arguments[0];
    ReprGuard guard(run, self);
    if (guard.is_nested()) return make_string(run, "...");
    std::string text =
        fmt::format("functools.{}({}", as_string(self->type->name)->view(), repr(run, function_of(self))->view());
    for (std::uint32_t i = 0; i < arguments_of(self)->size; ++i) {
        text += ", ";
        text += repr(run, arguments_of(self)->items()[i])->view();
    }
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(keywords_of(self), position, key, value)) {
        text += fmt::format(", {}={}", str(run, key)->view(), repr(run, value)->view());
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

constexpr NativeRow rows[] = {
    {"__new__", "cls, /, *args, **keywords", partial_new, Binding::static_method},
    {"__call__", "self, /, *args, **keywords", partial_call},
    {"__repr__", "self, /", partial_repr},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method},
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
