#include "backends/model/object/text/bytes.hpp"

#include "backends/model/object/containers/array.hpp"

#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/own_buffer.hpp"
#include "backends/model/object/text/string.hpp"

#include <cstring>
#include <limits>

namespace lastref::model {

namespace {

void destroy_bytes(Heap& heap, Object* object) {
    heap.free_object(object, sizeof(Bytes) + static_cast<Bytes*>(object)->size + 1);
}

}  // namespace

extern const KindRow bytes_kind;
const KindRow bytes_kind{.name = "bytes", .destroy = destroy_bytes};

Ref<Bytes> make_raw_bytes(Run& run, std::size_t size) {
    if (size > std::numeric_limits<std::uint32_t>::max() - 64) raise_message(run, CoreType::memory_error, "");
    Bytes* made = run.heap.make<Bytes>(Kind::bytes, run.type(CoreType::bytes), size + 1);
    made->hash = -1;
    made->size = static_cast<std::uint32_t>(size);
    return Ref<Bytes>::adopt(made);
}

Ref<Bytes> make_bytes(Run& run, std::string_view bytes) {
    if (bytes.empty() && run.empty_bytes) return Ref<Bytes>::share(run.empty_bytes);
    Ref<Bytes> made = make_raw_bytes(run, bytes.size());
    if (!bytes.empty()) std::memcpy(made->data(), bytes.data(), bytes.size());
    return made;
}

std::int64_t bytes_hash(Bytes* bytes) {
    if (bytes->hash == -1) bytes->hash = hash_of_bytes(bytes->view());
    return bytes->hash;
}

Ref<Bytes> bytes_concatenate(Run& run, Bytes* left, Bytes* right) {
    Type* exact = run.type(CoreType::bytes);
    if (left->size == 0 && right->type == exact) return Ref<Bytes>::share(right);
    if (right->size == 0 && left->type == exact) return Ref<Bytes>::share(left);
    Ref<Bytes> made = make_raw_bytes(run, std::size_t{left->size} + right->size);
    std::memcpy(made->data(), left->data(), left->size);
    std::memcpy(made->data() + left->size, right->data(), right->size);
    return made;
}

void append_bytes_repr(std::string& result, std::string_view bytes, SingleQuotes single_quotes) {
    result += 'b';
    append_quoted_bytes(result, bytes, single_quotes);
}

void append_quoted_bytes(std::string& result, std::string_view bytes, SingleQuotes single_quotes) {
    bool double_quotes = bytes.find('\'') != std::string_view::npos && bytes.find('"') == std::string_view::npos;
    char quote = double_quotes ? '"' : '\'';
    result += quote;
    for (char c : bytes) {
        auto byte = static_cast<unsigned char>(c);
        if (c == '\n') {
            result += "\\n";
        } else if (c == '\r') {
            result += "\\r";
        } else if (c == '\t') {
            result += "\\t";
        } else if (c == '\\' || c == quote || (c == '\'' && single_quotes == SingleQuotes::always_escaped)) {
            result += '\\';
            result += c;
        } else if (byte < 0x20 || byte >= 0x7f) {
            result += "\\x";
            result += "0123456789abcdef"[byte >> 4];
            result += "0123456789abcdef"[byte & 15];
        } else {
            result += c;
        }
    }
    result += quote;
}

std::optional<std::string_view> bytes_like(Object* object) {
    // What a class makes by itself is known to those alone that ask own_buffer() before.
    if (object->type->program_defined && has_own_buffer(run_of(object), object))
        run_of(object).refuse(fmt::format("{}.__buffer__", type_name(object)));
    switch (object->kind) {
        case Kind::bytes: return static_cast<Bytes*>(object)->view();
        case Kind::string: {
            const auto* text = static_cast<Str*>(object);
            if (!run_of(object).profile.python_2 || text->is_unicode) return {};
            return text->view();
        }
        case Kind::byte_array: return byte_array_view(static_cast<ByteArray*>(object));
        case Kind::memory_view: {
            auto* view = static_cast<MemoryView*>(object);
            if (view->released || !is_contiguous(view)) return {};
            return std::string_view(memory_view_data(view), view->size);
        }
        case Kind::record:
            if (!is_array(object)) return {};
            return byte_array_view(array_bytes(object));
        default: return {};
    }
}

std::string_view require_bytes_like(Run& run, Object* object) {
    if (auto bytes = bytes_like(object)) return *bytes;
    if (object->kind == Kind::memory_view && !static_cast<MemoryView*>(object)->released) {
        raise_message(run, CoreType::buffer_error, "memoryview: underlying buffer is not C-contiguous");
    }
    if (object->kind == Kind::memory_view) {
        raise_message(run, CoreType::value_error, "operation forbidden on released memoryview object");
    }
    if (run.profile.python_2 && is_string(object)) run.refuse("unicode as bytes, of Python 2");
    raise(run, CoreType::type_error, "a bytes-like object is required, not '{}'", type_name(object));
}

}  // namespace lastref::model
