#include "backends/model/object/run.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/types/classic.hpp"

#include <cstdint>
#include <cstring>

namespace lastref::model {

namespace {

constexpr std::string_view special_texts[] = {
#define LASTREF_SPECIAL_NAME(identifier, text) text,
    LASTREF_SPECIAL_NAMES(LASTREF_SPECIAL_NAME)
#undef LASTREF_SPECIAL_NAME
};

constexpr const TypeSpec* core_specs[] = {
#define LASTREF_CORE_TYPE(identifier) &identifier##_type,
    LASTREF_CORE_TYPES(LASTREF_CORE_TYPE)
#undef LASTREF_CORE_TYPE
#define LASTREF_EXCEPTION(identifier, text, base) &identifier##_type,
        LASTREF_EXCEPTIONS(LASTREF_EXCEPTION)
#undef LASTREF_EXCEPTION
};

/// What Python 2 calls otherwise. It has no @, but a division of its own.
std::string_view special_name_of_python_2(SpecialName name) {
    switch (name) {
        case SpecialName::next: return "next";
        case SpecialName::bool_: return "__nonzero__";
        case SpecialName::matmul: return "__div__";
        case SpecialName::rmatmul: return "__rdiv__";
        case SpecialName::imatmul: return "__idiv__";
        default: return special_name_text(name);
    }
}

/// Memory and the facts that instances need. No other object is made.
Type* allocate_builtin_type(Run& run, const TypeSpec& spec, Type* metatype) {
    std::size_t front = bytes_in_front(flag_tracked_kind);
    auto* memory = static_cast<char*>(run.heap.memory().allocate(front + sizeof(Type)));
    std::memset(memory, 0, front + sizeof(Type));
    auto* type = reinterpret_cast<Type*>(memory + front);
    type->refcount = 1;
    type->kind = Kind::type;
    type->flags = flag_tracked_kind | flag_immortal;
    type->type = metatype ? metatype : type;
    if (metatype) add_reference(metatype);
    type->layout = TypeLayout{};
    type->layout.heap = &run.heap;
    type->layout.instance_size = spec.instance_size;
    type->layout.instances_tracked = kind_rows[static_cast<std::size_t>(spec.kind)]->tracked && &spec != &object_type;
    if (spec.kind == Kind::code) type->layout.instances_tracked = run.profile.call_sites_hold_methods;
    type->layout.free_list = FreeLists::list_of(spec.name, run.profile.language[1]);
    type->layout.has_dict = type->layout.attributes_come_last = spec.has_dict;
    type->layout.has_finalizer = spec.has_finalizer && !(run.profile.python_2 && spec.kind == Kind::file);
    type->layout.attributes_go_first = spec.attributes_go_first;
    type->layout.nests_in_trashcan = &spec != &classic_instance_type;
    type->run = &run;
    type->instance_kind = spec.kind;
    type->spec = &spec;
    return type;
}

Type* base_of(Run& run, const TypeSpec& spec) {
    const bool is_other = run.profile.python_2 && spec.base_in_python_2;
    const TypeSpec* base = is_other ? spec.base_in_python_2 : spec.base;
    return base ? builtin_type(run, *base) : run.type(CoreType::object);
}

/// The objects that describe a built-in type; other built-in types may come into being on the way.
void describe_builtin_type(Run& run, Type* type) {
    Type* base = type->base;
    const TypeSpec& spec = *type->spec;
    bool is_renamed = run.profile.weak_types_are_builtins && !spec.builtin_name.empty();
    type->name = run.intern(reworded(run, is_renamed ? spec.builtin_name : spec.name));
    type->qualified_name = type->name;
    add_reference(type->name);
    add_reference(type->name);
    type->dict = make_dict(run).release();
    // The bases' own tuples may not be there yet while the first types come into being: built-in types inherit singly.
    // But for ExceptionGroup, which is an Exception as well.
    Type* second = &spec == core_specs[static_cast<std::size_t>(CoreType::exception_group)]
                       ? run.type(CoreType::exception)
                       : nullptr;
    std::uint32_t ancestors = second ? 1 : 0;
    for (Type* each = type; each; each = each->base) ++ancestors;
    Ref<Tuple> mro = make_raw_tuple(run, ancestors);
    std::uint32_t place = 0;
    for (Type* each = type; each; each = each->base) {
        mro->items()[place++] = share(each).release();
        if (second && each == base) mro->items()[place++] = share(second).release();
    }
    type->mro = mro.release();
    type->bases = second ? make_tuple(run, {static_cast<Object*>(base), static_cast<Object*>(second)}).release()
                  : base ? make_tuple(run, {static_cast<Object*>(base)}).release()
                         : make_raw_tuple(run, 0).release();
}

}  // namespace

std::string_view special_name_text(SpecialName name) {
    return special_texts[static_cast<std::size_t>(name)];
}

Run::Run(const Profile& the_profile, Embedder& embedder)
    : profile(the_profile),
      heap(the_profile, embedder),
      native_is_apart_(profile.recursion.native_apart),
      native_limit_(profile.recursion.native_limit ? profile.recursion.native_limit : INT32_MAX) {
    heap.making_internals = true;
    core_types[static_cast<std::size_t>(CoreType::type)] = make_core_type(CoreType::type);
    none = heap.make<Object>(Kind::none, type(CoreType::none));
    ellipsis = heap.make<Object>(Kind::ellipsis, type(CoreType::ellipsis));
    not_implemented = heap.make<Object>(Kind::not_implemented, type(CoreType::not_implemented));
    empty_tuple = make_raw_tuple(*this, 0).release();
    for (Object* each : {none, ellipsis, not_implemented, static_cast<Object*>(empty_tuple)}) {
        each->flags = static_cast<std::uint8_t>(each->flags | flag_immortal);
    }
    auto truth = [&](std::int64_t value) {
        auto* made = heap.make<Int>(Kind::integer, type(CoreType::boolean));
        made->value = value;
        made->flags = static_cast<std::uint8_t>(made->flags | flag_immortal);
        return made;
    };
    false_ = truth(0);
    true_ = truth(1);
    // About as many as the interpreter itself holds once it has begun.
    none->refcount += 4000;
    empty_tuple->refcount += 1200;
    false_->refcount += 100;
    true_->refcount += 100;
    empty_string = intern("");
    empty_bytes = make_bytes(*this, "").release();
    heap.making_internals = false;
}

Run::~Run() = default;

Type* Run::make_core_type(CoreType which) {
    bool was = std::exchange(heap.making_internals, true);
    auto place = static_cast<std::size_t>(which);
    const TypeSpec& spec = *core_specs[place];
    Type* metatype = which == CoreType::type ? nullptr : type(CoreType::type);
    // Asking for the metatype may have made this one on the way.
    if (core_types[place]) {
        heap.making_internals = was;
        return core_types[place];
    }
    Type* made = core_types[place] = allocate_builtin_type(*this, spec, metatype);
    library_types[&spec] = made;
    if (which != CoreType::object) made->base = base_of(*this, spec);
    describe_builtin_type(*this, made);
    heap.making_internals = was;
    return made;
}

Type* builtin_type(Run& run, const TypeSpec& spec) {
    if (auto found = run.library_types.find(&spec); found != run.library_types.end()) return found->second;
    for (std::size_t i = 0; i < std::size(core_specs); ++i) {
        if (core_specs[i] == &spec) return run.type(static_cast<CoreType>(i));
    }
    bool was = std::exchange(run.heap.making_internals, true);
    Type* made = run.library_types[&spec] = allocate_builtin_type(run, spec, run.type(CoreType::type));
    made->base = base_of(run, spec);
    describe_builtin_type(run, made);
    run.heap.making_internals = was;
    return made;
}

Str* Run::make_special_name(SpecialName which) {
    const std::string_view text = profile.python_2 ? special_name_of_python_2(which) : special_name_text(which);
    return special_names[static_cast<std::size_t>(which)] = intern(text);
}

void Run::refuse(const std::string& what) {
    stop_unsupported(what);
    throw Stopped{};
}

void Run::raise_recursion_error(const char* where) {
    raise(*this, CoreType::recursion_error, "maximum recursion depth exceeded{}",
          profile.family == "pypy" ? "" : where);
}

void Run::stop_native_recursion(const char* where) {
    // Where a limit ends it, what comes this far almost always nests without end: it is told so somewhat early.
    bool is_limited = native_is_apart_ && profile.recursion.native_limit > 0;
    if (heap.own_stack.is_used_up() && !is_limited) refuse("how deep a recursion in C goes");
    raise_recursion_error(where);
}

}  // namespace lastref::model
