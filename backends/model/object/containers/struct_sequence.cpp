#include "backends/model/object/containers/struct_sequence.hpp"

#include "backends/model/object/operations.hpp"

namespace lastref::model {

Value struct_repr(Run& run, Arguments arguments) {
    auto* tuple = static_cast<Tuple*>(arguments[0]);
    const TypeSpec& spec = *tuple->type->spec;
    std::string text =
        spec.module.empty() ? fmt::format("{}(", spec.name) : fmt::format("{}.{}(", spec.module, spec.name);
    for (std::uint32_t i = 0; i < tuple->size && i < spec.attributes.size(); ++i) {
        Value item = share(tuple->items()[i]);
        text += fmt::format("{}{}={}", i ? ", " : "", spec.attributes[i].name, repr(run, item.get())->view());
    }
    return make_string(run, text + ")");
}

Value make_struct(Run& run, const TypeSpec& spec, std::initializer_list<Value> values) {
    std::size_t bytes = sizeof(Tuple) + values.size() * sizeof(Object*);
    auto made =
        Ref<Tuple>::adopt(static_cast<Tuple*>(run.heap.make_sized(Kind::tuple, builtin_type(run, spec), bytes)));
    made->size = static_cast<std::uint32_t>(values.size());
    std::uint32_t place = 0;
    for (const Value& each : values) made->items()[place++] = share(each.get()).release();
    run.heap.track(made.get());
    return made;
}

}  // namespace lastref::model
