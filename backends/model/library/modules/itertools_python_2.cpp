#include "backends/model/library/modules/itertools_types.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/result_tuple.hpp"
#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/object/core_types.hpp"
#include "backends/model/object/operations.hpp"

#include <vector>

// What Python 2 has in itertools, and Python 3 among the built-in functions or by other names. They are laid out as
// those, whose steps they take.
namespace lastref::model {

namespace {

template <const TypeSpec& other>
Value next_as(Run& run, Object* iterator) {
    return other.next(run, iterator);
}

Value filter_new(Run& run, Arguments arguments) {
    Value source = get_iterator(run, arguments[2]);
    Ref<Iterator> made = make_raw_iterator(run, class_argument(arguments[0]));
    made->source = source.release();
    made->second = share(arguments[1]).release();
    run.heap.track(made.get());
    return made;
}

/// The iterators of all but the first few.
template <class Walk>
Ref<Tuple> walk_all(Run& run, Tuple* iterables, std::uint32_t first, Walk walk) {
    Ref<Tuple> iterators = make_raw_tuple(run, iterables->size - first);
    if (iterators->size) run.heap.track(iterators.get());
    for (std::uint32_t i = first; i < iterables->size; ++i)
        iterators->items()[i - first] = walk(iterables->items()[i], i + 1).release();
    return iterators;
}

/// Those of izip() and its like, which take any TypeError for one about their argument.
Ref<Tuple> walk_all(Run& run, Tuple* iterables, std::string_view name) {
    return walk_all(run, iterables, 0, [&](Object* each, std::uint32_t number) {
        Value walks = unless_type_error(run, [&] { return get_iterator(run, each); });
        if (!walks) raise(run, CoreType::type_error, "{} argument #{} must support iteration", name, number);
        return walks;
    });
}

// imap: as map(), but that None is a function.

Value imap_new(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[1]);
    if (given->size < 2) raise(run, CoreType::type_error, "imap() must have at least two arguments.");
    Ref<Tuple> iterators =
        walk_all(run, given, 1, [&](Object* each, std::uint32_t) { return get_iterator(run, each); });
    Ref<Iterator> made = make_raw_iterator(run, class_argument(arguments[0]));
    made->source = iterators.release();
    made->second = share(given->items()[0]).release();
    run.heap.track(made.get());
    return made;
}

Value next_of_imap(Run& run, Object* object) {
    auto* iterator = static_cast<Iterator*>(object);
    auto* iterators = static_cast<Tuple*>(iterator->source);
    Ref<Tuple> values = make_raw_tuple(run, iterators->size);
    for (std::uint32_t i = 0; i < iterators->size; ++i) {
        Value item = next(run, iterators->items()[i]);
        if (!item) return {};
        values->items()[i] = item.release();
    }
    track_tuple(run, values.get());
    if (iterator->second == run.none) return values;
    return run.call(iterator->second, values->items(), values->size, nullptr);
}

Value izip_new(Run& run, Arguments arguments) {
    auto* iterables = static_cast<Tuple*>(arguments[1]);
    Ref<Tuple> iterators = walk_all(run, iterables, "izip");
    Value result = first_result(run, iterables->size);
    if (result) run.heap.track(result.get());
    Ref<Iterator> made = make_raw_iterator(run, class_argument(arguments[0]));
    made->source = iterators.release();
    made->second = result.release();
    run.heap.track(made.get());
    return made;
}

Value izip_longest_new(Run& run, Arguments arguments) {
    auto* iterables = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    Object* filler = keywords->used == 0 ? run.none : dict_find(keywords, run.intern("fillvalue"));
    if (!filler || keywords->used > 1)
        raise(run, CoreType::type_error, "izip_longest() got an unexpected keyword argument");
    Ref<Tuple> iterators = walk_all(run, iterables, "izip_longest");
    return make_zip_longest(run, class_argument(arguments[0]), std::move(iterators), filler);
}

constexpr NativeRow filter_rows[] = {{"__new__", "cls, function, sequence, /", filter_new, Binding::static_method}};
constexpr NativeRow imap_rows[] = {{"__new__", "cls, /, *iterables", imap_new, Binding::static_method}};
constexpr NativeRow izip_rows[] = {{"__new__", "cls, /, *iterables", izip_new, Binding::static_method}};
constexpr NativeRow izip_longest_rows[] = {
    {"__new__", "cls, /, *iterables, **keywords", izip_longest_new, Binding::static_method},
};

}  // namespace

const TypeSpec itertools_ifilter_type = itertools_spec("ifilter", next_as<filter_type>, filter_rows);
const TypeSpec itertools_ifilterfalse_type =
    itertools_spec("ifilterfalse", next_as<itertools_filterfalse_type>, filter_rows);
const TypeSpec itertools_imap_type = itertools_spec("imap", next_of_imap, imap_rows);
const TypeSpec itertools_izip_type = itertools_spec("izip", next_as<zip_type>, izip_rows);
const TypeSpec itertools_izip_longest_type =
    itertools_spec("izip_longest", next_as<itertools_zip_longest_type>, izip_longest_rows);

}  // namespace lastref::model
