#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_call_errors.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/calls/pypy_calls.hpp"
#include "backends/model/object/calls/vector_calls.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace lastref::model {

namespace {

/// An object that the real runtime does without, or makes and counts only where the call keeps it.
template <typename T>
class Uncounted {
public:
    explicit Uncounted(Heap& heap) : heap_(heap) {}
    Uncounted(const Uncounted&) = delete;
    Uncounted& operator=(const Uncounted&) = delete;
    ~Uncounted() {
        if (!uncounted_) return;
        if (object_->refcount > 1) {
            heap_.count_one_more();
            return;
        }
        const bool was = std::exchange(heap_.making_internals, true);
        object_ = {};
        heap_.making_internals = was;
    }
    template <typename Make>
    T* fill(bool counted, Make make) {
        const bool was = std::exchange(heap_.making_internals, heap_.making_internals || !counted);
        object_ = make();
        heap_.making_internals = was;
        uncounted_ = !counted && !was;
        return object_.get();
    }
    T* get() const { return object_.get(); }

private:
    Heap& heap_;
    Ref<T> object_;
    bool uncounted_ = false;
};

/// The places of one call. What *args, **kwargs and integer defaults make is owned here until the call is over.
struct Places {
    explicit Places(Heap& heap) : var_positional(heap), var_keyword(heap) {}

    std::array<Object*, Signature::maximum> values{};
    Uncounted<Tuple> var_positional;
    Uncounted<Dict> var_keyword;
    std::array<Value, 2> defaults;
    std::size_t default_count = 0;
};

int parameter_place(const Signature& signature, std::string_view name) {
    for (int i = signature.positional_only; i < signature.count; ++i) {
        if (i != signature.var_positional && i != signature.var_keyword && signature.parameters[i].name == name)
            return i;
    }
    return -1;
}

/// Those that are called without a tuple and a dict where there are no keywords.
bool is_quick_constructor(const Native* native) {
    Run& run = run_of(native);
    return is_constructor(native) &&
           (native->owner == run.type(CoreType::integer) || native->owner == run.type(CoreType::string));
}

/// The first thing that a function with named parameters looks at: whether all arguments together are too many.
void check_total(Run& run, const Native* native, std::size_t given, std::size_t keywords, const Object* receiver) {
    const Signature& signature = *native->signature;
    if (signature.var_keyword >= 0 || !takes_keywords(signature) || complains_as_function(native)) return;
    bool any_position =
        signature.var_positional >= 0 || (is_sorted(native) && does(run, Detail::sorted_leaves_keywords));
    if (any_position && native->row->name == "print" && !does(run, Detail::print_counts_keywords)) return;
    int most = named_places(signature) - (any_position ? signature.positional : hidden_self(native));
    std::size_t positional = any_position ? 0 : given - static_cast<std::size_t>(hidden_self(native));
    std::size_t total = positional + keywords;
    if (total <= static_cast<std::size_t>(most)) return;
    const bool is_quick = is_quick_constructor(native) && receiver == native->owner;
    if (!keywords && is_quick && does(run, Detail::quick_constructors_count_arguments)) {
        std::string_view name = type_name_of(static_cast<Type*>(native->owner));
        raise(run, CoreType::type_error, "{} expected at most {} arguments, got {}", name, most, total);
    }
    raise(run, CoreType::type_error, "{} takes at most {} {}argument{} ({} given)",
          any_position && is_sorted(native) ? "sort()" : function_name(native), most, positional ? "" : "keyword ",
          most == 1 ? "" : "s", total);
}

void check_required(Run& run, const Native* native, std::size_t given, const Places& places) {
    const Signature& signature = *native->signature;
    for (std::uint8_t i = 0; i < signature.count; ++i) {
        bool required = signature.parameters[i].default_kind == Signature::Default::required;
        if (required && !places.values[i]) raise_missing(run, native, given, i, places.values.data());
    }
}

/// max() and min(), which take any number of arguments but none.
bool is_extreme(const Native* native) {
    return !native->owner && (native->row->name == "max" || native->row->name == "min");
}

void place_keywords(Run& run, const Native* native, Object* const* values, Tuple* names, std::size_t given,
                    Places& places) {
    const Signature& signature = *native->signature;
    Str* unexpected = nullptr;
    std::size_t unexpected_count = 0;
    const bool as_function = complains_as_function(native);
    for (std::uint32_t each = 0; each < names->size; ++each) {
        // Python 2 takes them off its stack.
        std::uint32_t i = run.profile.python_2 ? names->size - 1 - each : each;
        auto* name = static_cast<Str*>(names->items()[i]);
        int place = parameter_place(signature, name->view());
        if (place < 0 && as_function) place = place_as_function(native, name->view());
        const bool is_taken = place >= 0 && places.values[place];
        if (place >= 0 && !(is_taken && as_function)) {
            if (is_taken) {
                raise(run, CoreType::type_error, "argument for {} given by name ('{}') and position ({})",
                      function_name(native), name->view(), place + 1 - hidden_self(native));
            }
            places.values[place] = values[i];
        } else if (signature.var_keyword >= 0) {
            dict_set(run, places.var_keyword.get(), name, values[i]);
        } else if (!takes_keywords(signature) && !as_function) {
            raise_takes_no_keywords(run, native);
        } else if (unexpected_count++ == 0) {
            unexpected = name;
        }
    }
    if (!unexpected) return;
    if (!as_function) check_required(run, native, given, places);
    if (!as_function && given == 0 && is_extreme(native))
        raise(run, CoreType::type_error, "{} expected at least 1 argument, got 0", native->row->name);
    raise_unexpected(run, native, unexpected->view(), unexpected_count);
}

void place_defaults(Run& run, const Native* native, std::size_t given, Places& places) {
    const Signature& signature = *native->signature;
    for (std::uint8_t i = 0; i < signature.count; ++i) {
        if (places.values[i]) continue;
        const Signature::Parameter& parameter = signature.parameters[i];
        if (i == signature.var_positional || i == signature.var_keyword) continue;
        switch (parameter.default_kind) {
            case Signature::Default::required: raise_missing(run, native, given, i, places.values.data());
            case Signature::Default::absent: break;
            case Signature::Default::none: places.values[i] = run.none; break;
            case Signature::Default::true_: places.values[i] = run.true_; break;
            case Signature::Default::false_: places.values[i] = run.false_; break;
            case Signature::Default::empty_string: places.values[i] = run.empty_string; break;
            case Signature::Default::empty_tuple: places.values[i] = run.empty_tuple; break;
            case Signature::Default::integer: {
                Value& made = places.defaults[places.default_count++ % 2];
                made = make_int(run, parameter.integer);
                places.values[i] = made.get();
                break;
            }
        }
    }
}

/// Whether this call is a built-in type's part in making an instance of a subclass, and leaves keywords, which it has
/// no use for, to the other part.
bool leaves_keywords(Run& run, const Native* native, Object* receiver) {
    if (takes_keywords(*native->signature) || !is_constructor(native)) return false;
    if (!does(run, Detail::constructors_leave_keywords)) return false;
    const bool makes = native->row->name == "__new__";
    if (!makes && native->owner != run.type(CoreType::list)) return false;
    auto* owner = static_cast<Type*>(native->owner);
    auto* made = makes ? static_cast<Type*>(receiver) : receiver->type;
    if (!does(run, Detail::keywords_are_left_to_own_part)) return made != owner;
    const SpecialName other = makes ? SpecialName::init : SpecialName::new_;
    return find_special(made, other) != find_special(owner, other);
}

/// Whether a tuple is made of what this is called with: in CPython to make instances of most types.
bool takes_tuple(Run& run, const Native* native, const Object* receiver) {
    if (run.profile.collector == CollectorKind::tracing) return true;
    if (native->row->name == "print") return does(run, Detail::print_takes_tuple);
    if (!is_constructor(native)) return false;
    auto* made = receiver->kind == Kind::type ? static_cast<const Type*>(receiver) : receiver->type;
    return native->owner != run.type(CoreType::object) && !is_called_with_vector(run, made);
}

Value call_bound(Run& run, Native* native, Object* self, Object* const* arguments, std::size_t count, Tuple* names) {
    const Signature& signature = *native->signature;
    Places places(run.heap);
    std::size_t offset = self ? 1 : 0;
    std::size_t given = count + offset;
    if (names && given > 0 && leaves_keywords(run, native, self ? self : arguments[0])) names = nullptr;
    std::size_t keywords = names ? names->size : 0;
    bool too_many = given > signature.positional && signature.var_positional < 0;
    if (keywords && !takes_keywords(signature) && !complains_as_function(native)) {
        if (is_weak_call(native)) raise_weak_call_takes_nothing(run, given - 1, keywords);
        raise_takes_no_keywords(run, native);
    }
    if (too_many || keywords) check_total(run, native, given, keywords, self ? self : arguments[0]);
    // PyPy looks at the keywords first.
    const bool late = too_many && names && complains_as_function(native);
    if (too_many && !late) raise_too_many(run, native, given, self ? self : arguments[0]);
    if (self) places.values[0] = self;
    std::size_t placed = std::min<std::size_t>(given, signature.positional);
    for (std::size_t i = offset; i < placed; ++i) places.values[i] = arguments[i - offset];
    if (signature.var_positional >= 0) {
        std::size_t first = placed - std::min(placed, offset);
        const std::size_t rest = count > first ? count - first : 0;
        const bool counted = rest == 0 || takes_tuple(run, native, self ? self : arguments[0]);
        Tuple* made = places.var_positional.fill(counted, [&] { return make_tuple(run, {arguments + first, rest}); });
        if (!is_tracked(made)) track_tuple(run, made);
        places.values[static_cast<std::size_t>(signature.var_positional)] = made;
    }
    if (signature.var_keyword >= 0) {
        places.values[static_cast<std::size_t>(signature.var_keyword)] = places.var_keyword.fill(
            keywords > 0 || run.profile.collector == CollectorKind::tracing, [&] { return make_dict(run); });
    }
    if (names && names->size) place_keywords(run, native, arguments + count, names, given, places);
    if (late) raise_too_many(run, native, given, self ? self : arguments[0]);
    place_defaults(run, native, given, places);
    return native->row->function(run, {places.values.data(), signature.count});
}

}  // namespace

Value call_native(Run& run, Native* native, Object* const* arguments, std::size_t count, Tuple* keyword_names) {
    check_receiver(run, native, arguments, count);
    const Signature& signature = *native->signature;
    bool plain = !native->self && !keyword_names && count == signature.count && signature.count == signature.positional;
    if (plain) return native->row->function(run, {arguments, static_cast<std::uint32_t>(count)});
    bool takes_self = native->self && native->owner;
    if (takes_self && !keyword_names && count == 0 && signature.count == 1) {
        return native->row->function(run, {&native->self, 1});
    }
    return call_bound(run, native, takes_self ? native->self : nullptr, arguments, count, keyword_names);
}

}  // namespace lastref::model
