#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/itertools_types.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/may_be_tracked.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

namespace lastref::model {

namespace {

Value tee(Run& run, Arguments arguments) {
    std::int64_t count = integer_argument(run, arguments[1]);
    if (count < 0)
        raise_message(run, CoreType::value_error,
                      run.profile.minor() >= 15 ? "n cannot be negative" : "n must be >= 0");
    Value first;
    if (count > 0 || run.profile.family == "pypy") first = get_iterator(run, arguments[0]);
    if (count == 0) return share(run.empty_tuple);
    const bool is_copied =
        does(run, Detail::tee_copies_copyables) && find_attribute(run, first.get(), run.name(SpecialName::copy));
    if (!is_copied) {
        const bool asks_again = does(run, Detail::tee_asks_iterators);
        first = asks_again ? call(run, builtin_type(run, itertools_tee_type), first.get()) : tee_of(run, first.get());
    }
    std::vector<Value> made;
    if (!does(run, Detail::tee_keeps_none)) made.push_back(first);
    while (made.size() < static_cast<std::size_t>(count)) {
        const Value& source = does(run, Detail::tee_copies_copies) ? made.back() : first;
        made.push_back(call_method(run, source.get(), "__copy__"));
    }
    Ref<Tuple> result = make_raw_tuple(run, made.size());
    for (std::size_t i = 0; i < made.size(); ++i) result->items()[i] = made[i].release();
    run.heap.track(result.get());
    return result;
}

Value integer(Run& run, Arguments arguments) {
    return make_int(run, integer_argument(run, arguments[0]));
}

/// A result that nobody holds any more, but who made it and who calls, is used again.
bool may_be_filled(Run& run, Object* before, std::uint32_t size) {
    return run.profile.python_2 && before->kind == Kind::tuple && before->refcount == 2 &&
           static_cast<Tuple*>(before)->size == size;
}

/// From 3.14 on a result is the one before, copied and changed: the collector sees it if what that held may be seen.
Value listed_as_copy(Run& run, Arguments arguments) {
    Value result = share(arguments[0]);
    auto* fresh = static_cast<Tuple*>(arguments[0]);
    if (fresh->size && may_be_filled(run, arguments[1], fresh->size)) {
        auto* before = static_cast<Tuple*>(arguments[1]);
        for (std::uint32_t i = 0; i < fresh->size; ++i) replace(before->items()[i], share(fresh->items()[i]));
        run.heap.track(before);
        return share(before);
    }
    if (run.profile.family != "cpython" || run.profile.minor() < 14) return result;
    bool is_listed = arguments[1] == run.none;
    for (std::uint32_t i = 0; !is_listed && i < static_cast<Tuple*>(arguments[1])->size; ++i)
        is_listed = may_be_tracked(static_cast<Tuple*>(arguments[1])->items()[i]);
    is_listed ? run.heap.track(result.get()) : run.heap.untrack(result.get());
    return result;
}

constexpr NativeRow functions[] = {
    {"_integer", "value, /", integer, Binding::function},
    {"_listed_as_copy", "result, before, /", listed_as_copy, Binding::function},
    {"tee", "iterable, n=2, /", tee, Binding::function},
    {"_tell_module", "cls, /", tell_module, Binding::function},
};

constexpr const TypeSpec* types[] = {
    &itertools_count_type,        &itertools_cycle_type,    &itertools_repeat_type,     &itertools_chain_type,
    &itertools_islice_type,       &itertools_tee_type,      &itertools_takewhile_type,  &itertools_dropwhile_type,
    &itertools_filterfalse_type,  &itertools_starmap_type,  &itertools_accumulate_type, &itertools_compress_type,
    &itertools_zip_longest_type,  &itertools_pairwise_type, &itertools_batched_type,    &itertools_ifilter_type,
    &itertools_ifilterfalse_type, &itertools_imap_type,     &itertools_izip_type,       &itertools_izip_longest_type,
};

bool is_offered(const Profile& profile, std::string_view name) {
    return profile.python_2 || !has_word("ifilter ifilterfalse imap izip izip_longest", name);
}

constexpr LaterPart later[] = {
    {"groupby", "itertools_groupby"},
    {"combinations combinations_with_replacement permutations product", "itertools_selections"},
};

}  // namespace

extern const ModuleSpec itertools_module;
const ModuleSpec itertools_module{
    .name = "itertools",
    .functions = functions,
    .types = types,
    .is_offered = is_offered,
    .later = later,
};

}  // namespace lastref::model
