#include "backends/model/library/files/text_wrapper.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/codecs.hpp"
#include "backends/model/library/wide_codecs.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/unicode_text.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <climits>
#include <cstring>

namespace lastref::model {

namespace {

// Encoders and decoders keep no state that the model needs, but the collector counts them: they are objects of CPython.
constexpr TypeSpec encoder_type{
    .name = "IncrementalEncoder", .kind = Kind::record, .instance_size = sizeof(Record), .module = "encodings.utf_8"};
constexpr TypeSpec decoder_type{
    .name = "IncrementalDecoder", .kind = Kind::record, .instance_size = sizeof(Record), .module = "encodings.utf_8"};
constexpr TypeSpec newline_decoder_type{
    .name = "IncrementalNewlineDecoder", .kind = Kind::record, .instance_size = sizeof(Record), .module = "_io"};

Value make_decoder(Run& run, bool for_newlines) {
    Ref<Record> decoder = make_record(run, builtin_type(run, decoder_type), 0);
    if (!for_newlines) return decoder;
    if (!run.profile.newline_decoders_tracked) {
        // What only an untracked object holds is not seen by the collector either.
        run.heap.untrack(decoder.get());
        return decoder;
    }
    Ref<Record> outer = make_record(run, builtin_type(run, newline_decoder_type), 1);
    outer->fields()[0] = decoder.release();
    return outer;
}

std::string_view encoding_of(const TextFile* file) {
    return as_string(file->encoding)->view();
}
std::string_view errors_of(const TextFile* file) {
    return as_string(file->errors)->view();
}
std::string_view input_of(const TextFile* file) {
    return {file->input + file->start, file->end - file->start};
}

bool all_ascii(std::string_view bytes) {
    return std::none_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
}

void append(Run& run, char*& data, std::uint32_t& capacity, std::uint32_t size, std::string_view bytes) {
    std::size_t wanted = size + bytes.size();
    if (wanted > capacity) {
        auto larger = static_cast<std::uint32_t>(wanted + wanted / 2 + 64);
        auto* fresh = static_cast<char*>(run.heap.allocate_buffer(larger));
        if (size) std::memcpy(fresh, data, size);
        run.heap.release_buffer(data, capacity);
        data = fresh;
        capacity = larger;
    }
    if (!bytes.empty()) std::memcpy(data + size, bytes.data(), bytes.size());
}

/// Bytes at the end of UTF-8 text that are the start of a character.
std::size_t unfinished(std::string_view codec, std::string_view bytes) {
    if (!codec.starts_with("utf-8")) return 0;
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((byte & 0xc0) == 0x80) continue;
        std::size_t size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
        return size > back ? back : 0;
    }
    return 0;
}

Value decode(Run& run, TextFile* file, std::string_view bytes) {
    if (file->of_python_2) return make_binary(run, bytes);
    if (all_ascii(bytes)) return make_text(run, bytes);
    if (run.profile.python_2) {
        Value source = make_binary(run, bytes);
        return make_text(run, decode_bytes(run, bytes, source.get(), encoding_of(file), errors_of(file))->view());
    }
    Ref<Bytes> source = make_bytes(run, bytes);
    return decode_bytes(run, source->view(), source.get(), encoding_of(file), errors_of(file));
}

/// CPython decodes all that one read of the buffer gives: errors show then, not when the character is asked for.
void check_decodable(Run& run, TextFile* file, std::string_view bytes) {
    if (all_ascii(bytes) || errors_of(file) != "strict" || file->of_python_2) return;
    std::size_t tail = file->at_end ? 0 : unfinished(codec_name(run, encoding_of(file)), bytes);
    decode(run, file, bytes.substr(0, bytes.size() - tail));
}

/// Puts bytes behind what was read ahead. `newlines` knows of them from now on, as CPython's decoder would.
void append_input(Run& run, TextFile* file, std::string_view bytes) {
    std::uint32_t before = file->end;
    append(run, file->input, file->input_capacity, file->end, bytes);
    file->end += static_cast<std::uint32_t>(bytes.size());
    if (!file->newlines.universal || file->newlines.seen == 7) return;
    if (before > file->start && file->input[before - 1] == '\r') --before;
    std::string_view fresh(file->input + before, file->end - before);
    if (fresh.ends_with('\r')) fresh.remove_suffix(1);
    if (fresh.find_first_of("\r\n") != std::string_view::npos) translate_newlines(file->newlines, fresh);
}

/// Reads more input behind what is there. False at the end.
bool fill(Run& run, TextFile* file) {
    if (file->at_end) return false;
    Value size = make_int(run, file->chunk_size);
    Value method = find_attribute(run, attached_buffer(run, file), run.intern("read1"));
    Value chunk = method ? call(run, method.get(), size.get())
                         : call_method(run, attached_buffer(run, file), "read", {size.get()});
    auto bytes = bytes_like(chunk.get());
    if (!bytes) {
        if (run.profile.python_2) run.refuse("a buffer whose read() gives no bytes, under a TextIOWrapper");
        raise(run, CoreType::type_error, "underlying {}() should have returned a bytes-like object, not '{}'",
              method ? "read1" : "read", type_name(chunk.get()));
    }
    if (bytes->empty()) {
        file->at_end = true;
        if (input_of(file).ends_with('\r')) translate_newlines(file->newlines, "\r");
        check_decodable(run, file, input_of(file));
        return false;
    }
    if (file->start) {
        std::memmove(file->input, file->input + file->start, file->end - file->start);
        file->end -= std::exchange(file->start, 0);
    }
    append_input(run, file, *bytes);
    file->knows_position = file->telling;
    check_decodable(run, file, input_of(file));
    return true;
}

Value take(Run& run, TextFile* file, std::size_t count) {
    std::string_view bytes = input_of(file).substr(0, count);
    bool plain = bytes.find('\r') == std::string_view::npos;
    file->start += static_cast<std::uint32_t>(count);
    if (plain || !file->newlines.universal) return decode(run, file, bytes);
    NewlineMode unchanged = file->newlines;
    return decode(run, file, translate_newlines(unchanged, bytes));
}

struct Scan {
    std::size_t bytes = 0;
    std::int64_t characters = 0;
};

/// How much of `text` is `limit` characters as the program sees them; less when it ends before.
Scan scan_characters(const TextFile* file, std::string_view text, std::int64_t limit, MoreText more) {
    bool wide = encoding_of(file).size() >= 3 && (encoding_of(file)[0] | 0x20) == 'u';
    Scan scan;
    while (scan.characters < limit && scan.bytes < text.size()) {
        auto byte = static_cast<unsigned char>(text[scan.bytes]);
        std::size_t size = !wide || byte < 0xc2 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        if (byte == '\r' && file->newlines.translates_input) {
            bool last = scan.bytes + 1 == text.size();
            if (last && more == MoreText::may_follow) break;
            if (!last && text[scan.bytes + 1] == '\n') size = 2;
        }
        if (scan.bytes + size > text.size()) {
            if (more == MoreText::may_follow) break;
            size = text.size() - scan.bytes;
        }
        scan.bytes += size;
        ++scan.characters;
    }
    return scan;
}

void require_readable(Run& run, const TextFile* file) {
    if (!file->decoder && file->of_python_2) raise(run, CoreType::os_error, "File not open for reading");
    if (!file->decoder) raise_unsupported(run, "not readable");
}

}  // namespace

void require_attached(Run& run, const TextFile* file) {
    if (file->ready && file->below) return;
    raise(run, CoreType::value_error, "{}",
          file->ready ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
}

void check_text_encoding(Run& run, std::string_view encoding) {
    look_up_codec(run, encoding);
    std::string_view codec = codec_name(run, encoding);
    if (is_wide_codec(codec)) run.refuse(fmt::format("a file in {}", codec));
}

bool text_is_at_start(Run& run, TextFile* file) {
    Value position = call_method(run, attached_buffer(run, file), "tell");
    Value zero = make_int(run, 0);
    return equals(run, position.get(), zero.get());
}

/// The encoding of a terminal is asked for by its descriptor, up to 3.10.
void ask_for_terminal(Run& run, Object* buffer) {
    try {
        const Value descriptor = c_int_of(run, call_method(run, buffer, "fileno").get());
        auto* integer = static_cast<Int*>(descriptor.get());
        const bool fits = int_fits_int64(integer) && integer->value >= INT_MIN && integer->value <= INT_MAX;
        if (!fits) raise(run, CoreType::overflow_error, "Python int too large to convert to C int");
    } catch (Raised& raised) {
        Object* error = raised.exception.get();
        if (!is_exception(run, error, CoreType::attribute_error) &&
            !is_instance(run, error, unsupported_operation(run)))
            throw;
    }
}

void text_init(Run& run, TextFile* file, Object* buffer, Object* encoding, Object* errors, Object* newline) {
    file->ready = false;
    file->chunk_size = text_chunk_bytes;
    const bool needs_locale = encoding == run.none;
    if (needs_locale && run.profile.every_import_call_locks) run.heap.collector().did_lock_import_again("_bootlocale");
    Value encoding_object =
        encoding == run.none ? Value(make_string(run, run.profile.default_encoding)) : share(encoding);
    const bool has_own_words = run.profile.python_2;
    if (has_own_words && !is_string(encoding_object.get()))
        raise(run, CoreType::type_error, "fileio() argument 2 must be string or None, not {}", type_name(encoding));
    if (!is_string(encoding_object.get())) {
        raise(run, CoreType::type_error, "TextIOWrapper() argument {} must be str or None, not {}",
              run.profile.minor() < 8 ? "2" : "'encoding'", type_name(encoding));
    }
    if (as_string(encoding_object.get())->view() == "locale") encoding_object = make_string(run, "UTF-8");
    Value errors_object = errors == run.none ? Value(make_string(run, "strict")) : share(errors);
    if (has_own_words && !is_string(errors_object.get()))
        raise(run, CoreType::type_error, "fileio() argument 3 must be string or None, not {}", type_name(errors));
    if (!is_string(errors_object.get())) {
        if (run.profile.family == "pypy")
            raise(run, CoreType::type_error, "TextIOWrapper() argument 'errors' must be str or None, not ?");
        raise(run, CoreType::type_error, "TextIOWrapper() argument {} must be str or None, not {}",
              run.profile.minor() < 7 ? "3" : "'errors'", type_name(errors));
    }
    if (has_own_words) {
        encoding_object = as_plain_string(run, as_string(encoding_object.get()));
        errors_object = as_plain_string(run, as_string(errors_object.get()));
    }
    file->newlines = newline_mode(run, newline);
    if (needs_locale && run.profile.family == "cpython" && !run.profile.python_2 && run.profile.minor() <= 10)
        ask_for_terminal(run, buffer);
    check_text_encoding(run, as_string(encoding_object.get())->view());
    replace(file->encoding, std::move(encoding_object));
    replace(file->errors, std::move(errors_object));
    if (answers_true(run, buffer, "readable")) replace(file->decoder, make_decoder(run, file->newlines.universal));
    if (answers_true(run, buffer, "writable")) {
        replace(file->encoder, Value(make_record(run, builtin_type(run, encoder_type), 0)));
    }
    replace(file->below, share(buffer));
    file->seekable = file->telling = answers_true(run, buffer, "seekable");
    file->is_past_start = file->seekable && file->encoder && !text_is_at_start(run, file);
    file->ready = true;
}

/// Since 3.8 a piece waits as the text that it was, and alone until a second one comes.
void keep_pending(Run& run, TextFile* file, Str* text, std::string_view encoded) {
    file->pending_size += static_cast<std::uint32_t>(encoded.size());
    if (!does(run, Detail::texts_wait_in_lists) || file->of_python_2) return;
    const bool is_new = does(run, Detail::first_text_waits_alone);
    Value piece = is_new && text->is_ascii() ? share(text) : make_binary(run, encoded);
    if (is_new && !file->pending) {
        replace(file->pending, std::move(piece));
        return;
    }
    if (!file->pending || file->pending->kind != Kind::list) {
        Ref<List> pieces = make_list(run);
        if (file->pending) list_append(run, pieces.get(), file->pending);
        replace(file->pending, Value(std::move(pieces)));
    }
    list_append(run, static_cast<List*>(file->pending), std::move(piece));
}

void text_write_out(Run& run, TextFile* file) {
    file->pending_size = 0;
    replace(file->pending, Value());
    if (file->output_size == 0) return;
    Value waiting = make_binary(run, {file->output, file->output_size});
    file->output_size = 0;
    call_method(run, attached_buffer(run, file), "write", {waiting.get()});
}

std::int64_t text_write(Run& run, TextFile* file, Object* object) {
    const bool is_pypy = run.profile.family == "pypy";
    const bool is_io_of_python_2 = run.profile.python_2 && !file->of_python_2;
    if (is_io_of_python_2) require_attached(run, file);
    if (is_io_of_python_2 && !is_text(object))
        raise(run, CoreType::type_error, "write() argument 1 must be unicode, not {}",
              object == run.none ? std::string_view("None") : type_name(object));
    if (is_string(object) || is_pypy) require_attached(run, file);
    if (is_pypy && is_closed(run, file)) raise(run, CoreType::value_error, "I/O operation on closed file.");
    if (!is_string(object)) {
        raise(run, CoreType::type_error, "write() argument must be str, not {}",
              object == run.none ? std::string_view("None") : type_name(object));
    }
    require_open(run, file);
    if (!file->encoder && file->of_python_2) raise(run, CoreType::os_error, "File not open for writing");
    if (!file->encoder) raise_unsupported(run, "not writable");
    file->newlines.seen = 0;
    Str* text = as_string(object);
    std::int64_t length = text->length;
    bool breaks = text->view().find('\n') != std::string_view::npos;
    Ref<Str> translated = Ref<Str>::share(text);
    if (breaks && file->newlines.written_as[0]) {
        std::string replaced;
        for (char c : text->view()) c == '\n' ? replaced += file->newlines.written_as : replaced += c;
        translated = is_io_of_python_2 ? make_unicode(run, replaced) : make_string(run, replaced);
    }
    const bool is_encoded = file->of_python_2 && !is_text(translated.get());
    std::string encoded = is_encoded ? std::string(translated->view())
                                     : encode_text(run, translated.get(), encoding_of(file), errors_of(file));
    constexpr std::string_view mark = "\xef\xbb\xbf";
    const bool may_have_mark = file->is_past_start && encoded.starts_with(mark);
    if (may_have_mark && codec_name(run, encoding_of(file)) == "utf-8-sig") encoded.erase(0, mark.size());
    if (length) file->is_past_start = true;
    if (run.profile.full_text_is_written_first && file->pending_size + encoded.size() > file->chunk_size) {
        text_write_out(run, file);
    }
    // Much text is written by itself, since 3.13; what waits may become more while it is written.
    if (streams_are_of_3_13(run) && encoded.size() >= file->chunk_size)
        while (file->pending_size) text_write_out(run, file);
    Interpreter& vm = interpreter_of(run);
    // What is printed is on its way at once, though the program sees it wait.
    const bool is_printed = file == vm.standard_output.get() && vm.standard_output_is_open;
    if (is_printed) {
        vm.write(1, encoded);
    } else {
        append(run, file->output, file->output_capacity, file->output_size, encoded);
        file->output_size += static_cast<std::uint32_t>(encoded.size());
    }
    keep_pending(run, file, translated.get(), encoded);
    bool flushes = file->line_buffering && (breaks || text->view().find('\r') != std::string_view::npos);
    bool is_handed_on = flushes || file->write_through || (file->holds_nothing_back && !is_printed);
    // Up to 3.7 a full one waits for more still.
    const bool waits_when_full = run.profile.language[1] < (is_pypy ? 10 : 8) && !file->of_python_2;
    if (file->pending_size + (waits_when_full ? 0 : 1) > file->chunk_size || is_handed_on) {
        text_write_out(run, file);
    }
    if (flushes) call_method(run, attached_buffer(run, file), "flush");
    // What no position is known in stays, since 3.13.
    if (file->knows_position || !streams_are_of_3_13(run)) text_forget_input(file);
    return length;
}

namespace {

/// The file below gave no bytes; None where it would block, which is known for that since 3.14. The decoder stumbles
/// over it: one whose characters take several bytes adds it to what it kept.
[[noreturn]] void raise_no_bytes(Run& run, TextFile* file, Object* given) {
    const bool would_block = given == run.none;
    if (run.profile.python_2) run.refuse(would_block ? "a read of text that would block" : "text of what is no bytes");
    if (would_block && run.profile.minor() >= 14)
        raise_message(run, CoreType::blocking_io_error, "Read returned None.");
    const bool on_pypy = run.profile.family == "pypy";
    const bool adds = codec_name(run, encoding_of(file)).starts_with("utf");
    if (adds && on_pypy)
        raise_message(run, CoreType::type_error,
                      fmt::format("unsupported operand type(s) for +: 'bytes' and '{}'", type_name(given)));
    if (adds) raise(run, CoreType::type_error, "can't concat {} to bytes", type_name(given));
    if (on_pypy) {
        const std::string_view shown = would_block ? std::string_view("None") : type_name(given);
        raise_message(run, CoreType::type_error, fmt::format("a bytes-like object is required, not {}", shown));
    }
    raise_message(run, CoreType::type_error,
                  fmt::format("a bytes-like object is required, not '{}'", type_name(given)));
}

}  // namespace

Value text_read(Run& run, TextFile* file, std::int64_t count) {
    require_readable(run, file);
    text_write_out(run, file);
    if (count >= 0 && codec_name(run, encoding_of(file)) == "utf-8-sig")
        run.refuse("reading some characters of a file in utf-8-sig");
    if (count < 0) {
        Value rest = call_method(run, attached_buffer(run, file), "read");
        const auto bytes = bytes_like(rest.get());
        if (!bytes) raise_no_bytes(run, file, rest.get());
        append_input(run, file, *bytes);
        if (input_of(file).ends_with('\r')) translate_newlines(file->newlines, "\r");
        Value result = take(run, file, file->end - file->start);
        text_forget_input(file);
        return result;
    }
    for (;;) {
        MoreText more = file->at_end ? MoreText::none : MoreText::may_follow;
        Scan scan = scan_characters(file, input_of(file), count, more);
        if (scan.characters < count && fill(run, file)) continue;
        if (scan.characters < count) scan = scan_characters(file, input_of(file), count, MoreText::none);
        file->at_end = false;
        return take(run, file, scan.bytes);
    }
}

Value text_readline(Run& run, TextFile* file, std::int64_t limit) {
    require_readable(run, file);
    text_write_out(run, file);
    for (;;) {
        MoreText more = file->at_end ? MoreText::none : MoreText::may_follow;
        std::size_t end = find_line_end(file->newlines, input_of(file), more);
        if (end == std::string_view::npos && limit >= 0) {
            Scan scan = scan_characters(file, input_of(file), limit, more);
            if (scan.characters == limit) end = scan.bytes;
        }
        if (end == std::string_view::npos && fill(run, file)) continue;
        if (end == std::string_view::npos) end = find_line_end(file->newlines, input_of(file), MoreText::none);
        std::string_view line = input_of(file).substr(0, end);
        if (limit >= 0) line = line.substr(0, scan_characters(file, line, limit, MoreText::none).bytes);
        file->at_end = false;
        return take(run, file, line.size());
    }
}

}  // namespace lastref::model
