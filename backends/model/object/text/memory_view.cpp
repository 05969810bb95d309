#include "backends/model/object/containers/array.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/own_buffer.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

/// What views of one source share in CPython, if the view has it; its first number: how many are not released.
Record* managed_buffer(const MemoryView* view) {
    return view->held && view->held->kind == Kind::record ? static_cast<Record*>(view->held) : nullptr;
}

void forget_export(MemoryView* view) {
    if (view->released) return;
    view->released = true;
    if (view->source && view->source->kind == Kind::byte_array) --static_cast<ByteArray*>(view->source)->exports;
    Record* buffer = managed_buffer(view);
    if (!buffer || --buffer->numbers[0] > 0) return;
    clear(buffer->fields()[0]);
    clear(buffer->fields()[1]);
}

void destroy_memory_view(Heap& heap, Object* object) {
    auto* view = static_cast<MemoryView*>(object);
    forget_export(view);
    clear(view->held);
    clear(view->owner);
    heap.free_object(object, sizeof(MemoryView));
}

void clear_memory_view(Heap&, Object* object) {
    auto* view = static_cast<MemoryView*>(object);
    memory_view_release(view);
    clear(view->held);
}

/// PyPy 8.0 gives back what a view shows in a finalizer.
bool has_finalizer(const Object* object) {
    const Run& run = run_of(object);
    return !static_cast<const MemoryView*>(object)->released && run.profile.exports_prevent_resizing &&
           run.profile.family == "pypy";
}

bool finalize(Heap&, Object* object) {
    memory_view_release(static_cast<MemoryView*>(object));
    return true;
}

/// A record of the source and the owner.
const TypeSpec managed_buffer_type{
    .name = "managedbuffer",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .subclassable = false,
};

Value make_managed_buffer(Run& run, Object* source, Object* owner) {
    Ref<Record> buffer = make_record(run, builtin_type(run, managed_buffer_type), 2);
    buffer->fields()[0] = share(source).release();
    if (owner) buffer->fields()[1] = share(owner).release();
    return buffer;
}

Ref<MemoryView> make_on(Run& run, Value held, Object* source, std::uint32_t start, std::uint32_t size, bool read_only) {
    auto* view = run.heap.make<MemoryView>(Kind::memory_view, run.type(CoreType::memory_view));
    view->held = held.release();
    if (Record* buffer = managed_buffer(view)) ++buffer->numbers[0];
    view->source = source;
    view->start = start;
    view->size = size;
    view->step = 1;
    view->read_only = read_only;
    if (source->kind == Kind::byte_array) ++static_cast<ByteArray*>(source)->exports;
    run.heap.track(view);
    if (has_finalizer(view)) run.heap.collector().did_make_finalizable(view);
    return Ref<MemoryView>::adopt(view);
}

}  // namespace

extern const KindRow memory_view_kind;
const KindRow memory_view_kind{
    .name = "memoryview",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(MemoryView, held), .fixed_count = 2},
    .weak_offset = offsetof(MemoryView, weak_references),
    .destroy = destroy_memory_view,
    .clear = clear_memory_view,
    .finalize = finalize,
    .has_finalizer = has_finalizer,
};

Ref<MemoryView> make_memory_view(Run& run, Object* source, Object* owner) {
    constexpr int full_read_only = 284;
    if (Ref<MemoryView> own = own_buffer(run, source, full_read_only)) {
        Ref<MemoryView> made = make_memory_view(run, own.get());
        replace(made->owner, share(source));
        return made;
    }
    if (source->kind == Kind::memory_view) {
        auto* view = static_cast<MemoryView*>(source);
        if (view->released) require_bytes_like(run, view);
        return make_memory_view_part(run, view, 0, view->size, 1);
    }
    if (is_array(source)) {
        if (array_typecode(source) != 'B')
            run.refuse(fmt::format("a memoryview of an array of '{}'", array_typecode(source)));
        return make_memory_view(run, array_bytes(source), source);
    }
    auto bytes = bytes_like(source);
    if (!bytes) {
        if (run.profile.python_2)
            raise(run, CoreType::type_error,
                  "cannot make memory view because object does not have the buffer interface");
        raise_worded(run, CoreType::type_error, run.profile.words.memory_of, type_name(source));
    }
    const bool on_pypy = run.profile.family == "pypy";
    Value held = on_pypy || run.profile.python_2 ? share(source) : make_managed_buffer(run, source, owner);
    Ref<MemoryView> made = make_on(run, std::move(held), source, 0, static_cast<std::uint32_t>(bytes->size()),
                                   source->kind == Kind::bytes || is_string(source));
    if (on_pypy && owner) made->owner = share(owner).release();
    return made;
}

Ref<MemoryView> make_memory_view_part(Run& run, MemoryView* view, std::uint32_t start, std::uint32_t size,
                                      std::int64_t step) {
    const std::int64_t first = view->start + std::int64_t{start} * view->step;
    Ref<MemoryView> made =
        make_on(run, share(view->held), view->source, static_cast<std::uint32_t>(first), size, view->read_only);
    made->step = static_cast<std::int32_t>(view->step * step);
    if (view->owner) made->owner = share(view->owner).release();
    return made;
}

Object* memory_view_object(const MemoryView* view) {
    Record* buffer = managed_buffer(view);
    Object* owner = buffer ? buffer->fields()[1] : nullptr;
    return owner ? owner : view->source;
}

void memory_view_release(MemoryView* view) {
    forget_export(view);
    view->source = nullptr;
    if (!managed_buffer(view)) clear(view->held);
    clear(view->owner);
}

char* memory_view_data(MemoryView* view) {
    switch (view->source->kind) {
        case Kind::bytes: return static_cast<Bytes*>(view->source)->data() + view->start;
        case Kind::string: return static_cast<Str*>(view->source)->data() + view->start;
        default: return static_cast<ByteArray*>(view->source)->data + view->start;
    }
}

}  // namespace lastref::model
