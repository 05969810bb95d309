#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

namespace lastref::model {

namespace {

// The attributes of named tuples: a record of the text for `__doc__`, with the place in the tuple as its first number.

extern const TypeSpec tuplegetter_type;

Value getter_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    Ref<Record> made = make_record(run, type, 1);
    made->numbers[0] = index_as_int64(run, arguments[1]);
    made->fields()[0] = share(arguments[2]).release();
    return made;
}

Value getter_get(Run& run, Arguments arguments) {
    Object* instance = arguments[1];
    if (instance == run.none) return share(arguments[0]);
    std::int64_t place = static_cast<Record*>(arguments[0])->numbers[0];
    if (instance->kind != Kind::tuple) {
        raise(run, CoreType::type_error, "descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object",
              place, type_name(instance));
    }
    auto* tuple = static_cast<Tuple*>(instance);
    if (place >= tuple->size) raise(run, CoreType::index_error, "tuple index out of range");
    return share(tuple->items()[place]);
}

/// The name under which the class of the instance, or a base of it, has this getter.
std::string field_name(Arguments arguments) {
    for (const Type* type = arguments[1]->type; type; type = type->base) {
        std::uint32_t position = 0;
        Object* key = nullptr;
        Object* value = nullptr;
        while (dict_next(static_cast<Dict*>(type->dict), position, key, value)) {
            if (value == arguments[0]) return std::string(as_string(key)->view());
        }
    }
    return {};
}

std::string_view title_of(const Type* type) {
    return as_string(type->qualified_name ? type->qualified_name : type->name)->view();
}

Value getter_set(Run& run, Arguments arguments) {
    raise(run, CoreType::attribute_error, "can't set attribute", field_name(arguments), title_of(arguments[1]->type));
}
Value getter_delete(Run& run, Arguments arguments) {
    raise(run, CoreType::attribute_error, "can't delete attribute", field_name(arguments),
          title_of(arguments[1]->type));
}

Value getter_repr(Run& run, Arguments arguments) {
    auto* self = static_cast<Record*>(arguments[0]);
    if (run.profile.minor() < 9)
        return make_string(run, fmt::format("<_collections._tuplegetter object at {:#x}>", identity(run, self)));
    return make_string(run,
                       fmt::format("_tuplegetter({}, {})", self->numbers[0], repr(run, self->fields()[0])->view()));
}

Value getter_reduce(Run& run, Arguments arguments) {
    auto* self = static_cast<Record*>(arguments[0]);
    Value place = make_int(run, self->numbers[0]);
    Ref<Tuple> made_of = make_tuple(run, {place.get(), self->fields()[0]});
    return make_tuple(run, {self->type, made_of.get()});
}

Value get_doc(Run&, Object* object) {
    return share(static_cast<Record*>(object)->fields()[0]);
}
void set_doc(Run& run, Object* object, Object* value) {
    replace(static_cast<Record*>(object)->fields()[0], value ? share(value) : none(run));
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, index, doc, /", getter_new, Binding::static_method},
    {"__get__", "self, instance, owner=None, /", getter_get},
    {"__set__", "self, instance, value, /", getter_set},
    {"__delete__", "self, instance, /", getter_delete},
    {"__repr__", "self, /", getter_repr},
    {"__reduce__", "self, /", getter_reduce},
};

constexpr GetSetRow attributes[] = {{"__doc__", get_doc, set_doc}};

const TypeSpec tuplegetter_type{
    .name = "_tuplegetter",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .methods = rows,
    .attributes = attributes,
    .subclassable = false,
    .module = "collections",
};

constexpr const TypeSpec* types[] = {&tuplegetter_type};

constexpr NativeRow functions[] = {{"_refuse", "what, /", refuse_by_name, Binding::function}};

}  // namespace

extern const ModuleSpec namedtuple_module;
const ModuleSpec namedtuple_module{
    .name = "_namedtuple",
    .functions = functions,
    .types = types,
    .python = "_namedtuple",
};

}  // namespace lastref::model
