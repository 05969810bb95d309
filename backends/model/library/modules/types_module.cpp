#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/types/generic_alias.hpp"
#include "backends/model/library/types/simple_namespace.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/run.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/vm/code_object.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

namespace lastref::model {

namespace {

struct NamedType {
    std::string_view name;
    CoreType type;
};

constexpr NamedType names[] = {
    {"FunctionType", CoreType::function},
    {"LambdaType", CoreType::function},
    {"CodeType", CoreType::code},
    {"MappingProxyType", CoreType::mapping_proxy},
    {"CellType", CoreType::cell},
    {"GeneratorType", CoreType::generator},
    {"CoroutineType", CoreType::coroutine},
    {"AsyncGeneratorType", CoreType::async_generator},
    {"MethodType", CoreType::method},
    {"BuiltinFunctionType", CoreType::native_function},
    {"BuiltinMethodType", CoreType::native_function},
    {"WrapperDescriptorType", CoreType::wrapper_descriptor},
    {"MethodWrapperType", CoreType::bound_native},
    {"MethodDescriptorType", CoreType::method_descriptor},
    {"ClassMethodDescriptorType", CoreType::class_method_descriptor},
    {"GetSetDescriptorType", CoreType::getset_descriptor},
    {"MemberDescriptorType", CoreType::member_descriptor},
    {"ModuleType", CoreType::module},
    {"TracebackType", CoreType::traceback},
    {"FrameType", CoreType::frame},
    {"NoneType", CoreType::none},
    {"NotImplementedType", CoreType::not_implemented},
    {"EllipsisType", CoreType::ellipsis},
};

/// Its built-in types' methods are functions and methods as a program's are.
constexpr NamedType names_of_pypy[] = {
    {"BuiltinMethodType", CoreType::bound_native},
    {"MethodDescriptorType", CoreType::wrapper_descriptor},
    {"ClassMethodDescriptorType", CoreType::class_method},
};

void fill(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    for (const NamedType& each : names) dict_set(run, dict, each.name, run.type(each.type));
    if (run.profile.python_2) {
        dict_set(run, dict, "ClassType", builtin_type(run, classic_class_type));
        dict_set(run, dict, "InstanceType", builtin_type(run, classic_instance_type));
        dict_set(run, dict, "UnboundMethodType", run.type(CoreType::method));
    }
    if (run.profile.family != "pypy") return;
    for (const NamedType& each : names_of_pypy) dict_set(run, dict, each.name, run.type(each.type));
}

/// Generators of this code may be awaited from now on.
Value mark_coroutine(Run& run, Arguments arguments) {
    static_cast<CodeObject*>(arguments[0])->iterable_coroutine = true;
    return none(run);
}

constexpr NativeRow functions[] = {
    {"_mark_coroutine", "code, /", mark_coroutine, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"_tell_module", "cls, /", tell_module, Binding::function},
};

constexpr const TypeSpec* types[] = {&generic_alias_type, &simple_namespace_type, &union_type_type};

}  // namespace

extern const ModuleSpec types_module;
const ModuleSpec types_module{
    .name = "types",
    .functions = functions,
    .types = types,
    .fill = fill,
    .python = "types",
    .lacks = "CapsuleType FrameLocalsProxyType LazyImportType",
};

}  // namespace lastref::model
