#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <array>

// cell.
namespace lastref::model {

namespace {

Object*& content_of(Object* cell) {
    return static_cast<Cell*>(cell)->content;
}

Value get_cell_contents(Run& run, Object* object) {
    if (!content_of(object)) raise(run, CoreType::value_error, "Cell is empty");
    return share(content_of(object));
}
void set_cell_contents(Run& run, Object* object, Object* value) {
    if (run.profile.python_2 || run.profile.minor() < 7)
        raise(run, CoreType::attribute_error, "attribute 'cell_contents' of 'cell' objects is not writable");
    replace(content_of(object), share(value));
}
Value cell_new(Run& run, Arguments arguments) {
    return make_cell(run, arguments[1]);
}

Value cell_repr(Run& run, Arguments arguments) {
    const auto where = identity(run, arguments[0]);
    Object* content = content_of(arguments[0]);
    if (!content) return make_string(run, fmt::format("<cell at {:#x}: empty>", where));
    return make_string(
        run, fmt::format("<cell at {:#x}: {} object at {:#x}>", where, type_name(content), identity(run, content)));
}

/// By their contents; an empty one comes first.
Value compare_cells(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    if (right->kind != Kind::cell) return not_implemented(run);
    Value first = share(content_of(left));
    Value second = share(content_of(right));
    if (first && second) return compare(run, first.get(), second.get(), static_cast<int>(operation));
    return make_bool(run, order_holds(operation, (second ? 0 : 1) - (first ? 0 : 1)));
}

constexpr NativeRow methods[] = {
    {"__new__", "cls, contents=?, /", cell_new, Binding::static_method},
    {"__repr__", "self, /", cell_repr},
    LASTREF_COMPARISON_ROWS(compare_cells),
};
constexpr std::array attributes{GetSetRow{"cell_contents", get_cell_contents, set_cell_contents}};

}  // namespace

extern const TypeSpec cell_type;
const TypeSpec cell_type{.name = "cell",
                         .kind = Kind::cell,
                         .instance_size = sizeof(Cell),
                         .methods = methods,
                         .attributes = attributes,
                         .subclassable = false,
                         .hashable = false};

}  // namespace lastref::model
