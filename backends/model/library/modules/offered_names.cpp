#include "backends/model/heap/profile.hpp"
#include "backends/model/vm/module_spec.hpp"

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
    {"abc", 10, "update_abstractmethods"},
    {"asyncio", 11, "Runner TaskGroup timeout timeout_at Timeout Barrier"},
    {"builtins", 7, "breakpoint"},
    {"builtins", 10, "EncodingWarning aiter anext"},
    {"builtins", 11, "BaseExceptionGroup ExceptionGroup"},
    {"builtins", 13, "PythonFinalizationError _IncompleteInputError"},
    {"builtins", 15, "ImportCycleError __lazy_import__ frozendict sentinel"},
    {"collections.abc", 12, "Buffer"},
    {"contextlib", 7, "AsyncExitStack asynccontextmanager nullcontext"},
    {"contextlib", 10, "AsyncContextDecorator aclosing"},
    {"contextlib", 11, "chdir"},
    {"copy", 13, "replace"},
    {"dataclasses", 10, "KW_ONLY"},
    {"enum", 11,
     "CONFORM EJECT EnumType FlagBoundary KEEP ReprEnum STRICT StrEnum global_enum member nonmember property verify"},
    {"enum", 13, "EnumDict"},
    {"function", 10, "__builtins__"},
    {"function", 12, "__type_params__"},
    {"functools", 8, "cached_property singledispatchmethod"},
    {"functools", 9, "cache"},
    {"itertools", 10, "pairwise"},
    {"itertools", 12, "batched"},
    {"math", 7, "remainder"},
    {"math", 8, "comb dist isqrt perm prod"},
    {"math", 9, "lcm nextafter ulp"},
    {"math", 11, "cbrt exp2"},
    {"math", 12, "sumprod"},
    {"math", 13, "fma"},
    {"modules", 7, "contextvars dataclasses"},
    {"modules", 12, "_pylong"},
    {"modules", 13, "_colorize"},
    {"modules", 14, "annotationlib compression"},
    {"modules", 15, "profiling"},
    {"object", 11, "__getstate__"},
    {"operator", 11, "call"},
    {"posixpath", 12, "splitroot"},
    {"queue", 7, "SimpleQueue"},
    {"queue", 13, "ShutDown"},
    {"threading", 8, "excepthook ExceptHookArgs get_native_id"},
    {"types", 7, "ClassMethodDescriptorType MethodDescriptorType WrapperDescriptorType"},
    {"types", 8, "CellType"},
    {"types", 9, "GenericAlias"},
    {"types", 10, "EllipsisType NoneType NotImplementedType UnionType"},
    {"types", 12, "get_original_bases"},
    {"type", 12, "__type_params__"},
    {"typing", 7, "OrderedDict"},
    {"typing", 8, "Final Literal Protocol SupportsIndex TypedDict final get_args get_origin runtime_checkable"},
    {"typing", 9, "Annotated"},
    {"typing", 10, "Concatenate ParamSpec TypeAlias TypeGuard"},
    {"typing", 11,
     "LiteralString Never NotRequired Required Self TypeVarTuple Unpack assert_never assert_type dataclass_transform "
     "reveal_type"},
    {"typing", 12, "TypeAliasType override"},
    {"typing", 13, "NoDefault ReadOnly TypeIs"},
};

}  // namespace

bool is_name_of_version(const Profile& profile, std::string_view module, std::string_view name) {
    return std::none_of(std::begin(later_names), std::end(later_names), [&](const LaterNames& each) {
        return profile.minor() < each.since && each.module == module && has_word(each.names, name);
    });
}

}  // namespace lastref::model
