#include "backends/model/library/files/file.hpp"
#include "backends/model/library/types/array_items.hpp"
#include "backends/model/library/types/array_methods.hpp"
#include "backends/model/library/types/bytes_functions.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

extern const TypeSpec array_type;

bool is_of_text(const Object* array) {
    return array_typecode(array) == 'u' || array_typecode(array) == 'w';
}

Type* plain_type(Run& run) {
    return builtin_type(run, array_type);
}

char typecode_argument(Run& run, Object* given) {
    if (run.profile.python_2) {
        const std::string_view code = is_string(given) ? as_string(given)->view() : std::string_view();
        const bool is_known = code.size() == 1 && std::string_view("bBhHilfd").find(code[0]) != std::string_view::npos;
        if (!is_known) run.refuse("such a typecode of an array, in Python 2");
        return code[0];
    }
    const int minor = run.profile.minor();
    if (minor >= 15 && !is_string(given))
        raise(run, CoreType::type_error, "array() argument 1 must be str, not {}", type_name(given));
    const bool is_character = is_string(given) && as_string(given)->length == 1;
    if (!is_character && is_string(given) && minor == 14) {
        raise(run, CoreType::type_error, "array() argument 1 must be a unicode character, not a string of length {}",
              as_string(given)->length);
    }
    if (!is_character && minor < 15) {
        raise(run, CoreType::type_error, "array() argument 1 must be a unicode character, not {}",
              given == run.none ? "None" : std::string_view(type_name(given)));
    }
    const std::string_view text = as_string(given)->view();
    if (minor >= 15 && (text == "e" || text == "Zf" || text == "Zd")) run.refuse(fmt::format("arrays of {}", text));
    if (text.size() == 1 && item_size_of(run.profile, text[0])) return text[0];
    raise(run, CoreType::value_error, "bad typecode (must be b, B, u, {}h, H, i, I, l, L, q, Q, {})",
          minor >= 14 ? "w, " : "", minor >= 15 ? "e, f, d, Zf or Zd" : "f or d");
}

void check_text(Run& run, char typecode, Object* initial) {
    if (typecode == 'u' || typecode == 'w') return;
    if (is_string(initial)) {
        raise(run, CoreType::type_error, "cannot use a str to initialize an array with typecode '{}'", typecode);
    }
    if (is_array(initial) && is_of_text(initial)) {
        raise(run, CoreType::type_error, "cannot use a unicode array to initialize an array with typecode '{}'",
              typecode);
    }
}

Value array_new(Run& run, Arguments arguments) {
    Type* cls = class_argument(arguments[0]);
    const auto* given = static_cast<Tuple*>(arguments[1]);
    Object* const* items = static_cast<Tuple*>(arguments[1])->items();
    if (cls == plain_type(run) && static_cast<Dict*>(arguments[2])->used)
        raise(run, CoreType::type_error, "array.array() takes no keyword arguments");
    if (given->size == 0) raise(run, CoreType::type_error, "array() takes at least 1 argument (0 given)");
    if (given->size > 2) raise(run, CoreType::type_error, "array() takes at most 2 arguments ({} given)", given->size);
    const char typecode = typecode_argument(run, items[0]);
    Ref<Record> made = make_array(run, cls, typecode, item_size_of(run.profile, typecode), "");
    if (given->size == 1) return made;
    const bool is_data = run.profile.python_2 && is_string(items[1]);
    if (!is_data) check_text(run, typecode, items[1]);
    if (is_data || items[1]->kind == Kind::bytes || items[1]->kind == Kind::byte_array) {
        Object* both[] = {made.get(), items[1]};
        array_frombytes(run, {both, 2});
    } else {
        array_extend_from(run, made.get(), items[1]);
    }
    return made;
}

std::string text_of(Object* array) {
    std::string text;
    for (std::size_t i = 0; i < array_length(array); ++i) {
        std::uint32_t code_point = 0;
        std::copy_n(array_bytes(array)->data + i * sizeof code_point, sizeof code_point,
                    reinterpret_cast<char*>(&code_point));
        append_code_point(text, code_point);
    }
    return text;
}

Value array_tolist(Run& run, Arguments arguments) {
    Ref<List> list = make_list(run);
    for (std::size_t i = 0; i < array_length(arguments[0]); ++i)
        list_append(run, list.get(), array_item(run, arguments[0], i));
    return list;
}

Value array_repr(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    const bool names_class = run.profile.minor() >= 7;
    std::string text =
        fmt::format("{}('{}'", names_class ? as_string(array->type->name)->view() : "array", array_typecode(array));
    if (array_length(array)) {
        Value content = is_of_text(array) ? Value(make_string(run, text_of(array))) : array_tolist(run, arguments);
        text += fmt::format(", {}", repr(run, content.get())->view());
    }
    return make_string(run, text + ")");
}

Value array_len(Run& run, Arguments arguments) {
    return make_int(run, array_length(arguments[0]));
}

Value plain_array(Run& run, const Object* like, std::string_view bytes) {
    return make_array(run, plain_type(run), array_typecode(like), array_item_size(like), bytes);
}

Value array_getitem(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    if (arguments[1]->kind != Kind::slice)
        return array_item(run, array, array_place(run, array, arguments[1], "array index out of range"));
    SliceRange range = unpack_slice(run, static_cast<Slice*>(arguments[1]));
    range = adjust_slice(range, array_length(array));
    const std::string_view all = byte_array_view(array_bytes(array));
    const std::size_t item_size = array_item_size(array);
    std::string bytes;
    for (std::int64_t i = 0; i < range.count; ++i)
        bytes += all.substr(static_cast<std::size_t>(range.start + i * range.step) * item_size, item_size);
    return plain_array(run, array, bytes);
}

Value array_copy(Run& run, Arguments arguments) {
    return plain_array(run, arguments[0], std::string(byte_array_view(array_bytes(arguments[0]))));
}

Value array_add(Run& run, Arguments arguments) {
    if (!is_array(arguments[1]))
        raise(run, CoreType::type_error, "can only append array (not \"{}\") to array", type_name(arguments[1]));
    if (array_typecode(arguments[0]) != array_typecode(arguments[1]))
        raise(run, CoreType::type_error, "bad argument type for built-in operation");
    std::string bytes(byte_array_view(array_bytes(arguments[0])));
    bytes += byte_array_view(array_bytes(arguments[1]));
    return plain_array(run, arguments[0], bytes);
}

Value array_mul(Run& run, Arguments arguments) {
    Value copy = array_copy(run, arguments);
    Object* both[] = {copy.get(), arguments[1]};
    return array_imul(run, {both, 2});
}

Value compare_arrays(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    using compile::CompareOperator;
    if (!is_array(left) || !is_array(right)) return not_implemented(run);
    const bool for_equality = operation == CompareOperator::equal || operation == CompareOperator::not_equal;
    if (for_equality && array_length(left) != array_length(right))
        return make_bool(run, operation == CompareOperator::not_equal);
    for (std::size_t i = 0; i < array_length(left) && i < array_length(right); ++i) {
        Value one = array_item(run, left, i);
        Value other = array_item(run, right, i);
        Value same = compare(run, one.get(), other.get(), static_cast<int>(CompareOperator::equal));
        if (is_true(run, same.get())) continue;
        if (for_equality) return make_bool(run, operation == CompareOperator::not_equal);
        return compare(run, one.get(), other.get(), static_cast<int>(operation));
    }
    const std::uint32_t size = array_length(left);
    const std::uint32_t other_size = array_length(right);
    return make_bool(run, order_holds(operation, size < other_size ? -1 : size > other_size));
}

/// The place of the first item from `start` on that equals the value; -1: none.
std::int64_t find_item(Run& run, Object* array, Object* value, std::int64_t start, std::int64_t stop) {
    for (std::int64_t i = start; i < stop && i < array_length(array); ++i) {
        Value item = array_item(run, array, static_cast<std::size_t>(i));
        if (equals(run, item.get(), value)) return i;
    }
    return -1;
}

Value array_contains(Run& run, Arguments arguments) {
    return make_bool(run, find_item(run, arguments[0], arguments[1], 0, INT64_MAX) >= 0);
}

Value array_count(Run& run, Arguments arguments) {
    std::int64_t count = 0;
    std::int64_t at = -1;
    while ((at = find_item(run, arguments[0], arguments[1], at + 1, INT64_MAX)) >= 0) ++count;
    return make_int(run, count);
}

Value array_index(Run& run, Arguments arguments) {
    const std::int64_t size = array_length(arguments[0]);
    const bool has_places = arguments.count > 2;
    const std::int64_t start = has_places && arguments[2] ? search_place(run, arguments[2], size) : 0;
    const std::int64_t stop = has_places && arguments[3] ? search_place(run, arguments[3], size) : INT64_MAX;
    const std::int64_t found = find_item(run, arguments[0], arguments[1], start, stop);
    if (found < 0)
        raise(run, CoreType::value_error, "array.index(x): x not in {}", run.profile.minor() < 7 ? "list" : "array");
    return make_int(run, found);
}

Value array_tobytes(Run& run, Arguments arguments) {
    return make_binary(run, byte_array_view(array_bytes(arguments[0])));
}

Value array_tostring(Run& run, Arguments arguments) {
    if (!run.profile.python_2)
        run.warn(CoreType::deprecation_warning, "tostring() method is deprecated. Use tobytes() instead.", nullptr);
    return array_tobytes(run, arguments);
}

Value array_fromstring(Run& run, Arguments arguments) {
    if (!run.profile.python_2)
        run.warn(CoreType::deprecation_warning, "fromstring() method is deprecated. Use frombytes() instead.", nullptr);
    if (is_string(arguments[1]) && !bytes_like(arguments[1])) run.refuse("array.fromstring() of a text");
    return array_frombytes(run, arguments);
}

Value array_tounicode(Run& run, Arguments arguments) {
    if (!is_of_text(arguments[0])) {
        raise(run, CoreType::value_error, "tounicode() may only be called on unicode type arrays{}",
              run.profile.minor() >= 13 ? " ('u' or 'w')" : "");
    }
    return make_string(run, text_of(arguments[0]));
}

Value array_tofile(Run& run, Arguments arguments) {
    constexpr std::size_t block = 64 * 1024;
    const std::string all(byte_array_view(array_bytes(arguments[0])));
    for (std::size_t at = 0; at < all.size(); at += block) {
        Ref<Bytes> piece = make_bytes(run, std::string_view(all).substr(at, block));
        call_method(run, arguments[1], "write", {piece.get()});
    }
    return none(run);
}

Value array_sizeof(Run& run, Arguments) {
    run.refuse("array.__sizeof__()");
    return {};
}

Value array_buffer_info(Run& run, Arguments arguments) {
    Value address = make_int(run, static_cast<std::int64_t>(identity(run, array_bytes(arguments[0]))));
    Value size = make_int(run, array_length(arguments[0]));
    return make_tuple(run, {address.get(), size.get()});
}

/// How pickles name the layout of items on a machine with the low byte first.
std::int64_t machine_format(char typecode) {
    constexpr std::string_view typecodes = "bBhHiIlLqQfduw";
    constexpr std::int64_t formats[] = {1, 0, 4, 2, 8, 6, 12, 10, 12, 10, 14, 16, 20, 20};
    return formats[typecodes.find(typecode)];
}

Value array_reduce_ex(Run& run, Arguments arguments) {
    Object* array = arguments[0];
    const std::int64_t protocol = index_as_int64(run, arguments[1]);
    Object** own = dict_field(array);
    Object* attributes = own && *own ? *own : run.none;
    const char typecode = array_typecode(array);
    Ref<Str> code = make_string(run, std::string_view(&typecode, 1));
    if (protocol < 3) {
        Value list = array_tolist(run, arguments);
        Ref<Tuple> made_of = make_tuple(run, {code.get(), list.get()});
        return make_tuple(run, {array->type, made_of.get(), attributes});
    }
    Value format = make_int(run, machine_format(typecode));
    Value bytes = array_tobytes(run, arguments);
    Ref<Tuple> made_of = make_tuple(run, {array->type, code.get(), format.get(), bytes.get()});
    Ref<Module> module = interpreter_of(run).import_module(run.intern("array"));
    Value function = get_attribute(run, module.get(), run.intern("_array_reconstructor"));
    return make_tuple(run, {function.get(), made_of.get(), attributes});
}

Value reconstruct(Run& run, Arguments arguments) {
    const char typecode = typecode_argument(run, arguments[1]);
    const bool is_type =
        arguments[0]->kind == Kind::type && is_subtype(static_cast<Type*>(arguments[0]), plain_type(run));
    if (!is_type || index_as_int64(run, arguments[2]) != machine_format(typecode) || arguments[3]->kind != Kind::bytes)
        run.refuse("array._array_reconstructor() of what another machine made");
    Ref<Record> made =
        make_array(run, static_cast<Type*>(arguments[0]), typecode, item_size_of(run.profile, typecode), "");
    Object* both[] = {made.get(), arguments[3]};
    array_frombytes(run, {both, 2});
    return made;
}

Value array_iter(Run& run, Arguments arguments) {
    return make_array_iterator(run, arguments[0]);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, /, *args, **kwargs", array_new, Binding::static_method},
    {"__repr__", "self, /", array_repr},
    {"__len__", "self, /", array_len},
    {"__getitem__", "self, key, /", array_getitem},
    {"__setitem__", "self, key, value, /", array_setitem},
    {"__delitem__", "self, key, /", array_delitem},
    {"__contains__", "self, key, /", array_contains},
    {"__iter__", "self, /", array_iter},
    LASTREF_COMPARISON_ROWS(compare_arrays),
    {"__add__", "self, value, /", array_add},
    {"__mul__", "self, value, /", array_mul},
    {"__rmul__", "self, value, /", array_mul},
    {"__iadd__", "self, value, /", array_iadd},
    {"__imul__", "self, value, /", array_imul},
    {"__copy__", "self, /", array_copy},
    {"__deepcopy__", "self, unused, /", array_copy},
    {"__reduce_ex__", "self, value, /", array_reduce_ex},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 12},
    {"__sizeof__", "self, /", array_sizeof},
    {"append", "self, v, /", array_append},
    {"buffer_info", "self, /", array_buffer_info},
    {"__buffer__", "self, flags, /", buffer_of, Binding::method, true, 12},
    {"byteswap", "self, /", array_byteswap},
    {"clear", "self, /", array_clear, Binding::method, true, 13},
    {"count", "self, v, /", array_count},
    {"extend", "self, bb, /", array_extend},
    {"frombytes", "self, buffer, /", array_frombytes},
    {"fromfile", "self, f, n, /", array_fromfile},
    {"fromlist", "self, list, /", array_fromlist},
    {"fromunicode", "self, ustr, /", array_fromunicode},
    {"index", "self, v, /", array_index, Binding::method, true, 0, 9},
    {"index", "self, v, start=?, stop=?, /", array_index, Binding::method, true, 10},
    {"fromstring", "self, buffer, /", array_fromstring, Binding::method, true, 0, 8},
    {"tostring", "self, /", array_tostring, Binding::method, true, 0, 8},
    {"insert", "self, i, v, /", array_insert},
    {"pop", "self, i=-1, /", array_pop},
    {"remove", "self, v, /", array_remove},
    {"reverse", "self, /", array_reverse},
    {"tobytes", "self, /", array_tobytes},
    {"tofile", "self, f, /", array_tofile},
    {"tolist", "self, /", array_tolist},
    {"tounicode", "self, /", array_tounicode},
};

Value get_typecode(Run& run, Object* array) {
    const char typecode = array_typecode(array);
    return make_string(run, std::string_view(&typecode, 1));
}
Value get_item_size(Run& run, Object* array) {
    return make_int(run, array_item_size(array));
}

constexpr GetSetRow attributes[] = {{"typecode", get_typecode}, {"itemsize", get_item_size}};

const TypeSpec array_type{
    .name = "array",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .methods = rows,
    .attributes = attributes,
    .module = "array",
    .hashable = false,
};

constexpr NativeRow functions[] = {
    {"_array_reconstructor", "arraytype, typecode, mformat_code, items, /", reconstruct, Binding::function},
};

constexpr const TypeSpec* types[] = {&array_type};

void fill(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    if (run.profile.minor() >= 10) {
        Ref<Module> abstract = interpreter_of(run).import_module(run.intern("collections.abc"));
        Value sequence = get_attribute(run, abstract.get(), run.intern("MutableSequence"));
        call_method(run, sequence.get(), "register", {plain_type(run)});
    }
    dict_set(run, dict, "ArrayType", plain_type(run));
    if (run.profile.minor() < 15) dict_set(run, dict, "typecodes", make_string(run, typecodes_of(run.profile)).get());
}

}  // namespace

extern const ModuleSpec array_module;
const ModuleSpec array_module{
    .name = "array", .functions = functions, .types = types, .fill = fill, .lacks = "typecodes"};

}  // namespace lastref::model
