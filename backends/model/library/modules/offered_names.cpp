#include "backends/model/heap/profile.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>
#include <string_view>

namespace lastref::model {

namespace {

/// Names, separated by blanks, that a module has from a minor version of Python 3 on; "modules" are modules themselves.
struct LaterNames {
    std::string_view module;
    int since;
    std::string_view names;
};

constexpr LaterNames later_names[] = {
    {"_io", 8, "open_code"},
    {"abc", 10, "update_abstractmethods"},
    {"async_generator", 15, "ag_state"},
    {"asyncio", 11, "Runner TaskGroup timeout timeout_at Timeout Barrier"},
    {"builtins", 7, "breakpoint"},
    {"builtins", 10, "EncodingWarning aiter anext"},
    {"builtins", 11, "BaseExceptionGroup ExceptionGroup"},
    {"builtins", 13, "PythonFinalizationError _IncompleteInputError"},
    {"builtins", 15, "ImportCycleError __lazy_import__ frozendict sentinel"},
    {"bytearray", 14, "resize"},
    {"bytearray", 15, "take_bytes"},
    {"code", 14, "co_branches"},
    {"collections.abc", 12, "Buffer"},
    {"complex", 14, "from_number"},
    {"contextlib", 7, "AsyncExitStack asynccontextmanager nullcontext"},
    {"contextlib", 10, "AsyncContextDecorator aclosing"},
    {"contextlib", 11, "chdir"},
    {"copy", 13, "replace"},
    {"coroutine", 15, "cr_state"},
    {"dataclasses", 10, "KW_ONLY"},
    {"enum", 11,
     "CONFORM EJECT EnumType FlagBoundary KEEP ReprEnum STRICT StrEnum global_enum member nonmember property verify "
     "EnumCheck CONTINUOUS NAMED_FLAGS UNIQUE global_enum_repr global_flag_repr global_str pickle_by_enum_name "
     "pickle_by_global_name show_flag_values bin"},
    {"enum", 13, "EnumDict"},
    {"float", 14, "from_number"},
    {"frame", 14, "f_generator"},
    {"function", 10, "__builtins__"},
    {"function", 12, "__type_params__"},
    {"functools", 8, "cached_property singledispatchmethod"},
    {"functools", 9, "cache"},
    {"functools", 14, "Placeholder"},
    {"generator", 15, "gi_state"},
    {"heapq", 14, "heapify_max heappop_max heappush_max heappushpop_max heapreplace_max"},
    {"io", 8, "open_code"},
    {"itertools", 10, "pairwise"},
    {"itertools", 12, "batched"},
    {"math", 7, "remainder"},
    {"math", 8, "comb dist isqrt perm prod"},
    {"math", 9, "lcm nextafter ulp"},
    {"math", 11, "cbrt exp2"},
    {"math", 12, "sumprod"},
    {"math", 13, "fma"},
    {"math", 15, "fmax fmin integer isnormal issubnormal signbit"},
    {"memoryview", 14, "count index"},
    {"modules", 7, "contextvars dataclasses"},
    {"modules", 12, "_pylong"},
    {"modules", 13, "_colorize"},
    {"modules", 14, "annotationlib compression"},
    {"modules", 15, "profiling"},
    {"object", 11, "__getstate__"},
    {"operator", 11, "call"},
    {"operator", 14, "is_none is_not_none"},
    {"posixpath", 12, "splitroot"},
    {"queue", 7, "SimpleQueue"},
    {"queue", 13, "ShutDown"},
    {"re", 7, "Match Pattern"},
    {"re", 11, "NOFLAG"},
    {"re", 13, "PatternError"},
    {"re", 15, "prefixmatch"},
    {"sys", 7, "get_int_max_str_digits set_int_max_str_digits"},
    {"sys", 14, "is_remote_debug_enabled remote_exec"},
    {"sys", 15,
     "abi_info get_lazy_imports get_lazy_imports_filter set_lazy_imports set_lazy_imports_filter lazy_modules"},
    {"threading", 8, "excepthook ExceptHookArgs get_native_id"},
    {"threading", 15, "concurrent_tee serialize_iterator synchronized_iterator"},
    {"type", 12, "__type_params__"},
    {"types", 7, "ClassMethodDescriptorType MethodDescriptorType WrapperDescriptorType"},
    {"types", 8, "CellType"},
    {"types", 9, "GenericAlias"},
    {"types", 10, "EllipsisType NoneType NotImplementedType UnionType"},
    {"types", 12, "get_original_bases"},
    {"types", 13, "CapsuleType"},
    {"types", 15, "FrameLocalsProxyType LazyImportType"},
    {"typing", 7, "OrderedDict"},
    {"typing", 8, "Final Literal Protocol SupportsIndex TypedDict final get_args get_origin runtime_checkable"},
    {"typing", 9, "Annotated"},
    {"typing", 10, "is_typeddict Concatenate ParamSpecArgs ParamSpecKwargs ParamSpec TypeAlias TypeGuard"},
    {"typing", 11,
     "LiteralString Never NotRequired Required Self TypeVarTuple Unpack assert_never assert_type dataclass_transform "
     "reveal_type clear_overloads get_overloads"},
    {"typing", 12, "TypeAliasType override"},
    {"typing", 13, "get_protocol_members is_protocol NoDefault ReadOnly TypeIs"},
    {"typing", 14, "evaluate_forward_ref"},
    {"typing", 15, "NoExtraItems TypeForm disjoint_base"},
};
static_assert(std::ranges::is_sorted(later_names, {}, &LaterNames::module));

}  // namespace

bool is_name_of_version(const Profile& profile, std::string_view module, std::string_view name) {
    return std::ranges::none_of(
        std::ranges::equal_range(later_names, module, {}, &LaterNames::module),
        [&](const LaterNames& each) { return profile.minor() < each.since && has_word(each.names, name); });
}

}  // namespace lastref::model
