#include "backends/model/library/modules/referents.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/referents_of_pypy.hpp"
#include "backends/model/library/patterns/pattern_objects.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers/array.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/objects.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/generator.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace lastref::model {

namespace {

/// A method of a built-in type, a function of a module.
void list_of_native(Run& run, const Native* native, std::vector<Value>& found) {
    const bool is_method_wrapper = native->type == run.type(CoreType::bound_native);
    if (is_method_wrapper && native->owner) {
        auto* owner = reinterpret_cast<Type*>(native->owner);
        found.push_back(share(find_in_own_dict(owner, run.intern(native->row->name))));
    }
    if (native->self) found.push_back(share(native->self));
    if (!native->self && native->owner) found.push_back(share(native->owner));
    if (native->self && native->self->kind == Kind::module)
        found.push_back(share(static_cast<Module*>(native->self)->name));
}

/// Types of C that are made at run time are held by what is of them, and tp_traverse visits them first.
bool is_heap_type_of_c(Run& run, Type* type) {
    if (type->spec) return is_heap_type_of_c(run, *type->spec);
    if (!type->tells_module) return false;
    if (is_of_module(run, type, "operator")) return does(run, Detail::partials_and_getters_tell_their_type);
    return as_string(type->name)->view() == "defaultdict" && does(run, Detail::instances_of_c_types_tell_them);
}

/// Up to 3.9 no collector visits what regular expressions are made of.
bool is_unseen_pattern(const Run& run, const Object* object) {
    const TypeSpec* spec = object->type->spec;
    return spec && (spec->module == "re" || spec->module == "_sre") && run.profile.minor() < 10 &&
           run.profile.family == "cpython";
}

/// Its bytes are no object there.
void list_of_array(Run& run, Object* array, std::vector<Value>& found) {
    if (array->type->program_defined) run.refuse("gc.get_referents() of an array of a class that derives from it");
    if (run.profile.minor() >= 10) found.push_back(share(static_cast<Object*>(array->type)));
}

/// func_traverse.
void list_of_function(Run& run, const Function* function, std::vector<Value>& found) {
    Object* const builtins = does(run, Detail::functions_tell_builtins) ? function->builtins : nullptr;
    Object* const doc = function->doc ? function->doc : run.none;
    for (Object* each :
         {function->code, function->globals, builtins, function->module, function->defaults, function->keyword_defaults,
          doc, function->name, function->dict, function->closure, function->annotations, function->annotate,
          function->type_parameters, function->qualified_name})
        if (each) found.push_back(share(each));
}

/// Up to 3.10 what is suspended is the frame's, an object of its own; 3.11 visits the generator's code and that of its
/// frame, 3.12 and 3.13 that of the frame alone.
bool list_of_generator(Run& run, const Generator* generator, std::vector<Value>& found) {
    if (does(run, Detail::generators_tell_code_twice)) found.push_back(share(generator->code));
    const bool ended = generator->state == GeneratorState::finished;
    if (ended && does(run, Detail::frames_tell_code_of_generators)) {
        for (Object* each : {generator->name, generator->qualified_name}) found.push_back(share(each));
        return true;
    }
    if (!run.profile.frames_are_objects) return false;
    for (Object* each : {generator->frame_object, generator->code, generator->name, generator->qualified_name,
                         generator->handled_exception})
        if (each) found.push_back(share(each));
    return true;
}

void list_as_traversed(Run& run, Object* object, std::vector<Value>& found) {
    if (is_array(object)) return list_of_array(run, object, found);
    if (object->kind == Kind::native) return list_of_native(run, static_cast<Native*>(object), found);
    if (object->kind == Kind::function) return list_of_function(run, static_cast<Function*>(object), found);
    if (is_heap_type_of_c(run, object->type)) found.push_back(share(static_cast<Object*>(object->type)));
    if (object->kind == Kind::generator && list_of_generator(run, static_cast<Generator*>(object), found)) return;
    const std::size_t first = found.size();
    const bool type_is_told = object->type->program_defined && !object->type->tells_module;
    // Where the groups of a match are is no object there; the name of a module is not visited.
    const Object* hidden = is_match(object)               ? record_field(object, MatchFields::spans)
                           : object->kind == Kind::module ? static_cast<Module*>(object)->name
                                                          : nullptr;
    for_each_referent(object, [&](Object* each) {
        if (each == hidden) return;
        if (type_is_told || each != object->type) found.push_back(share(each));
    });
    const bool is_super = object->type == run.type(CoreType::super);
    if (is_super && found.size() > first + 1) std::swap(found[first], found[first + 1]);
    if (object->type == run.type(CoreType::property) && !static_cast<Descriptor*>(object)->fourth &&
        does(run, Detail::properties_tell_missing_doc))
        found.push_back(share(run.none));
}

}  // namespace

void list_referents(Run& run, Object* object, std::vector<Value>& found) {
    if (!has_flag(object, flag_tracked_kind) || is_unseen_pattern(run, object)) return;
    if (!does(run, Detail::plain_values_are_no_objects)) return list_as_traversed(run, object, found);
    std::vector<Value> all;
    list_referents_of_pypy(run, object, all);
    // Each is told once.
    for (Value& each : all) {
        const auto is_same = [&](const Value& other) { return other.get() == each.get(); };
        if (std::find_if(all.data(), &each, is_same) == &each) found.push_back(share(each.get()));
    }
}

}  // namespace lastref::model
