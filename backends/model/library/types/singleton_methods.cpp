#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"

namespace lastref::model {

namespace {

Value none_repr(Run& run, Arguments) {
    return make_string(run, "None");
}
Value ellipsis_repr(Run& run, Arguments) {
    return make_string(run, "Ellipsis");
}
Value not_implemented_repr(Run& run, Arguments) {
    return make_string(run, "NotImplemented");
}
Value none_bool(Run& run, Arguments) {
    return make_bool(run, false);
}

Value not_implemented_bool(Run& run, Arguments) {
    constexpr std::string_view text = "NotImplemented should not be used in a boolean context";
    if (does(run, Detail::not_implemented_is_no_truth)) raise(run, CoreType::type_error, "{}", text);
    run.warn(CoreType::deprecation_warning, "NotImplemented should not be used in a boolean context", nullptr);
    return make_bool(run, true);
}

/// The one instance; its type takes no arguments.
Value the_one(Run& run, Arguments arguments, Object* singleton, std::string_view type) {
    const std::uint32_t count = static_cast<Tuple*>(arguments[1])->size;
    const bool given = count != 0 || static_cast<Dict*>(arguments[2])->used != 0;
    if (given) raise(run, CoreType::type_error, "{} takes no arguments", type, count + 1, type_name(singleton));
    return share(singleton);
}

Value none_new(Run& run, Arguments arguments) {
    return the_one(run, arguments, run.none, "NoneType");
}
Value ellipsis_new(Run& run, Arguments arguments) {
    return the_one(run, arguments, run.ellipsis, "EllipsisType");
}
Value not_implemented_new(Run& run, Arguments arguments) {
    return the_one(run, arguments, run.not_implemented, "NotImplementedType");
}

constexpr NativeRow none_rows[] = {
    {"__new__", "cls, *args, **kwargs", none_new, Binding::static_method},
    {"__repr__", "self, /", none_repr},
    {"__bool__", "self, /", none_bool},
    {"__hash__", "self, /", [](Run& run, Arguments) { return make_int(run, 0xfca86420); }, Binding::method, true, 12},
};
constexpr NativeRow ellipsis_rows[] = {
    {"__new__", "cls, *args, **kwargs", ellipsis_new, Binding::static_method},
    {"__repr__", "self, /", ellipsis_repr},
    {"__reduce__", "self, /", ellipsis_repr},
};
constexpr NativeRow not_implemented_rows[] = {
    {"__new__", "cls, *args, **kwargs", not_implemented_new, Binding::static_method},
    {"__repr__", "self, /", not_implemented_repr},
    {"__bool__", "self, /", not_implemented_bool, Binding::method, true, 9},
    {"__reduce__", "self, /", not_implemented_repr},
};

}  // namespace

const TypeSpec none_type{
    .name = "NoneType",
    .kind = Kind::none,
    .instance_size = sizeof(Object),
    .methods = none_rows,
    .subclassable = false,
    .doc = "The type of the None singleton.",
};
const TypeSpec ellipsis_type{
    .name = "ellipsis",
    .kind = Kind::ellipsis,
    .instance_size = sizeof(Object),
    .methods = ellipsis_rows,
    .subclassable = false,
    .doc = "The type of the Ellipsis singleton.",
};
const TypeSpec not_implemented_type{
    .name = "NotImplementedType",
    .kind = Kind::not_implemented,
    .instance_size = sizeof(Object),
    .methods = not_implemented_rows,
    .subclassable = false,
    .doc = "The type of the NotImplemented singleton.",
};

}  // namespace lastref::model
