#include "backends/model/library/files/file.hpp"

#include "backends/model/object/os_errors.hpp"
#include "backends/model/object/repr_guard.hpp"
#include "backends/model/object/types/instance_size.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

struct IoState : Interpreter::Extension {
    Ref<Type> unsupported_operation;
};

void release_buffers(Heap& heap, File* file) {
    switch (file->role) {
        case FileRole::reader:
        case FileRole::writer:
        case FileRole::random: {
            auto* buffered = static_cast<Buffered*>(file);
            heap.release_buffer(std::exchange(buffered->data, nullptr), buffered->capacity);
            break;
        }
        case FileRole::string: {
            auto* text = static_cast<StringFile*>(file);
            heap.release_buffer(std::exchange(text->data, nullptr), text->capacity * sizeof(std::uint32_t));
            break;
        }
        case FileRole::text: {
            auto* text = static_cast<TextFile*>(file);
            heap.release_buffer(std::exchange(text->input, nullptr), text->input_capacity);
            heap.release_buffer(std::exchange(text->output, nullptr), text->output_capacity);
            text->start = text->end = text->output_size = text->input_capacity = text->output_capacity = 0;
            break;
        }
        default: break;
    }
}

/// tp_clear: the stream is of no use afterwards.
void clear_file(Heap&, Object* object) {
    File* file = as_file(object);
    file->ready = false;
    clear(file->below);
    clear(file->second);
    clear(file->encoder);
    clear(file->decoder);
    clear(file->pending);
    clear(file->encoding);
    clear(file->errors);
}

void destroy_file(Heap& heap, Object* object) {
    heap.untrack(object);
    release_buffers(heap, as_file(object));
    clear_file(heap, object);
    heap.free_object(object, object->type->layout.instance_size);
}

/// Python 2 closes a stream when it dies, which has no `__del__` for that.
bool closes_at_death(const Object* object) {
    // A class that was cleared before has no methods left.
    if (!run_of(object).profile.python_2 || !object->type->mro) return false;
    switch (static_cast<const File*>(object)->role) {
        case FileRole::base:
        case FileRole::raw:
        case FileRole::reader:
        case FileRole::writer:
        case FileRole::random:
        case FileRole::text: return true;
        default: return false;
    }
}

bool close_dying_file(Heap&, Object* object) {
    Run& run = run_of(object);
    Run::HandledState own;
    own.outer = std::exchange(run.handled, &own);
    try {
        io_base_del(run, {&object, 1});
    } catch (const Stopped&) {
        // The run is over; the stop is remembered and shows at the next safe point.
    }
    run.handled = own.outer;
    drop_reference_or_null(own.exception);
    drop_reference_or_null(own.traceback);
    return true;
}

void clear_file_in_cycle(Heap& heap, Object* object) {
    if (closes_at_death(object)) {
        const File* file = as_file(object);
        if (file->role == FileRole::raw) return;
        if (file->ready || file->role == FileRole::base) close_dying_file(heap, object);
        if (file->role == FileRole::base) forget_closing(run_of(object), object);
    }
    clear_file(heap, object);
}

}  // namespace

extern const KindRow file_kind;
const KindRow file_kind{
    .name = "file",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(File, below), .fixed_count = 7},
    .weak_offset = offsetof(File, weak_references),
    .destroy = destroy_file,
    .clear = clear_file_in_cycle,
    .finalize = close_dying_file,
    .has_finalizer = closes_at_death,
};

Value make_file(Run& run, Object* cls, FileRole role) {
    Type* type = class_argument(cls);
    auto* file = static_cast<File*>(run.heap.make_sized(Kind::file, type, type->layout.instance_size));
    file->role = role;
    if (role == FileRole::raw) static_cast<RawFile*>(file)->descriptor = -1;
    run.heap.track(file);
    return Value::adopt(file);
}

Type* unsupported_operation(Run& run) {
    Ref<Type>& kept = interpreter_of(run).extension<IoState>().unsupported_operation;
    if (kept) return kept.get();
    bool was = std::exchange(run.heap.making_internals, true);
    Object* value_error = run.type(CoreType::value_error);
    Ref<Tuple> bases = run.profile.python_2 ? make_tuple(run, {value_error, io_error(run)})
                                            : make_tuple(run, {io_error(run), value_error});
    Ref<Dict> names = make_dict(run);
    dict_set(run, names.get(), "__module__", run.intern("io"));
    kept = make_class(run, run.type(CoreType::type), run.intern("UnsupportedOperation"), bases.get(), names.get(),
                      nullptr);
    run.heap.making_internals = was;
    return kept.get();
}

void raise_unsupported(Run& run, std::string_view message) {
    if (run.profile.family == "pypy" && message.ends_with('.')) message.remove_suffix(1);
    // In Python 2 it names a method.
    if (run.profile.python_2 && message.starts_with("File not open")) raise(run, CoreType::value_error, "{}", message);
    if (run.profile.python_2 && message.find(' ') != std::string_view::npos)
        raise(run, CoreType::os_error, "{}", message);
    Ref<Str> text = make_string(run, message);
    raise_exception(run, call(run, unsupported_operation(run), text.get()));
}

bool is_closed(Run& run, Object* stream) {
    if (stream->kind == Kind::file && !stream->type->program_defined) {
        File* file = as_file(stream);
        switch (file->role) {
            case FileRole::raw: return static_cast<RawFile*>(file)->descriptor < 0;
            case FileRole::bytes:
            case FileRole::string: return file->closed;
            case FileRole::reader:
            case FileRole::writer:
            case FileRole::random:
            case FileRole::text:
                if (file->ready && file->below) return is_closed(run, file->below);
                break;
            default: break;
        }
    }
    Value answer = get_attribute(run, stream, run.intern("closed"));
    return is_true(run, answer.get());
}

void require_open(Run& run, Object* stream) {
    if (!is_closed(run, stream)) return;
    if (stream->kind == Kind::file && is_file_of_python_2(as_file(stream)))
        raise(run, CoreType::value_error, "I/O operation on closed file");
    raise(run, CoreType::value_error, "I/O operation on closed file.");
}

bool answers_true(Run& run, Object* stream, std::string_view method) {
    Value answer = call_method(run, stream, method);
    return is_true(run, answer.get());
}

std::string shown_type(const Object* stream) {
    const Type* type = stream->type;
    if (type->program_defined && run_of(stream).profile.derived_streams_show_their_name)
        return std::string(type_name(stream));
    while (type->program_defined) type = type->base;
    return "_io." + std::string(type->spec->name);
}

std::string repr_of_name(Run& run, Object* stream, Object* name) {
    ReprGuard guard(run, stream);
    if (guard.is_nested() && run.profile.family == "cpython" && !run.profile.python_2)
        raise(run, CoreType::runtime_error, "reentrant call inside {}.__repr__", full_type_name(stream->type));
    return std::string(repr(run, name)->view());
}

Value repr_with_name(Run& run, Object* stream, std::string_view rest) {
    std::string text = "<" + shown_type(stream);
    try {
        if (Value name = find_attribute(run, stream, run.intern("name"))) {
            text += fmt::format(" name={}", repr_of_name(run, stream, name.get()));
        }
    } catch (Raised& raised) {
        const CoreType ignored = run.profile.python_2 ? CoreType::exception : CoreType::value_error;
        if (!is_exception(run, raised.exception.get(), ignored)) throw;
    }
    text += rest;
    return make_string(run, text + ">");
}

std::int64_t size_argument(Run& run, Object* object) {
    if (!object || object == run.none) return -1;
    if (run.profile.family == "pypy") return integer_argument(run, object);
    const bool counts = is_int(object) || find_special(object->type, SpecialName::index);
    if (counts) return count_as_int64(run, object);
    if (object->kind == Kind::floating && run.profile.minor() <= 6)
        raise(run, CoreType::type_error, "'float' object cannot be interpreted as an {}",
              run.profile.python_2 ? "index" : "integer");
    if (run.profile.python_2)
        raise(run, CoreType::type_error, "integer argument expected, got '{}'", type_name(object));
    raise(run, CoreType::type_error, "argument should be integer or None, not '{}'", type_name(object));
}

}  // namespace lastref::model
