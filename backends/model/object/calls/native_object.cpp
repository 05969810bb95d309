#include "backends/model/object/calls/native_object.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_call_errors.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"

#include <cstddef>
#include <cstring>
#include <type_traits>

#include <algorithm>
#include <iterator>

namespace lastref::model {

namespace {

Value next_of_row(Run& run, Arguments arguments) {
    Object* iterator = arguments[0];
    const Type* type = iterator->type;
    while (!type->spec || !type->spec->next) type = type->base;
    Value item = type->spec->next(run, iterator);
    if (!item) raise_unborn(run, call(run, run.type(CoreType::stop_iteration)));
    return item;
}

Value self_of_row(Run&, Arguments arguments) {
    return share(arguments[0]);
}

constexpr NativeRow next_row{"__next__", "self, /", next_of_row};
constexpr NativeRow iter_row{"__iter__", "self, /", self_of_row};

void destroy_native(Heap& heap, Object* object) {
    auto* native = static_cast<Native*>(object);
    heap.untrack(native);
    clear(native->self);
    clear(native->owner);
    heap.free_object(native, sizeof(Native) + native->signature->bytes());
}

/// Of the special methods, those that are functions like any other, not operations of the type.
bool is_slot_name(std::string_view name) {
    static constexpr std::string_view plain[] = {
        "__class_getitem__", "__format__",     "__sizeof__",        "__reduce__",        "__reduce_ex__",
        "__dir__",           "__reversed__",   "__round__",         "__trunc__",         "__floor__",
        "__ceil__",          "__getnewargs__", "__getnewargs_ex__", "__getstate__",      "__setstate__",
        "__length_hint__",   "__subclasses__", "__instancecheck__", "__subclasscheck__", "__prepare__",
        "__mro_entries__",   "__copy__",       "__deepcopy__",      "__complex__",       "__bytes__",
        "__enter__",         "__exit__",       "__set_name__",      "__init_subclass__", "__subclasshook__",
        "__typing_subst__",  "__aenter__",     "__aexit__",         "__missing__",       "__replace__",
    };
    return name.starts_with("__") && std::find(std::begin(plain), std::end(plain), name) == std::end(plain);
}

/// Containers have these as functions, for speed.
bool is_container_function(std::string_view name, Kind owner) {
    if (name == "__getitem__") return owner == Kind::list || owner == Kind::dict;
    return name == "__contains__" && (owner == Kind::dict || owner == Kind::set);
}

bool has_table_entry(const NativeRow& row, const Object* owner) {
    return is_slot_name(row.name) && !is_container_function(row.name, static_cast<const Type*>(owner)->instance_kind);
}

CoreType native_type(const Run& run, const NativeRow& row, const Object* self, const Object* owner) {
    const bool is_class_method = row.binding == Binding::class_method;
    if (owner && run.profile.family == "pypy" && (self || !is_class_method))
        return self ? CoreType::bound_native : CoreType::wrapper_descriptor;
    if (!owner || row.binding == Binding::static_method) return CoreType::native_function;
    if (is_class_method) return self ? CoreType::native_function : CoreType::class_method_descriptor;
    const bool in_table = has_table_entry(row, owner);
    if (self) return in_table ? CoreType::bound_native : CoreType::native_function;
    return in_table ? CoreType::wrapper_descriptor : CoreType::method_descriptor;
}

}  // namespace

bool is_slot(const Native* native) {
    return native->owner && native->row->binding == Binding::method && has_table_entry(*native->row, native->owner);
}

extern const KindRow native_kind;
const KindRow native_kind{
    .name = "native",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Native, self), .fixed_count = 2},
    .weak_offset = offsetof(Native, weak_references),
    .destroy = destroy_native,
};

Ref<Native> make_native(Run& run, const NativeRow& row, Object* self, Object* owner) {
    Type* type = run.type(native_type(run, row, self, owner));
    const Signature signature = parse_signature(row.parameters);
    auto native = Ref<Native>::adopt(run.heap.make<Native>(Kind::native, type, signature.bytes()));
    native->row = &row;
    native->self = share(self).release();
    native->owner = share(owner).release();
    static_assert(std::is_trivially_copyable_v<Signature>);
    std::memcpy(static_cast<void*>(native.get() + 1), &signature, signature.bytes());
    native->signature = reinterpret_cast<Signature*>(native.get() + 1);
    if (!run.heap.making_internals) run.heap.track(native.get());
    return native;
}

Value make_type_attribute(Run& run, Type* type, const NativeRow& row) {
    return make_native(run, row, nullptr, type);
}

Value make_getset(Run& run, Type* type, const GetSetRow& row) {
    bool member = type->spec && is_member(run.profile, *type->spec, row.name);
    CoreType sort = member ? CoreType::member_descriptor : CoreType::getset_descriptor;
    auto made = Ref<Descriptor>::adopt(run.heap.make<Descriptor>(Kind::descriptor, run.type(sort)));
    made->first = share(type).release();
    made->row = &row;
    made->name = share(run.intern(row.name)).release();
    return made;
}

std::string_view name_in_python_2(std::string_view name) {
    return name == "__next__" ? "next" : name == "__bool__" ? "__nonzero__" : name;
}

std::string_view told_name(const Native* native) {
    const bool is_renamed = run_of(native).profile.python_2 && native->owner;
    return is_renamed ? name_in_python_2(native->row->name) : native->row->name;
}

Value make_implied_attribute(Run& run, Type* type, std::string_view name) {
    const TypeSpec& spec = *type->spec;
    if (spec.next && name == run.name(SpecialName::next)->view()) return make_native(run, next_row, nullptr, type);
    if (spec.next && name == "__iter__") return make_native(run, iter_row, nullptr, type);
    if (!spec.hashable && name == "__hash__") return none(run);
    if (name == "__doc__") {
        bool later = spec.doc.starts_with("The type of the ") && !does(run, Detail::singletons_types_have_docs);
        return spec.doc.empty() || later ? none(run) : Value(make_string(run, spec.doc));
    }
    // A union passes the question on to its type.
    if (name == "__module__" && (is_heap_type_of_c(run, spec) || spec.name == "UnionType"))
        return share(run.intern(module_of(run.profile, spec)));
    return {};
}

bool is_heap_type_of_c(const Run& run, const TypeSpec& spec) {
    if (spec.module == "builtins" || spec.module == "weakref") return false;
    if (run.profile.family == "pypy") return spec.name == "partial" || spec.module == "types";
    if (spec.module == "types") return false;
    const bool is_of_patterns = spec.module == "re" || spec.module == "_sre";
    const bool is_early = spec.module == "functools" || spec.module == "array" || is_of_patterns;
    return does(run, is_early ? Detail::partials_and_getters_tell_their_type : Detail::instances_of_c_types_tell_them);
}

std::string_view module_of(const Profile& profile, const TypeSpec& spec) {
    if (spec.module == "_collections" && does(profile, Detail::deque_iterators_are_public)) return "collections";
    if (spec.name == "UnionType" && does(profile, Detail::unions_are_of_typing)) return "typing";
    if (spec.name == "arrayiterator" && profile.minor() < 10) return "builtins";
    if (spec.name == "UnionType" && profile.family == "pypy") return "_pypy_generic_alias";
    return profile.weak_types_are_builtins && !spec.builtin_name.empty() ? "builtins" : spec.module;
}

std::string_view type_name_of(const Type* type) {
    return type->name ? static_cast<const Str*>(type->name)->view() : type->spec->name;
}

}  // namespace lastref::model
