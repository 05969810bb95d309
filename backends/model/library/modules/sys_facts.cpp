#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/sys_parts.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/struct_sequence.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/standard_library.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <cfloat>
#include <span>
#include <vector>

namespace lastref::model {

namespace {

constexpr GetSetRow version_fields[] = {
    {"major", struct_field<0>},        {"minor", struct_field<1>},  {"micro", struct_field<2>},
    {"releaselevel", struct_field<3>}, {"serial", struct_field<4>},
};
Value refuse_instance(Run& run, Arguments arguments) {
    raise(run, CoreType::type_error, "cannot create '{}' instances", full_type_name(static_cast<Type*>(arguments[0])));
}
constexpr NativeRow facts_methods[] = {
    struct_methods[0], {"__new__", "cls, /, *args, **kwargs", refuse_instance, Binding::static_method, true, 14}};

Value made_inside(Value fact) {
    set_flag(fact->type, flag_made_inside);
    return fact;
}

/// Of what there is once in `sys`: nobody makes another.
TypeSpec facts_spec(std::string_view name, std::span<const GetSetRow> fields) {
    TypeSpec spec = struct_spec(name, "sys", fields);
    spec.methods = facts_methods;
    return spec;
}

const TypeSpec version_type = facts_spec("version_info", version_fields);
const TypeSpec pypy_version_type = struct_spec("pypy_version_info", "sys", version_fields);

constexpr GetSetRow flag_fields[] = {
    {"debug", struct_field<0>},
    {"inspect", struct_field<1>},
    {"interactive", struct_field<2>},
    {"optimize", struct_field<3>},
    {"dont_write_bytecode", struct_field<4>},
    {"no_user_site", struct_field<5>},
    {"no_site", struct_field<6>},
    {"ignore_environment", struct_field<7>},
    {"verbose", struct_field<8>},
    {"bytes_warning", struct_field<9>},
    {"quiet", struct_field<10>},
    {"hash_randomization", struct_field<11>},
    {"isolated", struct_field<12>},
    {"dev_mode", struct_field<13>},
    {"utf8_mode", struct_field<14>},
};
const TypeSpec flags_type = facts_spec("flags", flag_fields);

constexpr std::string_view modules_of_pypy[] = {
    "__exceptions__",
    "__pypy__",
    "__pypy__._pypydatetime",
    "__pypy__.bufferable",
    "__pypy__.builders",
    "__pypy__.intop",
    "__pypy__.os",
    "__pypy__.thread",
    "_abc",
    "_ast",
    "_bz2",
    "_cffi_backend",
    "_codecs",
    "_collections",
    "_continuation",
    "_csv",
    "_imp",
    "_io",
    "_jitlog",
    "_locale",
    "_lsprof",
    "_md5",
    "_minimal_curses",
    "_multibytecodec",
    "_multiprocessing",
    "_opcode",
    "_operator",
    "_pickle_support",
    "_posixsubprocess",
    "_pypyjson",
    "_random",
    "_rawffi",
    "_rawffi.alt",
    "_signal",
    "_socket",
    "_sre",
    "_string",
    "_struct",
    "_testing",
    "_thread",
    "_vmprof",
    "_warnings",
    "_weakref",
    "array",
    "atexit",
    "binascii",
    "builtins",
    "cmath",
    "cpyext",
    "errno",
    "faulthandler",
    "fcntl",
    "gc",
    "itertools",
    "marshal",
    "math",
    "mmap",
    "posix",
    "pwd",
    "pyexpat",
    "pyexpat.errors",
    "pyexpat.model",
    "pypyjit",
    "select",
    "sys",
    "termios",
    "time",
    "token",
    "unicodedata",
    "zlib",
};
constexpr std::string_view modules_of_pypy_3_9[] = {"__pypy__.time", "_cppyy", "_hpy_universal", "parser", "symbol"};
constexpr std::string_view modules_of_pypy_3_11[] = {"_pickle"};

constexpr GetSetRow float_fields[] = {
    {"max", struct_field<0>},   {"max_exp", struct_field<1>},  {"max_10_exp", struct_field<2>},
    {"min", struct_field<3>},   {"min_exp", struct_field<4>},  {"min_10_exp", struct_field<5>},
    {"dig", struct_field<6>},   {"mant_dig", struct_field<7>}, {"epsilon", struct_field<8>},
    {"radix", struct_field<9>}, {"rounds", struct_field<10>},
};
const TypeSpec float_info_type = struct_spec("float_info", "sys", float_fields);

constexpr GetSetRow int_fields[] = {
    {"bits_per_digit", struct_field<0>},
    {"sizeof_digit", struct_field<1>},
    {"default_max_str_digits", struct_field<2>},
    {"str_digits_check_threshold", struct_field<3>},
};
const TypeSpec int_info_type = struct_spec("int_info", "sys", int_fields);

constexpr GetSetRow hash_fields[] = {
    {"width", struct_field<0>},     {"modulus", struct_field<1>},   {"inf", struct_field<2>},
    {"nan", struct_field<3>},       {"imag", struct_field<4>},      {"algorithm", struct_field<5>},
    {"hash_bits", struct_field<6>}, {"seed_bits", struct_field<7>}, {"cutoff", struct_field<8>},
};
const TypeSpec hash_info_type = struct_spec("hash_info", "sys", hash_fields);

Value text(Run& run, std::string_view value) {
    return make_string(run, value);
}
Value number(Run& run, std::int64_t value) {
    return make_int(run, value);
}

bool is_pypy(Run& run) {
    return run.profile.family == "pypy";
}

Value version_of(Run& run, const TypeSpec& type, const std::array<int, 3>& version) {
    return made_inside(make_struct(run, type,
                                   {number(run, version[0]), number(run, version[1]), number(run, version[2]),
                                    text(run, "final"), number(run, 0)}));
}
Value version_info(Run& run) {
    return version_of(run, version_type, run.profile.language);
}
Value implementation_version(Run& run) {
    return version_of(run, is_pypy(run) ? pypy_version_type : version_type, run.profile.version);
}
std::int64_t packed(const std::array<int, 3>& version) {
    return version[0] << 24 | version[1] << 16 | version[2] << 8 | 0xf0;
}
Value hexversion(Run& run) {
    return number(run, packed(run.profile.language));
}
Value implementation(Run& run) {
    const auto& language = run.profile.language;
    std::string tag = is_pypy(run) ? fmt::format("pypy{}{}", language[0], language[1])
                                   : fmt::format("cpython-{}{}", language[0], language[1]);
    return make_namespace(run, {"name", "cache_tag", "version", "hexversion"},
                          {text(run, run.profile.family), text(run, tag), implementation_version(run),
                           number(run, packed(run.profile.version))});
}
Value version_text(Run& run) {
    const auto& language = run.profile.language;
    return text(run, fmt::format("{}.{}.{} (main) [lastref]", language[0], language[1], language[2]));
}
Value builtin_module_names(Run& run) {
    if (!is_pypy(run)) return share(run.empty_tuple);
    std::vector<std::string_view> names(std::begin(modules_of_pypy), std::end(modules_of_pypy));
    std::span<const std::string_view> others(modules_of_pypy_3_11);
    if (run.profile.minor() < 11) others = modules_of_pypy_3_9;
    names.insert(names.end(), others.begin(), others.end());
    std::sort(names.begin(), names.end());
    std::vector<Value> made;
    std::vector<Object*> borrowed;
    for (std::string_view each : names) borrowed.push_back(made.emplace_back(text(run, each)).get());
    return model::make_tuple(run, std::span<Object* const>(borrowed.data(), borrowed.size()));
}
Value flags(Run& run) {
    Value zero = number(run, 0);
    Value one = number(run, 1);
    return made_inside(make_struct(run, flags_type,
                                   {zero, zero, zero, zero, zero, one, zero, one, zero, zero, zero,
                                    is_pypy(run) ? zero : one, one, make_bool(run, false), zero}));
}
Value float_info(Run& run) {
    return make_struct(
        run, float_info_type,
        {make_float(run, DBL_MAX), number(run, DBL_MAX_EXP), number(run, DBL_MAX_10_EXP), make_float(run, DBL_MIN),
         number(run, DBL_MIN_EXP), number(run, DBL_MIN_10_EXP), number(run, DBL_DIG), number(run, DBL_MANT_DIG),
         make_float(run, DBL_EPSILON), number(run, FLT_RADIX), number(run, 1)});
}
Value int_info(Run& run) {
    bool pypy = is_pypy(run);
    return make_struct(run, int_info_type,
                       {number(run, pypy ? 63 : 30), number(run, pypy ? 8 : 4), number(run, 4300), number(run, 640)});
}
Value hash_info(Run& run) {
    bool siphash13 = does(run, Detail::hashes_of_text_take_13_steps);
    return make_struct(run, hash_info_type,
                       {number(run, 64), number(run, (std::int64_t{1} << 61) - 1), number(run, 314159), number(run, 0),
                        number(run, 1000003), text(run, siphash13 ? "siphash13" : "siphash24"), number(run, 64),
                        number(run, 128), number(run, 0)});
}
Value empty_list(Run& run) {
    return make_list(run);
}
Value empty_dict(Run& run) {
    return make_dict(run);
}
Value empty_text(Run& run) {
    return text(run, "");
}
Value nothing(Run& run) {
    return none(run);
}

struct Fact {
    std::string_view name;
    Value (*make)(Run& run);
};

/// Where the library of a program started with -I and -S lies.
Value search_path(Run& run) {
    std::string library = fmt::format("/usr/lib/python3.{}", run.profile.minor());
    Ref<List> path = make_list(run);
    list_append(run, path.get(), make_string(run, fmt::format("/usr/lib/python3{}.zip", run.profile.minor())));
    list_append(run, path.get(), make_string(run, library));
    list_append(run, path.get(), make_string(run, library + "/lib-dynload"));
    return path;
}

constexpr Fact facts[] = {
    {"maxsize", [](Run& run) { return number(run, INT64_MAX); }},
    {"maxint", [](Run& run) { return run.profile.python_2 ? number(run, INT64_MAX) : Value{}; }},
    {"maxunicode", [](Run& run) { return number(run, 0x10ffff); }},
    {"byteorder", [](Run& run) { return text(run, "little"); }},
    {"platform", [](Run& run) { return text(run, "linux"); }},
    {"executable", empty_text},
    {"_base_executable", empty_text},
    {"prefix", [](Run& run) { return text(run, "/usr"); }},
    {"exec_prefix", [](Run& run) { return text(run, "/usr"); }},
    {"base_prefix", [](Run& run) { return text(run, "/usr"); }},
    {"base_exec_prefix", [](Run& run) { return text(run, "/usr"); }},
    {"platlibdir", [](Run& run) { return text(run, "lib"); }},
    {"dont_write_bytecode", [](Run& run) { return make_bool(run, false); }},
    {"pycache_prefix", nothing},
    {"path", search_path},
    {"path_hooks", empty_list},
    {"path_importer_cache", empty_dict},
    {"meta_path", empty_list},
    {"_xoptions", empty_dict},
    {"warnoptions", empty_list},
    {"abiflags", empty_text},
    {"float_repr_style", [](Run& run) { return text(run, "short"); }},
    {"api_version", [](Run& run) { return number(run, 1013); }},
    {"builtin_module_names", builtin_module_names},
    {"version_info", version_info},
    {"hexversion", hexversion},
    {"version", version_text},
    {"implementation", implementation},
    {"pypy_version_info", [](Run& run) { return is_pypy(run) ? implementation_version(run) : Value{}; }},
    {"flags", flags},
    {"float_info", float_info},
    {"int_info", int_info},
    {"hash_info", hash_info},
};

constexpr auto names = [] {
    std::array<std::string_view, std::size(facts)> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = facts[i].name;
    return all;
}();

}  // namespace

extern const std::span<const std::string_view> sys_fact_names;
const std::span<const std::string_view> sys_fact_names = names;

Value make_sys_fact(Run& run, std::string_view name) {
    for (const Fact& fact : facts) {
        if (fact.name == name) return fact.make(run);
    }
    return {};
}

}  // namespace lastref::model
