#include "backends/model/heap/mutants.hpp"

#ifdef LASTREF_MUTANTS

#include "backends/model/heap/heap.hpp"

namespace lastref::model {

namespace {

/// Not Python 2's: too few cases run there to tell its faults apart.
bool any(const Profile& profile) {
    return !profile.python_2;
}
bool generational(const Profile& profile) {
    return any(profile) && profile.collector == CollectorKind::refcount;
}
bool counting(const Profile& profile) {
    return generational(profile) || profile.collector == CollectorKind::incremental;
}
bool tracing(const Profile& profile) {
    return profile.collector == CollectorKind::tracing;
}
bool clearing_first(const Profile& profile) {
    return counting(profile) && profile.weak_clearing == WeakClearing::before_finalizers;
}
bool clearing_late(const Profile& profile) {
    return counting(profile) && profile.weak_clearing == WeakClearing::after_finalizers;
}
bool sparing_reachable(const Profile& profile) {
    return counting(profile) && profile.resurrection == ResurrectionSpares::only_what_it_reaches;
}
bool sparing_everything(const Profile& profile) {
    return counting(profile) && profile.resurrection == ResurrectionSpares::everything;
}
bool freezing(const Profile& profile) {
    return counting(profile) && profile.language >= std::array{3, 7, 0};
}
bool finalizing_at_exit(const Profile& profile) {
    return any(profile) && profile.exit_finalizes == ExitFinalizes::everything;
}
bool leaving_early(const Profile& profile) {
    return profile.exit_finalizes == ExitFinalizes::nothing;
}

constexpr MutantRow rows[] = {
#define LASTREF_MUTANT_ROW(name, runtimes, breaks) {Mutant::name, #name, breaks, runtimes},
    LASTREF_MUTANT_ROWS(LASTREF_MUTANT_ROW)
#undef LASTREF_MUTANT_ROW
};

Mutant mutant_of(const Object* object) {
    return object->type ? type_layout(object->type).heap->profile().mutant : Mutant::none;
}

Order opposite(Order order) {
    return order == Order::first_to_last ? Order::last_to_first : Order::first_to_last;
}

}  // namespace

std::span<const MutantRow> mutant_rows() {
    return rows;
}

bool is_mutant(const Object* object, Mutant mutant) {
    return mutant_of(object) == mutant;
}

bool is_not_traversed(const Object* object) {
    switch (mutant_of(object)) {
        case Mutant::cells_not_traversed: return object->kind == Kind::cell;
        case Mutant::dicts_not_traversed: return object->kind == Kind::dict;
        case Mutant::lists_not_traversed: return object->kind == Kind::list;
        case Mutant::tuples_not_traversed: return object->kind == Kind::tuple;
        case Mutant::sets_not_traversed: return object->kind == Kind::set;
        case Mutant::generators_not_traversed: return object->kind == Kind::generator;
        case Mutant::bound_methods_not_traversed: return object->kind == Kind::bound_method;
        case Mutant::functions_not_traversed: return object->kind == Kind::function;
        case Mutant::classes_not_traversed: return object->kind == Kind::type;
        case Mutant::exceptions_not_traversed: return object->kind == Kind::exception;
        case Mutant::frames_not_traversed: return object->kind == Kind::frame;
        case Mutant::weak_references_not_traversed: return object->kind == Kind::weak_reference;
        case Mutant::deques_not_traversed: return object->kind == Kind::deque;
        default: return false;
    }
}

Profile mutate(const Profile& profile, Mutant mutant) {
    Profile changed = profile;
    changed.mutant = mutant;
    switch (mutant) {
        case Mutant::weak_references_outlive_finalizers: changed.weak_clearing = WeakClearing::after_finalizers; break;
        case Mutant::weak_references_precede_finalizers: changed.weak_clearing = WeakClearing::before_finalizers; break;
        case Mutant::resurrection_spares_others: changed.resurrection = ResurrectionSpares::everything; break;
        case Mutant::resurrection_spares_reachable:
            changed.resurrection = ResurrectionSpares::only_what_it_reaches;
            break;
        case Mutant::exit_finalizes_globals: changed.exit_finalizes = ExitFinalizes::everything; break;
        case Mutant::exit_keeps_globals: changed.exit_finalizes = ExitFinalizes::nothing; break;
        case Mutant::locals_die_in_reverse: changed.locals_die = opposite(profile.locals_die); break;
        case Mutant::arguments_change_owner:
            changed.arguments =
                profile.arguments == ArgumentOwner::callee ? ArgumentOwner::caller : ArgumentOwner::callee;
            break;
        case Mutant::handler_name_outlives_exception:
            changed.handler_names_go_first = !profile.handler_names_go_first;
            break;
        default: break;
    }
    return changed;
}

}  // namespace lastref::model

#endif
