#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/itertools_types.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/module_spec.hpp"

namespace lastref::model {

namespace {

Value tee(Run& run, Arguments arguments) {
    std::int64_t count = integer_argument(run, arguments[1]);
    if (count < 0)
        raise_message(run, CoreType::value_error,
                      run.profile.minor() >= 15 ? "n cannot be negative" : "n must be >= 0");
    if (count == 0) return share(run.empty_tuple);
    Value source = share(arguments[0]);
    if (does(run, Detail::tee_walks_first)) {
        source = get_iterator(run, arguments[0]);
        if (source->type->program_defined && find_attribute(run, source.get(), run.name(SpecialName::copy)))
            run.refuse("itertools.tee() of an iterator with __copy__");
    }
    bool is_given_back =
        does(run, Detail::tee_gives_copyable_back) && source->type == builtin_type(run, itertools_tee_type);
    Value first = is_given_back ? source : call(run, builtin_type(run, itertools_tee_type), source.get());
    Ref<Tuple> result = make_raw_tuple(run, static_cast<std::size_t>(count));
    result->items()[0] = share(first.get()).release();
    for (std::int64_t i = 1; i < count; ++i) {
        result->items()[i] = call(run, builtin_type(run, itertools_tee_type), first.get()).release();
    }
    run.heap.track(result.get());
    return result;
}

constexpr NativeRow functions[] = {
    {"tee", "iterable, n=2, /", tee, Binding::function},
    {"_tell_module", "cls, /", tell_module, Binding::function},
};

constexpr const TypeSpec* types[] = {
    &itertools_count_type,       &itertools_cycle_type,    &itertools_repeat_type,     &itertools_chain_type,
    &itertools_islice_type,      &itertools_tee_type,      &itertools_takewhile_type,  &itertools_dropwhile_type,
    &itertools_filterfalse_type, &itertools_starmap_type,  &itertools_accumulate_type, &itertools_compress_type,
    &itertools_zip_longest_type, &itertools_pairwise_type, &itertools_batched_type,
};

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
    .later = later,
};

}  // namespace lastref::model
