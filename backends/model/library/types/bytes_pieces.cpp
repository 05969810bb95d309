#include "backends/model/library/types/bytes_functions.hpp"
#include "backends/model/library/types/string_functions.hpp"

namespace lastref::model {

namespace {

Ref<List> list_of_pieces(Run& run, Object* like, const Pieces& pieces) {
    Ref<List> list = make_list(run);
    for (std::string_view piece : pieces) list_append(run, list.get(), make_bytes_like(run, like, piece));
    return list;
}

using SplitAt = Pieces (*)(std::string_view, std::string_view, std::int64_t);
using SplitBlanks = Pieces (*)(std::string_view, std::int64_t);

Value split(Run& run, Arguments arguments, SplitBlanks blanks, SplitAt at) {
    std::int64_t most = count_argument(run, arguments[2], -1);
    if (arguments[1] == run.none) return list_of_pieces(run, arguments[0], blanks(bytes_self(arguments), most));
    std::string_view separator = require_bytes_like(run, arguments[1]);
    if (separator.empty()) raise(run, CoreType::value_error, "empty separator");
    return list_of_pieces(run, arguments[0], at(bytes_self(arguments), separator, most));
}

enum class Side : std::uint8_t { left, right };

Value partition(Run& run, Arguments arguments, Side side) {
    std::string_view bytes = bytes_self(arguments);
    std::string_view separator = require_bytes_like(run, arguments[1]);
    if (separator.empty()) raise(run, CoreType::value_error, "empty separator");
    std::size_t found = side == Side::left ? bytes.find(separator) : bytes.rfind(separator);
    bool missing = found == std::string_view::npos;
    std::string_view before = missing ? (side == Side::left ? bytes : "") : bytes.substr(0, found);
    std::string_view after = missing ? (side == Side::left ? "" : bytes) : bytes.substr(found + separator.size());
    Value first = make_bytes_like(run, arguments[0], before);
    bool itself = !missing && arguments[0]->kind == Kind::bytes;
    Value middle = itself ? share(arguments[1]) : make_bytes_like(run, arguments[0], missing ? "" : separator);
    Value last = make_bytes_like(run, arguments[0], after);
    return make_tuple(run, {first.get(), middle.get(), last.get()});
}

Value strip(Run& run, Arguments arguments, Ends ends) {
    std::string_view bytes = bytes_self(arguments);
    std::string_view result;
    if (arguments[1] == run.none) {
        result = strip_units<ByteUnits>(bytes, ends, ByteUnits::is_blank);
    } else {
        std::string_view drops = require_bytes_like(run, arguments[1]);
        result = strip_units<ByteUnits>(bytes, ends, [&](std::uint32_t byte) {
            return drops.find(static_cast<char>(byte)) != std::string_view::npos;
        });
    }
    if (result.size() == bytes.size() && is_exactly(run, arguments[0], CoreType::bytes)) return share(arguments[0]);
    return make_bytes_like(run, arguments[0], result);
}

}  // namespace

Value bytes_split(Run& run, Arguments arguments) {
    return split(run, arguments, split_blanks<ByteUnits>, split_at);
}
Value bytes_rsplit(Run& run, Arguments arguments) {
    return split(run, arguments, split_blanks_from_right<ByteUnits>, split_at_from_right);
}

Value bytes_splitlines(Run& run, Arguments arguments) {
    LineEnds ends = flag_argument(run, arguments[1]) ? LineEnds::kept : LineEnds::dropped;
    return list_of_pieces(run, arguments[0], split_lines<ByteUnits>(bytes_self(arguments), ends));
}

Value bytes_partition(Run& run, Arguments arguments) {
    return partition(run, arguments, Side::left);
}
Value bytes_rpartition(Run& run, Arguments arguments) {
    return partition(run, arguments, Side::right);
}

Value bytes_join(Run& run, Arguments arguments) {
    Ref<List> items = items_to_join(run, arguments[1], LengthHint::asked_after_iter);
    Type* exact = run.type(CoreType::bytes);
    if (items->size == 1 && items->items[0]->type == exact && arguments[0]->type == exact)
        return share(items->items[0]);
    std::string result;
    for (std::uint32_t i = 0; i < items->size; ++i) {
        auto bytes = bytes_like(items->items[i]);
        if (!bytes) {
            raise(run, CoreType::type_error, "sequence item {}: expected a bytes-like object, {} found", i,
                  type_name(items->items[i]));
        }
        if (i > 0) result += bytes_self(arguments);
        result += *bytes;
    }
    return make_bytes_like(run, arguments[0], result);
}

Value bytes_replace(Run& run, Arguments arguments) {
    std::int64_t most = count_argument(run, arguments[3], -1);
    std::string_view old = require_bytes_like(run, arguments[1]);
    std::string_view fresh = require_bytes_like(run, arguments[2]);
    bool is_exact = arguments[0]->type == run.type(CoreType::bytes);
    if (is_exact && bytes_self(arguments).find(old) == std::string_view::npos) return share(arguments[0]);
    return make_bytes_like(run, arguments[0], replace_occurrences<ByteUnits>(bytes_self(arguments), old, fresh, most));
}

Value bytes_strip(Run& run, Arguments arguments) {
    return strip(run, arguments, Ends::both);
}
Value bytes_lstrip(Run& run, Arguments arguments) {
    return strip(run, arguments, Ends::left);
}
Value bytes_rstrip(Run& run, Arguments arguments) {
    return strip(run, arguments, Ends::right);
}

Value bytes_removeprefix(Run& run, Arguments arguments) {
    std::string_view prefix = require_bytes_like(run, arguments[1]);
    std::string_view bytes = bytes_self(arguments);
    if (bytes.starts_with(prefix)) bytes.remove_prefix(prefix.size());
    return make_bytes_like(run, arguments[0], bytes);
}

Value bytes_removesuffix(Run& run, Arguments arguments) {
    std::string_view suffix = require_bytes_like(run, arguments[1]);
    std::string_view bytes = bytes_self(arguments);
    if (bytes.ends_with(suffix)) bytes.remove_suffix(suffix.size());
    return make_bytes_like(run, arguments[0], bytes);
}

}  // namespace lastref::model
