#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/generator_object.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <vector>

namespace lastref::model {

namespace {

/// A tuple of positional arguments and a dict of keyword ones, laid out as calls take them. Borrows
/// them, but for the keywords of CPython: an array holds all values then, to 3.7 a tuple the keywords'.
struct UnpackedArguments {
    std::vector<Object*> values;
    Ref<Tuple> names;
    std::size_t positional = 0;
    std::vector<Value> held;  ///< what the call holds besides
};

UnpackedArguments unpack_arguments(Run& run, Object* callable, Object* arguments, Object* keywords) {
    UnpackedArguments unpacked;
    auto* tuple = static_cast<Tuple*>(arguments);
    unpacked.values.assign(tuple->items(), tuple->items() + tuple->size);
    unpacked.positional = tuple->size;
    std::vector<Object*> names;
    std::vector<Object*> pairs;
    bool in_array = does(run, Detail::unpacked_keywords_lie_in_array);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (keywords && dict_next(static_cast<Dict*>(keywords), position, key, value)) {
        if (!is_string(key)) raise_keyword_name(run, callable, key);
        names.push_back(key);
        unpacked.values.push_back(value);
        pairs.insert(pairs.end(), {key, value});
    }
    // Without keywords the tuple serves as the array.
    for (std::size_t i = 0; in_array && !names.empty() && i < unpacked.values.size(); ++i)
        unpacked.held.push_back(share(unpacked.values[i]));
    bool in_tuple = does(run, Detail::unpacked_keywords_lie_in_tuple);
    if (in_tuple && !pairs.empty()) unpacked.held.push_back(model::make_tuple(run, pairs));
    if (!names.empty()) unpacked.names = model::make_tuple(run, names);
    return unpacked;
}

}  // namespace

void check_star_argument(Run& run, Object* callable, const Object* iterable) {
    if (!find_special(iterable->type, SpecialName::iter) && !find_special(iterable->type, SpecialName::getitem)) {
        raise_worded(run, CoreType::type_error, run.profile.words.star_argument, callable_name(run, callable),
                     type_name(iterable));
    }
}

Value call_unpacked(Interpreter& vm, Object* callable, Object* arguments, Object* keywords) {
    UnpackedArguments unpacked = unpack_arguments(vm, callable, arguments, keywords);
    Value result = vm.call(callable, unpacked.values.data(), unpacked.positional, unpacked.names.get());
    // Such a call of 3.6 does not tell the generator what its function is called.
    const bool is_new = vm.profile.minor() == 6 && callable->kind == Kind::function &&
                        code_of(static_cast<Function*>(callable)->code).suspension != compile::Suspension::none;
    if (is_new) name_after_code(vm, static_cast<Generator*>(result.get()));
    return result;
}

Frame* Interpreter::make_unpacked_frame(Function* function, Object* arguments, Object* keywords) {
    UnpackedArguments unpacked = unpack_arguments(*this, function, arguments, keywords);
    return make_call_frame(function, unpacked.values.data(), unpacked.positional, unpacked.names.get());
}

}  // namespace lastref::model
