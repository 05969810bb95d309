#include "backends/model/object/types/class_hierarchy.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

TypeList types_in(Tuple* types) {
    TypeList list;
    for (std::uint32_t i = 0; i < types->size; ++i) list.push_back(static_cast<Type*>(types->items()[i]));
    return list;
}

bool in_tail(const std::vector<TypeList>& lists, Type* candidate) {
    for (const TypeList& list : lists) {
        for (std::size_t i = 1; i < list.size(); ++i) {
            if (list[i] == candidate) return true;
        }
    }
    return false;
}

/// mro_error: the bases that must stand before each other, as PyPy shows them.
std::string blocking_cycle(const std::vector<TypeList>& lists) {
    TypeList cycle;
    Type* candidate = lists.back().front();
    while (std::find(cycle.begin(), cycle.end(), candidate) == cycle.end()) {
        cycle.push_back(candidate);
        auto blocks = [&](const TypeList& list) {
            return std::find(list.begin() + 1, list.end(), candidate) != list.end();
        };
        candidate = std::find_if(lists.begin(), lists.end(), blocks)->front();
    }
    cycle.erase(cycle.begin(), std::find(cycle.begin(), cycle.end(), candidate));
    cycle.push_back(candidate);
    std::vector<std::string_view> names;
    for (auto each = cycle.rbegin(); each != cycle.rend(); ++each) names.push_back(as_string((*each)->name)->view());
    return fmt::format("{}", fmt::join(names, " < "));
}

/// Exceptions with fields of their own.
bool adds_fields(const Type* type) {
    constexpr CoreType rows[] = {CoreType::os_error,
                                 CoreType::import_error,
                                 CoreType::stop_iteration,
                                 CoreType::system_exit,
                                 CoreType::syntax_error,
                                 CoreType::unicode_encode_error,
                                 CoreType::unicode_decode_error,
                                 CoreType::unicode_translate_error,
                                 CoreType::attribute_error,
                                 CoreType::name_error};
    Run& run = *type->run;
    std::size_t count = std::size(rows) - (does(run, Detail::errors_keep_names) ? 0 : 2);
    return type == environment_error(run) ||
           std::any_of(rows, rows + count, [&](CoreType each) { return type == run.type(each); });
}

/// The type in whose layout instances of `type` begin: the built-in kind, or the class that added slots.
Type* solid_base(Type* type) {
    for (Type* each = type; each->base; each = each->base) {
        bool same_layout = each->instance_kind == each->base->instance_kind &&
                           each->layout.instance_size == each->base->layout.instance_size;
        if (each->instance_kind == Kind::exception && !each->program_defined && adds_fields(each)) return each;
        bool adds_nothing = each->program_defined || (same_layout && each->instance_kind != Kind::instance);
        if (!adds_nothing || each->layout.slot_count != each->base->layout.slot_count) return each;
    }
    Type* last = type;
    while (last->base) last = last->base;
    return last;
}

/// Whether the metaclass has an `mro` of its own.
bool overrides_mro(Run& run, const Type* type) {
    if (type->type == run.type(CoreType::type)) return false;
    Object* found = find_in_mro(type->type, run.intern("mro"));
    return found && found->kind != Kind::native;
}

Ref<Tuple> ask_for_mro(Run& run, Type* type) {
    Value given = call_method(run, type, "mro");
    Ref<Tuple> mro = tuple_from(run, given.get());
    if (mro->size == 0 && run.profile.family != "pypy" && run.profile.minor() >= 10)
        raise(run, CoreType::type_error, "type MRO must not be empty");
    const Type* solid = solid_base(type);
    for (std::uint32_t i = 0; i < mro->size; ++i) {
        Object* each = mro->items()[i];
        if (each->kind != Kind::type) {
            raise(run, CoreType::type_error, "mro() returned a non-class ('{}')", type_name(each));
        }
        if (!is_subtype(solid, solid_base(static_cast<Type*>(each)))) {
            // PyPy lets it be, and complains where a method of that base meets an instance.
            if (run.profile.family == "pypy") run.refuse("an mro() with a base of another layout");
            raise(run, CoreType::type_error, "mro() returned base with unsuitable layout ('{}')",
                  type_name_of(static_cast<Type*>(each)));
        }
    }
    return mro;
}

Value key_of_subclass(Run& run, const Type* type) {
    return make_int(run, static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(type)));
}

void unregister_subclass(Run& run, Type* base, Type* type) {
    if (base->subclasses) dict_delete(run, static_cast<Dict*>(base->subclasses), key_of_subclass(run, type).get());
}

struct RenewedMro {
    Ref<Type> type;
    Value old;
    Value fresh;
};

/// Where an `mro` of the program's changed the bases of its own class, what that made stays.
void renew_mro(Run& run, Type* type, std::vector<RenewedMro>& renewed) {
    Value old = share(type->mro);
    if (!set_mro(run, type)) return;
    renewed.push_back({Ref<Type>::share(type), std::move(old), share(type->mro)});
    type_changed(type);
    for_each_subclass(type, [&](Type* each) { renew_mro(run, each, renewed); });
}

/// By the line of first bases, which is set before an `mro` of the program's runs.
bool derives_from(const Type* type, const Type* base) {
    while (type && type != base) type = type->base;
    return type;
}

}  // namespace

void require_classes(Run& run, Tuple* bases) {
    Object** end = bases->items() + bases->size;
    auto is_type = [](const Object* base) { return base->kind == Kind::type; };
    Object** other = std::find_if_not(bases->items(), end, is_type);
    if (other == end) return;
    if (run.profile.family != "pypy") raise(run, CoreType::type_error, "bases must be types", type_name(*other));
    if (std::none_of(bases->items(), end, is_type))
        raise(run, CoreType::type_error, "a new-style class can't have only classic bases");
    raise(run, CoreType::attribute_error, "'{}' object has no attribute '__bases__'", type_name(*other));
}

namespace {

TypeList check_bases(Run& run, Type* type, Object* bases) {
    std::string_view name = type_name_of(type);
    if (!type->program_defined) {
        raise(run, CoreType::type_error, "cannot set '__bases__' attribute of immutable type '{}'", name);
    }
    if (!bases) raise(run, CoreType::type_error, "can't delete {}.__bases__", name);
    if (bases->kind != Kind::tuple) {
        raise(run, CoreType::type_error, "can only assign tuple to {}.__bases__, not {}", name, type_name(bases));
    }
    auto* given = static_cast<Tuple*>(bases);
    if (given->size == 0) {
        raise(run, CoreType::type_error, "can only assign non-empty tuple to {}.__bases__, not ()", name);
    }
    if (run.profile.family == "pypy") require_classes(run, given);
    for (std::uint32_t i = 0; i < given->size; ++i) {
        Object* each = given->items()[i];
        if (each->kind != Kind::type) {
            raise(run, CoreType::type_error, "{}.__bases__ must be tuple of classes, not '{}'", name, type_name(each));
        }
        auto* base = static_cast<Type*>(each);
        if (is_subtype(base, type) || (base->mro && derives_from(base, type))) {
            raise(run, CoreType::type_error, "a __bases__ item causes an inheritance cycle");
        }
    }
    return types_in(given);
}

bool same_layout(const Type* left, const Type* right) {
    const TypeLayout& first = left->layout;
    const TypeLayout& second = right->layout;
    // On PyPy all classes of programs have weak lists; whether they tell of them is asked elsewhere.
    const bool same_weak_lists =
        left->run->profile.slotted_take_weak_references || first.has_weak_list == second.has_weak_list;
    const bool same_extras = first.has_dict == second.has_dict && same_weak_lists;
    return left->instance_kind == right->instance_kind && first.instance_size == second.instance_size &&
           first.slot_count == second.slot_count && (same_extras || !does(*left->run, Detail::bases_differ_by_extras));
}

/// The class up the line that gave instances their present form.
const Type* layout_root(const Type* type) {
    auto is_own = [](const Type* each) {
        return each->instance_kind == Kind::exception && !each->program_defined && adds_fields(each);
    };
    while (type->base && same_layout(type, type->base) && !is_own(type)) type = type->base;
    return type;
}

void require_different(Run& run, const TypeList& bases) {
    for (auto each = bases.begin(); each != bases.end(); ++each) {
        if (std::find(bases.begin(), each, *each) != each)
            raise(run, CoreType::type_error, "duplicate base class {}", as_string((*each)->name)->view());
    }
}

}  // namespace

bool compatible_for_assignment(const Type* left, const Type* right) {
    left = layout_root(left);
    right = layout_root(right);
    if (left == right) return true;
    auto names = [](const Type* type) {
        return type->slot_names ? types_in(static_cast<Tuple*>(type->slot_names)) : TypeList{};
    };
    return left->base == right->base && same_layout(left, right) && names(left) == names(right);
}

bool differ_by_deallocator(Run& run, const Type* left, const Type* right) {
    return left->layout.instances_tracked != right->layout.instances_tracked &&
           does(run, Detail::layouts_differ_by_deallocator);
}

void raise_layouts_differ(Run& run, std::string_view what, Type* fresh, Type* old) {
    raise(run, CoreType::type_error, "{} assignment: '{}' {} differs from '{}'", what, class_name(fresh),
          differ_by_deallocator(run, fresh, old) ? "deallocator" : "object layout", class_name(old));
}

namespace {

/// A classic class and what it derives from, in the order in which attributes are looked up.
void add_classic_line(TypeList& line, Type* type) {
    if (std::find(line.begin(), line.end(), type) == line.end()) line.push_back(type);
    for (Type* base : types_in(static_cast<Tuple*>(type->bases))) add_classic_line(line, base);
}

}  // namespace

Ref<Tuple> linearise(Run& run, Type* type) {
    TypeList bases = types_in(static_cast<Tuple*>(type->bases));
    std::vector<TypeList> lists;
    for (Type* base : bases) {
        if (is_classic_class(base)) {
            lists.emplace_back();
            add_classic_line(lists.back(), base);
            continue;
        }
        if (!base->mro) {
            raise(run, CoreType::type_error, "Cannot extend an incomplete type '{}'", type_name_of(base));
        }
        lists.push_back(types_in(static_cast<Tuple*>(base->mro)));
    }
    require_different(run, bases);
    lists.push_back(bases);
    std::vector<Object*> result{type};
    for (;;) {
        std::erase_if(lists, [](const TypeList& list) { return list.empty(); });
        if (lists.empty()) return model::make_tuple(run, result);
        Type* next = nullptr;
        for (const TypeList& list : lists) {
            if (in_tail(lists, list.front())) continue;
            next = list.front();
            break;
        }
        if (!next) {
            std::string names;
            TypeList heads;
            for (const TypeList& list : lists) {
                if (std::find(heads.begin(), heads.end(), list.front()) != heads.end()) continue;
                heads.push_back(list.front());
                if (!names.empty()) names += ", ";
                names += as_string(list.front()->name)->view();
            }
            raise_worded(run, CoreType::type_error, run.profile.words.no_order, names, blocking_cycle(lists));
        }
        result.push_back(next);
        for (TypeList& list : lists) {
            if (list.front() == next) list.erase(list.begin());
        }
    }
}

bool set_mro(Run& run, Type* type) {
    Value old = share(type->mro);
    Ref<Tuple> mro = overrides_mro(run, type) ? ask_for_mro(run, type) : linearise(run, type);
    if (type->mro != old.get()) return false;
    replace(type->mro, Value(std::move(mro)));
    return true;
}

Type* best_base(Run& run, const TypeList& bases) {
    Type* winner = nullptr;
    Type* winner_solid = nullptr;
    for (Type* base : bases) {
        if (is_classic_class(base)) continue;
        if (!base->mro) {
            raise(run, CoreType::type_error, "Cannot extend an incomplete type '{}'", type_name_of(base));
        }
        if (!base->program_defined && base->spec && !base->spec->subclassable) {
            raise(run, CoreType::type_error, "type '{}' is not an acceptable base type", full_type_name(base));
        }
        Type* solid = solid_base(base);
        if (!winner || (solid != winner_solid && is_subtype(solid, winner_solid))) {
            winner = base;
            winner_solid = solid;
        } else if (!is_subtype(winner_solid, solid)) {
            raise(run, CoreType::type_error, "multiple bases have instance lay-out conflict");
        }
    }
    if (!winner) raise(run, CoreType::type_error, "a new-style class can't have only classic bases");
    return winner;
}

void register_subclass(Run& run, Type* base, Type* type) {
    const bool is_classic = is_classic_class(type);
    const bool was = std::exchange(run.heap.making_internals, run.heap.making_internals || is_classic);
    bool is_own = run.profile.family == "pypy" || is_classic;
    for (WeakReference* each = *weak_list(type); each; each = each->next_weak) is_own &= each->forgotten;
    Ref<WeakReference> reference = make_weak_reference(run, run.type(CoreType::weak_reference), type, nullptr);
    if (is_own) reference->forgotten = true;  // no program can see it
    if (is_classic) run.heap.untrack(reference.get());
    if (!base->program_defined || is_classic_class(base)) run.heap.making_internals = true;
    if (!base->subclasses) base->subclasses = make_dict(run).release();
    auto* all = static_cast<Dict*>(base->subclasses);
    std::vector<Value> dead;
    std::uint32_t position = 0;
    for (Object *key = nullptr, *known = nullptr; dict_next(all, position, key, known);)
        if (!weak_target(*static_cast<WeakReference*>(known))) dead.push_back(share(key));
    for (const Value& key : dead) dict_delete(run, all, key.get());
    dict_set(run, all, key_of_subclass(run, type).get(), reference.get());
    if (run.profile.collector != CollectorKind::tracing) run.heap.untrack(all);
    run.heap.making_internals = was;
}

void set_bases(Run& run, Type* type, Object* bases) {
    TypeList fresh = check_bases(run, type, bases);
    Type* base = best_base(run, fresh);
    const bool gives_weak_list = has_told_weak_list(run, base) != has_told_weak_list(run, type->base);
    // Where bases may differ by them, the class itself must have room for what the new ones have.
    const bool differs_by_extras = does(run, Detail::bases_differ_by_extras)
                                       ? gives_weak_list
                                       : (base->layout.has_dict && !type->layout.has_dict) ||
                                             (base->layout.has_weak_list && !type->layout.has_weak_list);
    if (differ_by_deallocator(run, base, type->base) || !compatible_for_assignment(base, type->base) ||
        differs_by_extras) {
        raise_layouts_differ(run, "__bases__", base, type->base);
    }
    Value old_bases = share(type->bases);
    Ref<Type> old_base = Ref<Type>::share(type->base);
    std::vector<RenewedMro> renewed;
    replace(type->bases, share(bases));
    type->base = Ref<Type>::share(base).release();
    type->layout.base = &base->layout;
    drop_reference(old_base.get());
    try {
        renew_mro(run, type, renewed);
    } catch (Raised&) {
        for (RenewedMro& each : renewed) {
            if (each.type->mro == each.fresh.get()) replace(each.type->mro, std::move(each.old));
        }
        if (type->bases == bases) {
            replace(type->bases, std::move(old_bases));
            drop_reference(std::exchange(type->base, old_base.release()));
            type->layout.base = &type->base->layout;
        }
        type_changed(type);
        throw;
    }
    if (type->bases != bases) return;
    for (Type* each : types_in(static_cast<Tuple*>(old_bases.get()))) unregister_subclass(run, each, type);
    for (Type* each : fresh) register_subclass(run, each, type);
}

}  // namespace lastref::model
