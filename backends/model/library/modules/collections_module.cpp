#include "backends/model/compile/opcodes.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/types/deque_methods.hpp"
#include "backends/model/library/types/ordered_dict_iterator.hpp"
#include "backends/model/library/types/ordered_dict_methods.hpp"
#include "backends/model/object/containers/dict_order.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

namespace lastref::model {

namespace {

/// _move_to_end(dict, key, last): what OrderedDict.move_to_end needs of a dict.
Value move_to_end(Run& run, Arguments arguments) {
    if (arguments[0]->kind != Kind::dict) raise(run, CoreType::type_error, "expected a dict");
    auto* dict = static_cast<Dict*>(arguments[0]);
    // In an empty one nothing is looked for.
    const std::int64_t entry =
        dict->used ? dict_find_entry(run, dict, arguments[1], hash_of_key(run, arguments[1])) : -1;
    if (entry < 0 && keeps_order(dict)) raise_about_key(run, arguments[1]);
    if (entry < 0) raise_with(run, CoreType::key_error, arguments[1]);
    const auto place = static_cast<std::uint32_t>(entry);
    const DictEnd end = is_true(run, arguments[2]) ? DictEnd::back : DictEnd::front;
    if (keeps_order(dict))
        move_in_order(dict, dict_key_at(dict, place), end);
    else
        dict_move_entry(run, dict, place, end);
    return none(run);
}

/// _walk_in_order(dict, what, backward): an iterator over an OrderedDict, and what it gives.
Value walk_in_order(Run& run, Arguments arguments) {
    const std::string_view what = as_string(arguments[1])->view();
    const auto gives = what == "keys"     ? OrderedGives::keys
                       : what == "values" ? OrderedGives::values
                                          : OrderedGives::items;
    return make_ordered_iterator(run, static_cast<Dict*>(arguments[0]), gives, is_true(run, arguments[2]));
}

/// _end_of_order(dict, last): its first or last key; it has one.
Value end_of_order(Run& run, Arguments arguments) {
    const List* order = order_of(static_cast<Dict*>(arguments[0]));
    return share(order->items[is_true(run, arguments[1]) ? order->size - 1 : 0]);
}

/// _count_elements(mapping, iterable): Counter's loop.
Value count_elements(Run& run, Arguments arguments) {
    Value one = make_int(run, 1);
    Type* type = arguments[0]->type;
    Type* dict_type = run.type(CoreType::dict);
    Str* getter = run.intern("get");
    // PyPy's and Python 2's is in Python, and looks up and sets.
    bool plain = run.profile.family == "cpython" && !run.profile.python_2 && arguments[0]->kind == Kind::dict &&
                 find_special(type, SpecialName::setitem) == find_special(dict_type, SpecialName::setitem) &&
                 find_in_mro(type, getter) == find_in_mro(dict_type, getter);
    Value get = plain ? Value{} : get_attribute(run, arguments[0], getter);
    Value zero = make_int(run, 0);
    for_each(run, arguments[1], [&](Object* key) {
        if (plain) {
            auto* dict = static_cast<Dict*>(arguments[0]);
            std::int64_t hash = hash_of_key(run, key);
            Object* old = dict_find(run, dict, key, hash);
            Value sum =
                old ? binary_operation(run, static_cast<int>(compile::BinaryOperator::add), old, one.get()) : one;
            dict_set(run, dict, key, hash, sum.get());
        } else {
            Value old = call(run, get.get(), {key, zero.get()});
            Value sum = binary_operation(run, static_cast<int>(compile::BinaryOperator::add), old.get(), one.get());
            set_item(run, arguments[0], key, sum.get());
        }
        return true;
    });
    return none(run);
}

constexpr NativeRow functions[] = {
    {"_tell_module", "cls, /", tell_module, Binding::function},
    {"_move_to_end", "dict, key, last, /", move_to_end, Binding::function},
    {"_walk_in_order", "dict, what, backward, /", walk_in_order, Binding::function},
    {"_end_of_order", "dict, last, /", end_of_order, Binding::function},
    {"_take_dict_methods", "cls, /", take_dict_methods, Binding::function},
    {"_same_order", "left, right, watches, /", same_order, Binding::function},
    {"_count_elements", "mapping, iterable, /", count_elements, Binding::function},
};

constexpr const TypeSpec* types[] = {&deque_type};

constexpr LaterPart later[] = {
    {"ChainMap Counter", "collections_containers"},
    {"UserDict UserList UserString", "collections_user"},
    {"abc", "collections_submodule"},
};

}  // namespace

extern const ModuleSpec collections_module;
const ModuleSpec collections_module{
    .name = "collections",
    .functions = functions,
    .types = types,
    .python = "collections",
    .later = later,
    .is_package = true,
};

}  // namespace lastref::model
