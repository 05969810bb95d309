#include "backends/model/object/clear_module.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

void destroy_bound_method(Heap& heap, Object* object) {
    auto* method = static_cast<BoundMethod*>(object);
    heap.untrack(method);
    // CPython's method_dealloc: the function first, then the object.
    clear(method->function);
    clear(method->self);
    heap.free_object(method, sizeof(BoundMethod));
}

void destroy_cell(Heap& heap, Object* object) {
    auto* cell = static_cast<Cell*>(object);
    heap.untrack(cell);
    clear(cell->content);
    heap.free_object(cell, sizeof(Cell));
}

void destroy_module(Heap& heap, Object* object) {
    auto* module = static_cast<Module*>(object);
    heap.untrack(module);
    if (heap.profile().modules_are_emptied && !module->spec) {
        add_reference(module);
        clear_module(run_of(module), module);
        --module->refcount;
    }
    clear(module->dict);
    clear(module->name);
    heap.free_object(module, instance_size(module->type, sizeof(Module)));
}

void destroy_instance(Heap& heap, Object* object) {
    heap.free_object(object, object->type->layout.instance_size);
}

}  // namespace

// An instance's slots, values and dict are its prefix's: nothing is left for the kind to clear.
extern const KindRow instance_kind;
const KindRow instance_kind{.name = "instance", .tracked = true, .destroy = destroy_instance};

extern const KindRow cell_kind;
const KindRow cell_kind{
    .name = "cell",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Cell, content), .fixed_count = 1},
    .destroy = destroy_cell,
};

extern const KindRow bound_method_kind;
const KindRow bound_method_kind{
    .name = "method",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(BoundMethod, function), .fixed_count = 2},
    .weak_offset = offsetof(BoundMethod, weak_references),
    .destroy = destroy_bound_method,
};

extern const KindRow module_kind;
const KindRow module_kind{
    .name = "module",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Module, dict), .fixed_count = 2},
    .weak_offset = offsetof(Module, weak_references),
    .destroy = destroy_module,
};

Ref<Cell> make_cell(Run& run, Object* content) {
    auto made = Ref<Cell>::adopt(run.heap.make<Cell>(Kind::cell, run.type(CoreType::cell)));
    made->content = share(content).release();
    run.heap.track(made.get());
    return made;
}

Ref<BoundMethod> make_bound_method(Run& run, Object* function, Object* self) {
    auto made = Ref<BoundMethod>::adopt(run.heap.make<BoundMethod>(Kind::bound_method, run.type(CoreType::method)));
    made->function = share(function).release();
    made->self = share(self).release();
    run.heap.track(made.get());
    return made;
}

Value make_instance(Run& run, Type* type) {
    return Value::adopt(run.heap.make_instance(type));
}

}  // namespace lastref::model
