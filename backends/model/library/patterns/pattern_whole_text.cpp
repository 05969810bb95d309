#include "backends/model/library/patterns/pattern_objects.hpp"
#include "backends/model/object/iterator.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/interpreter.hpp"

// Methods of compiled regular expressions that go through a whole text.
namespace lastref::model {

namespace {

/// Up to 3.6 an empty match does not begin where another one ended, and does not split.
bool passes_empty_matches(const Run& run) {
    return run.profile.minor() < 7;
}

std::int64_t groups_of(Object* pattern) {
    return record_number(pattern, PatternFields::groups);
}

/// What replaces a match.
class Replacement {
public:
    Replacement(Run& run, Object* pattern, Object* given) : run_(run), given_(share(given)) {
        is_called_ = is_callable(given);
        const bool is_plain = is_string(given) ? as_string(given)->view().find('\\') == std::string_view::npos
                              : given->kind == Kind::bytes
                                  ? static_cast<Bytes*>(given)->view().find('\\') == std::string_view::npos
                                  : false;
        if (!is_called_ && !is_plain) given_ = compile_replacement(run, pattern, given);
    }

    Value of(PatternSearch& search) {
        if (is_called_) {
            Value match = search.match();
            return call(run_, given_.get(), match.get());
        }
        if (given_->kind != Kind::list) return given_;
        Value match = search.match();
        return expand_replacement(run_, given_.get(), match.get());
    }

private:
    Run& run_;
    Value given_;
    bool is_called_;
};

struct Replaced {
    Value text;
    std::int64_t count = 0;
};

Replaced replace(Run& run, Arguments arguments) {
    Object* pattern = arguments[0];
    Object* string = arguments[2];
    const std::int64_t most = integer_argument(run, arguments[3]);
    Replacement replacement(run, pattern, arguments[1]);
    PatternSearch search(run, pattern, string);
    Ref<List> parts = make_list(run);
    Replaced result;
    std::int64_t done = 0;
    while ((most == 0 || result.count < most) && search.find_next()) {
        const std::int64_t begin = search.begin_of(0);
        if (done < begin) list_append(run, parts.get(), part_of_subject(run, string, done, begin));
        const bool is_passed = passes_empty_matches(run) && begin == search.end_of(0) && begin == done && result.count;
        if (is_passed) continue;
        Value text = replacement.of(search);
        if (text.get() != run.none) list_append(run, parts.get(), std::move(text));
        done = search.end_of(0);
        ++result.count;
    }
    if (done < search.end) list_append(run, parts.get(), part_of_subject(run, string, done, search.end));
    Value joiner = part_of_subject(run, string, 0, 0);
    result.text = parts->size ? call_method(run, joiner.get(), "join", {parts.get()}) : std::move(joiner);
    return result;
}

}  // namespace

Value pattern_sub(Run& run, Arguments arguments) {
    return replace(run, arguments).text;
}

Value pattern_subn(Run& run, Arguments arguments) {
    Replaced replaced = replace(run, arguments);
    Value count = make_int(run, replaced.count);
    return make_tuple(run, {replaced.text.get(), count.get()});
}

Value pattern_split(Run& run, Arguments arguments) {
    Object* pattern = arguments[0];
    Object* string = arguments[1];
    const std::int64_t most = integer_argument(run, arguments[2]);
    PatternSearch search(run, pattern, string);
    if (passes_empty_matches(run)) search.check_that_splits();
    Ref<List> parts = make_list(run);
    std::int64_t done = 0;
    std::int64_t count = 0;
    while ((most == 0 || count < most) && search.find_next()) {
        if (passes_empty_matches(run) && search.begin_of(0) == search.end_of(0)) {
            if (done == search.end) break;
            continue;
        }
        list_append(run, parts.get(), part_of_subject(run, string, done, search.begin_of(0)));
        for (std::uint32_t i = 1; i <= groups_of(pattern); ++i)
            list_append(run, parts.get(), search.group(i, run.none));
        done = search.end_of(0);
        ++count;
    }
    list_append(run, parts.get(), part_of_subject(run, string, done, search.end));
    return parts;
}

Value pattern_findall(Run& run, Arguments arguments) {
    Object* pattern = arguments[0];
    PatternSearch search(run, pattern, arguments[1], integer_argument(run, arguments[2]),
                         integer_argument(run, arguments[3]));
    Value empty = part_of_subject(run, arguments[1], 0, 0);
    const auto groups = static_cast<std::uint32_t>(groups_of(pattern));
    Ref<List> found = make_list(run);
    while (search.find_next()) {
        if (groups <= 1) {
            list_append(run, found.get(), search.group(groups, empty.get()));
            continue;
        }
        Ref<List> all = make_list(run);
        for (std::uint32_t i = 1; i <= groups; ++i) list_append(run, all.get(), search.group(i, empty.get()));
        list_append(run, found.get(), tuple_from(run, all.get()));
    }
    return found;
}

Value pattern_scanner(Run& run, Arguments arguments) {
    const PatternSearch search(run, arguments[0], arguments[1], integer_argument(run, arguments[2]),
                               integer_argument(run, arguments[3]));
    Value kept = kept_subject(run, arguments[1]);
    Ref<Record> made = make_pattern_record(run, scanner_spec(run.profile), {arguments[0], kept.get()});
    record_number(made.get(), ScannerFields::start) = search.start;
    record_number(made.get(), ScannerFields::end) = search.end;
    return made;
}

Value pattern_finditer(Run& run, Arguments arguments) {
    Value scanner = pattern_scanner(run, arguments);
    if (run.profile.family == "pypy") return scanner;
    Value search = get_attribute(run, scanner.get(), run.intern("search"));
    Ref<Iterator> made = make_iterator(run, CoreType::callable_iterator, search.get());
    made->second = none(run).release();
    return made;
}

Value compile_replacement(Run& run, Object* pattern, Object* template_) {
    Ref<Module> module = interpreter_of(run).import_module(run.intern("re"));
    Value compile = get_attribute(run, module.get(), run.intern("_compile_template"));
    return call(run, compile.get(), {pattern, template_});
}

Value expand_replacement(Run& run, Object* parts, Object* match) {
    if (parts->kind != Kind::list) return share(parts);
    auto* list = static_cast<List*>(parts);
    Object* string = record_field(match, MatchFields::string);
    Value empty = part_of_subject(run, string, 0, 0);
    Ref<List> texts = make_list(run);
    for (std::uint32_t i = 0; i < list->size; ++i) {
        Object* each = list->items[i];
        list_append(run, texts.get(),
                    is_int(each) ? match_group(run, match, index_as_int64(run, each), empty.get()) : share(each));
    }
    return call_method(run, empty.get(), "join", {texts.get()});
}

}  // namespace lastref::model
