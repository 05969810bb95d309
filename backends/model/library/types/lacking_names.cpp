#include "backends/model/heap/detail.hpp"
#include "backends/model/heap/profile.hpp"
#include "backends/model/object/calls/native.hpp"
#include "backends/model/object/objects.hpp"
#include "backends/model/object/run.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/type.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

/// Names, separated by blanks, of a built-in type.
struct TypeNames {
    std::string_view type;
    std::string_view names;
};

constexpr std::string_view of_generators = "__class_getitem__ gi_state cr_state ag_state";

constexpr std::string_view comparisons = "__eq__ __ge__ __gt__ __le__ __lt__ __ne__";

constexpr TypeNames python_2_lacking_names[] = {
    {"file", "readinto softspace"},
    {"BaseException", "__getslice__ __unicode__"},
    {"builtin_function_or_method", "__cmp__ __ge__ __gt__ __le__ __lt__ __ne__"},
    {"code", "__cmp__ __ge__ __gt__ __le__ __lt__ __ne__"},
    {"complex",
     "__coerce__ __divmod__ __float__ __floordiv__ __int__ __long__ __mod__ __rdivmod__ __rfloordiv__ __rmod__"},
    {"dict", "__cmp__"},
    {"float", "__coerce__ __getformat__ __long__ __setformat__"},
    {"frame", "f_exc_traceback f_exc_type f_exc_value"},
    {"frozenset", "__cmp__"},
    {"int", "__hex__ __oct__"},
    {"list", "__delslice__ __getslice__ __setslice__"},
    {"long", "__hex__ __oct__"},
    {"mappingproxy", "__cmp__"},
    {"method", "__cmp__"},
    {"set", "__cmp__"},
    {"slice", "__cmp__"},
    {"str", "__getslice__ _formatter_field_name_split _formatter_parser"},
    {"tuple", "__getslice__"},
    {"type", comparisons},
    {"unicode", "__getslice__ _formatter_field_name_split _formatter_parser"},
};

/// What built-in types have in Python 3 alone; of all types, behind that the types' own.
constexpr TypeNames hidden_names[] = {
    {"",
     "__bool__ __cause__ __ceil__ __class_getitem__ __context__ __dir__ __floor__ __init_subclass__ "
     "__isabstractmethod__ __next__ __prepare__ __qualname__ __round__ __suppress_context__ __text_signature__ "
     "__traceback__ filename2 with_traceback"},
    {"BaseException", comparisons},
    {"StopIteration", "value"},
    {"array", "frombytes tobytes"},
    {"bool", comparisons},
    {"builtin_function_or_method", "__objclass__"},
    {"bytearray", "__mod__ clear copy hex maketrans"},
    {"classmethod", "__dict__"},
    {"code", "co_kwonlyargcount co_posonlyargcount co_qualname"},
    {"complex", "__complex__"},
    {"deque", "__contains__"},
    {"dict_items", "isdisjoint"},
    {"dict_keys", "isdisjoint"},
    {"function", "__annotations__ __kwdefaults__"},
    {"generator", "gi_yieldfrom"},
    {"int", comparisons},
    {"list", "clear copy"},
    {"long", comparisons},
    {"NoneType", "__nonzero__"},
    {"method", "__eq__"},
    {"method-wrapper", "__eq__ __func__"},
    {"method_descriptor", "__eq__ __self__"},
    {"object", comparisons},
    {"range", "__nonzero__ __contains__ __eq__ __ge__ __gt__ __le__ __lt__ __ne__ count index start step stop"},
    {"slice", comparisons},
    {"staticmethod", "__dict__"},
    {"str", "__iter__ casefold format_map isdecimal isidentifier isnumeric isprintable maketrans"},
    {"unicode", "__iter__ casefold format_map isidentifier isprintable maketrans"},
    {"wrapper_descriptor", "__eq__ __self__"},
};

/// What it has in the real runtimes and not here; "name=": it can't be set.
constexpr TypeNames lacking_names[] = {
    {"type", "__basicsize__ __dictoffset__ __flags__ __itemsize__ __text_signature__ __weakrefoffset__"},
    {"function", "__builtins__ __objclass__ __text_signature__"},
    {"builtin_function_or_method", "__text_signature__"},
    {"method_descriptor", "__text_signature__"},
    {"code",
     "__replace__ _co_code_adaptive _varname_from_oparg co_code co_exceptiontable co_lines co_linetable co_lnotab "
     "co_branches co_positions co_stacksize"},
    {"frame", "f_generator f_lineno= f_trace= f_trace_lines f_trace_opcodes"},
    {"generator", of_generators},
    {"coroutine", of_generators},
    {"async_generator", of_generators},
    {"complex", "from_number"},
    {"float", "__getformat__ from_number"},
    {"bytes", "__rmod__"},
    {"bytearray", "__release_buffer__ __rmod__ take_bytes"},
    {"array", "__release_buffer__"},
    {"memoryview", "__release_buffer__ _from_flags count index"},
    {"ImportError", "name_from"},
    {"SyntaxError", "print_file_and_line"},
    {"UnicodeEncodeError", "encoding= end= object= reason= start="},
    {"UnicodeDecodeError", "encoding= end= object= reason= start="},
    {"UnicodeTranslateError", "encoding end= object= reason= start="},
    {"BaseExceptionGroup", "__class_getitem__"},
    {"GenericAlias", "__iter__ __typing_unpacked_tuple_args__ __unpacked__"},
    {"partial", "__vectorcalloffset__"},
};

/// Likewise, of PyPy's.
constexpr TypeNames pypy_lacking_names[] = {
    {"builtin_function_or_method", "__code__ __dict__ __defaults__ __globals__"},
    {"method_descriptor", "__code__ __dict__ __defaults__ __globals__"},
    {"wrapper_descriptor", "__code__ __dict__ __defaults__ __globals__"},
    {"flags", "int_max_str_digits safe_path warn_default_encoding"},
    {"zip", "__setstate__"},
    {"product", "__setstate__"},
    {"traceback", "tb_lasti= tb_lineno="},
};

/// The attributes of built-in types that are fields in C, as of CPython 3.13.
constexpr TypeNames members[] = {
    {"AttributeError", "name obj"},
    {"BaseException", "__suppress_context__"},
    {"BaseExceptionGroup", "exceptions message"},
    {"OSError", "errno filename filename2 strerror"},
    {"ImportError", "msg name name_from path"},
    {"NameError", "name"},
    {"StopIteration", "value"},
    {"SyntaxError", "end_lineno end_offset filename lineno msg offset print_file_and_line text"},
    {"SystemExit", "code"},
    {"classmethod", "__func__ __wrapped__"},
    {"complex", "imag real"},
    {"property", "__doc__ fdel fget fset"},
    {"range", "start step stop"},
    {"slice", "start step stop"},
    {"staticmethod", "__func__ __wrapped__"},
    {"super", "__self__ __self_class__ __thisclass__"},
    {"type", "__base__"},
    {"function", "__closure__ __doc__ __globals__ __module__ func_closure func_doc func_globals"},
    {"coroutine", "cr_origin"},
    {"async_generator", "ag_running"},
    {"code",
     "co_argcount co_consts co_filename co_firstlineno co_flags co_kwonlyargcount co_name co_names co_nlocals "
     "co_posonlyargcount co_qualname"},
    {"builtin_function_or_method", "__module__"},
    {"method-wrapper", "__self__"},
    {"wrapper_descriptor", "__name__ __objclass__"},
    {"method_descriptor", "__name__ __objclass__"},
    {"classmethod_descriptor", "__name__ __objclass__"},
    {"module", "__dict__"},
    {"getset_descriptor", "__name__ __objclass__"},
    {"member_descriptor", "__name__ __objclass__"},
    {"partial", "args func keywords"},
    {"SimpleNamespace", "__dict__"},
    {"ReferenceType", "__callback__"},
    {"GenericAlias", "__args__ __origin__"},
    {"defaultdict", "default_factory"},
    {"UnionType", "__args__"},
    {"method", "__func__ __self__ im_class im_func im_self"},
    {"traceback", "tb_frame tb_lasti"},
    {"Pattern", "pattern flags groups"},
    {"SRE_Pattern", "pattern flags groups"},
    {"Match", "string re pos endpos"},
    {"SRE_Match", "string re pos endpos"},
    {"SRE_Scanner", "pattern"},
    {"BufferedReader", "raw"},
    {"BufferedWriter", "raw"},
    {"BufferedRandom", "raw"},
    {"TextIOWrapper", "encoding line_buffering write_through"},
};

/// Those that were it up to a minor version.
struct FormerMembers {
    TypeNames names;
    int last;
};
constexpr FormerMembers former_members[] = {
    {{"type", "__mro__"}, 11},        {{"generator", "gi_frame"}, 10},   {{"generator", "gi_code"}, 11},
    {{"generator", "gi_running"}, 9}, {{"TextIOWrapper", "buffer"}, 13},
};

template <std::size_t count>
bool is_named(const TypeNames (&table)[count], const TypeSpec& type, std::string_view name) {
    return std::any_of(std::begin(table), std::end(table),
                       [&](const TypeNames& each) { return each.type == type.name && has_word(each.names, name); });
}

}  // namespace

bool is_member(const Profile& profile, const TypeSpec& type, std::string_view name) {
    if (!does(profile, Detail::types_have_members)) return false;
    return is_named(members, type, name) ||
           std::any_of(std::begin(former_members), std::end(former_members), [&](const FormerMembers& each) {
               const TypeNames only[] = {each.names};
               return profile.minor() <= each.last && is_named(only, type, name);
           });
}

bool is_hidden_name(Run& run, const Object* found, const Str* name) {
    const bool is_native = found->kind == Kind::native;
    if ((!is_native && found->kind != Kind::descriptor) || run.runs_library()) return false;
    const Object* owner =
        is_native ? static_cast<const Native*>(found)->owner : static_cast<const Descriptor*>(found)->first;
    if (!owner || owner->kind != Kind::type || !static_cast<const Type*>(owner)->spec) return false;
    const TypeSpec& spec = *static_cast<const Type*>(owner)->spec;
    const bool is_setter = spec.next && spec.kind != Kind::file && name->view() == "__setstate__";
    return is_setter || has_word(hidden_names[0].names, name->view()) || is_named(hidden_names, spec, name->view());
}

std::string_view refused_names_of_python_2(const TypeSpec& type) {
    for (const TypeNames& each : python_2_lacking_names)
        if (each.type == type.name) return each.names;
    return {};
}

bool lacks_name(const Profile& profile, const TypeSpec& type, std::string_view name) {
    if (profile.python_2 && is_named(python_2_lacking_names, type, name)) return true;
    if (profile.family == "pypy" && is_named(pypy_lacking_names, type, name)) return true;
    return is_named(lacking_names, type, name) && is_name_of_version(profile, type.name, name);
}

}  // namespace lastref::model
