#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/internals_guard.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

// The order in which CPython's func_clear lets go.
void drop_parts(Function* function) {
    clear(function->globals);
    clear(function->builtins);
    clear(function->module);
    clear(function->defaults);
    clear(function->keyword_defaults);
    clear(function->doc);
    clear(function->dict);
    clear(function->closure);
    clear(function->annotations);
    clear(function->annotate);
    clear(function->type_parameters);
}

void clear_function(Heap&, Object* object) {
    auto* function = static_cast<Function*>(object);
    // The code and the names stay: a function that is called while its cycle is torn down must not crash.
    clear(function->module);
    clear(function->defaults);
    clear(function->keyword_defaults);
    clear(function->doc);
    clear(function->dict);
    clear(function->closure);
    clear(function->annotations);
    clear(function->annotate);
    clear(function->type_parameters);
}

void destroy_function(Heap& heap, Object* object) {
    auto* function = static_cast<Function*>(object);
    heap.untrack(function);
    drop_parts(function);
    clear(function->code);
    clear(function->name);
    clear(function->qualified_name);
    heap.free_object(function, sizeof(Function));
}

Object* take(Object**& top) {
    return *--top;
}

/// Where type parameters and what has them are made: in the library, whether the program imported it or not.
Ref<Module> typing_of(Interpreter& vm) {
    InternalsGuard guard(vm);
    return vm.import_module(vm.intern("typing"));
}

}  // namespace

extern const KindRow function_kind;
const KindRow function_kind{
    .name = "function",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Function, code), .fixed_count = 14},
    .weak_offset = offsetof(Function, weak_references),
    .destroy = destroy_function,
    .clear = clear_function,
};

Ref<Function> make_function_around(Interpreter& vm, Ref<CodeObject> code, Dict* globals, Dict* builtins) {
    auto made = Ref<Function>::adopt(vm.heap.make<Function>(Kind::function, vm.type(CoreType::function)));
    made->globals = share(globals).release();
    made->builtins = share(builtins).release();
    made->name = share(code->name).release();
    made->qualified_name = share(code->qualified_name).release();
    made->code = code.release();
    vm.heap.track(made.get());
    return made;
}

Ref<Function> make_function(Interpreter& vm, Frame& frame, Object** top, std::uint32_t parts) {
    auto* code = static_cast<CodeObject*>(take(top));
    Ref<Function> made = make_function_around(vm, Ref<CodeObject>::adopt(code), frame.globals, frame.builtins);
    if (parts & 8) made->closure = take(top);
    if (parts & 4) {
        Object* given = take(top);
        (given->kind == Kind::function ? made->annotate : made->annotations) = given;
    }
    if (parts & 2) made->keyword_defaults = take(top);
    if (parts & 1) made->defaults = take(top);
    if (parts & 16) made->type_parameters = take(top);
    Object* module = dict_find(frame.globals, vm.name(SpecialName::name));
    made->module = share(module).release();
    if (code->code->has_docstring) made->doc = make_string(vm, code->code->docstring).release();
    return made;
}

Value make_type_form(Interpreter& vm, std::uint32_t form, Object* const* operands) {
    Value make = get_attribute(vm, typing_of(vm).get(), vm.intern("_make_type_form"));
    Value number = make_int(vm, form);
    // One object, as far as a collector sees.
    Value made;
    {
        InternalsGuard guard(vm);
        made = call(vm, make.get(), {number.get(), operands[0], operands[1], operands[2]});
    }
    vm.heap.track(made.get());
    return made;
}

Value load_generic_class_maker(Interpreter& vm) {
    vm.note_import("typing");
    return get_attribute(vm, typing_of(vm).get(), vm.intern("_build_generic_class"));
}

}  // namespace lastref::model
