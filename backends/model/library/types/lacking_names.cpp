#include "backends/model/heap/profile.hpp"
#include "backends/model/object/type.hpp"
#include "backends/model/vm/module_spec.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

/// Names, separated by blanks, that a built-in type has in the real runtimes and not here; "name=": it can't be set.
struct LackingNames {
    std::string_view type;
    std::string_view names;
};

constexpr std::string_view of_iterators = "__setstate__";
constexpr std::string_view of_generators = "__class_getitem__ __del__";

constexpr LackingNames lacking_names[] = {
    {"object", "__getstate__ __reduce__"},
    {"type", "__basicsize__ __dictoffset__ __flags__ __itemsize__ __text_signature__ __weakrefoffset__"},
    {"function", "__builtins__ __dict__= __objclass__ __text_signature__"},
    {"builtin_function_or_method", "__text_signature__"},
    {"method_descriptor", "__text_signature__"},
    {"code",
     "__replace__ _co_code_adaptive _varname_from_oparg co_code co_exceptiontable co_lines co_linetable co_lnotab "
     "co_positions co_stacksize"},
    {"frame", "f_lineno= f_trace= f_trace_lines f_trace_opcodes"},
    {"generator", of_generators},
    {"coroutine", of_generators},
    {"async_generator", of_generators},
    {"module", "__annotations__"},
    {"super", "__get__"},
    {"float", "__getformat__"},
    {"bytes", "__buffer__ __rmod__"},
    {"bytearray", "__buffer__ __release_buffer__ __rmod__"},
    {"memoryview", "__buffer__ __release_buffer__ _from_flags"},
    {"ImportError", "name_from"},
    {"SyntaxError", "end_lineno end_offset print_file_and_line"},
    {"UnicodeEncodeError", "encoding= end= object= reason= start="},
    {"UnicodeDecodeError", "encoding= end= object= reason= start="},
    {"UnicodeTranslateError", "encoding end= object= reason= start="},
    {"BaseExceptionGroup", "__class_getitem__"},
    {"member_descriptor", "__qualname__"},
    {"getset_descriptor", "__qualname__"},
    {"GenericAlias", "__iter__ __typing_unpacked_tuple_args__ __unpacked__"},
    {"partial", "__setstate__ __vectorcalloffset__"},
    {"list_iterator", of_iterators},
    {"tuple_iterator", of_iterators},
    {"range_iterator", of_iterators},
    {"str_ascii_iterator", of_iterators},
    {"str_iterator", of_iterators},
    {"bytes_iterator", of_iterators},
    {"list_reverseiterator", of_iterators},
    {"reversed", of_iterators},
    {"BytesIO", "__setstate__"},
    {"StringIO", "__setstate__"},
};

}  // namespace

bool lacks_name(const Profile& profile, const TypeSpec& type, std::string_view name) {
    return is_name_of_version(profile, type.name, name) &&
           std::any_of(std::begin(lacking_names), std::end(lacking_names),
                       [&](const LackingNames& each) { return each.type == type.name && has_word(each.names, name); });
}

}  // namespace lastref::model
