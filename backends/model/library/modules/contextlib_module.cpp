#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/types/deque_methods.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

namespace lastref::model {

namespace {

Value handled_exception(Run& run, Arguments) {
    Object* exception = run.handled_exception();
    return share(exception ? exception : run.none);
}

constexpr NativeRow functions[] = {
    {"_exception", "", handled_exception, Binding::function},
    {"_import_late", "module, /", import_late, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
};

constexpr const TypeSpec* types[] = {&deque_type};

bool is_offered(const Profile& profile, std::string_view name) {
    return name != "nested" || profile.python_2;
}

constexpr LaterPart later[] = {
    {"AbstractAsyncContextManager", "contextlib_abstract"},
    {"closing suppress nullcontext", "contextlib_managers"},
    {"nested", "contextlib_nested"},
    {"ExitStack AsyncExitStack _BaseExitStack _BaseAsyncExitStack", "contextlib_stacks"},
    {"asynccontextmanager AsyncContextDecorator aclosing _AsyncGeneratorContextManager", "contextlib_async"},
    {"redirect_stdout redirect_stderr chdir", "contextlib_streams"},
};

}  // namespace

extern const ModuleSpec contextlib_module;
const ModuleSpec contextlib_module{
    .name = "contextlib",
    .functions = functions,
    .types = types,
    .fill = fill_language,
    .python = "contextlib",
    .is_offered = is_offered,
    .later = later,
    .lacks = "_RedirectStream _collections_abc GenericAlias MethodType os sys",
};

}  // namespace lastref::model
