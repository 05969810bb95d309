#include "backends/model/vm/code_object.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/text/unicode_text.hpp"
#include "backends/model/vm/frame.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <vector>

namespace lastref::model {

namespace {

Value make_constant(Run& run, const compile::Constant& constant);

struct ConstantMaker {
    Run& run;
    Value operator()(const compile::NoneConstant&) const { return none(run); }
    Value operator()(bool value) const { return make_bool(run, value); }
    Value operator()(const compile::EllipsisConstant&) const { return share(run.ellipsis); }
    Value operator()(const compile::IntegerConstant& value) const {
        Value made = value.hex.empty() ? make_int(run, value.small) : make_int_from_hex(run, value.hex);
        return value.is_long ? as_long(run, std::move(made)) : made;
    }
    Value operator()(double value) const { return make_float(run, value); }
    Value operator()(const compile::ComplexConstant& value) const { return make_complex(run, 0, value.imaginary); }
    Value operator()(const compile::StringConstant& value) const {
        if (value.is_unicode) return make_unicode(run, value.text);
        return value.identifier_like ? share(run.intern(value.text)) : Value(make_string(run, value.text));
    }
    Value operator()(const compile::BytesConstant& value) const {
        return run.profile.python_2 ? Value(make_string(run, value.bytes)) : make_bytes(run, value.bytes);
    }
    Value operator()(const std::unique_ptr<const compile::TupleConstant>& value) const {
        std::vector<Value> items;
        std::vector<Object*> borrowed;
        for (const compile::Constant& each : value->items) {
            items.push_back(make_constant(run, each));
            borrowed.push_back(items.back().get());
        }
        if (!value->frozen_set) return model::make_tuple(run, borrowed);
        Ref<Set> set = make_frozenset(run);
        for (Object* each : borrowed) set_add(run, set.get(), each);
        return set;
    }
    Value operator()(const std::unique_ptr<const compile::Code>& value) const { return make_code(run, *value); }
};

Value make_constant(Run& run, const compile::Constant& constant) {
    return std::visit(ConstantMaker{run}, constant);
}

/// A compiler's tuples are tracked, as all are that have something in them, until the collector has seen what it is.
void list_tuples(Heap& heap, Object* constant) {
    if (constant->kind != Kind::tuple || static_cast<Tuple*>(constant)->size == 0) return;
    for (std::uint32_t i = 0; i < static_cast<Tuple*>(constant)->size; ++i)
        list_tuples(heap, static_cast<Tuple*>(constant)->items()[i]);
    heap.track(constant);
}

Str** intern_all(Run& run, const std::vector<std::string>& names) {
    if (names.empty()) return nullptr;
    auto** table = static_cast<Str**>(run.heap.allocate_buffer(names.size() * sizeof(Str*)));
    for (std::size_t i = 0; i < names.size(); ++i) {
        table[i] = run.intern(names[i]);
        set_flag(table[i], flag_immortal);
    }
    return table;
}

template <class T>
void release_table(Heap& heap, T* table, std::size_t count) {
    heap.release_buffer(table, count * sizeof(T));
}

void clear_held_methods(Heap& heap, Object* object) {
    auto* code = static_cast<CodeObject*>(object);
    Object** held = std::exchange(code->held_methods, nullptr);
    std::uint32_t count = std::exchange(code->held_count, 0);
    for (std::uint32_t i = 0; i < count; ++i) drop_reference_or_null(held[i]);
    release_table(heap, held, count);
}

void release_tables(Heap& heap, CodeObject* code) {
    for (std::size_t i = 0; i < code->code->constants.size(); ++i) drop_reference(code->constants[i]);
    release_table(heap, code->constants, code->code->constants.size());
    release_table(heap, code->names, code->code->names.size());
    release_table(heap, code->local_names, code->code->local_names.size());
    release_table(heap, code->caches, code->code->cache_count);
}

void destroy_code(Heap& heap, Object* object) {
    auto* code = static_cast<CodeObject*>(object);
    if (code->is_prepared) release_tables(heap, code);
    clear_held_methods(heap, code);
    if (code->keeps_frame && heap.young_count > 0) --heap.young_count;
    clear(code->name);
    clear(code->qualified_name);
    clear(code->file);
    heap.free_object(code, sizeof(CodeObject));
}

}  // namespace

extern const KindRow code_kind;
const KindRow code_kind{
    .name = "code",
    .edges = {.array = EdgeArray::pointed,
              .array_offset = offsetof(CodeObject, held_methods),
              .count_offset = offsetof(CodeObject, held_count)},
    .weak_offset = offsetof(CodeObject, weak_references),
    .destroy = destroy_code,
    .clear = clear_held_methods,
};

namespace {

void hold(Run& run, CodeObject* code, std::size_t place, Object* held) {
    if (!code->held_methods) {
        const std::size_t count = code->code->names.size() + 1;
        code->held_methods = static_cast<Object**>(run.heap.allocate_buffer(count * sizeof(Object*)));
        std::memset(static_cast<void*>(code->held_methods), 0, count * sizeof(Object*));
        code->held_count = static_cast<std::uint32_t>(count);
        run.heap.track(code);
    }
    if (code->held_methods[place] == held) return;
    if (held) add_reference(held);
    drop_reference_or_null(std::exchange(code->held_methods[place], held));
}

}  // namespace

void hold_method(Run& run, CodeObject* code, std::uint32_t name, Object* method) {
    hold(run, code, name, method);
}

void hold_globals(Run& run, CodeObject* code, Object* globals) {
    const std::size_t place = code->code->names.size();
    const bool is_held = code->held_methods && code->held_methods[place];
    if (run.profile.call_sites_hold_methods && !code->has_run && !is_held) hold(run, code, place, globals);
}

void prepare_slowly(Run& run, CodeObject* made) {
    const compile::Code& code = *made->code;
    bool was = std::exchange(run.heap.making_internals, true);
    if (!code.constants.empty()) {
        std::size_t size = code.constants.size() * sizeof(Object*);
        made->constants = static_cast<Object**>(run.heap.allocate_buffer(size));
        for (std::size_t i = 0; i < code.constants.size(); ++i)
            made->constants[i] = make_constant(run, code.constants[i]).release();
    }
    run.heap.making_internals = false;
    const auto counted = run.heap.young_count;
    if (!code.file.starts_with("<frozen"))
        for (std::size_t i = 0; i < code.constants.size(); ++i) list_tuples(run.heap, made->constants[i]);
    run.heap.young_count = counted;
    run.heap.making_internals = was;
    made->names = intern_all(run, code.names);
    made->local_names = intern_all(run, code.local_names);
    if (code.cache_count) {
        std::size_t size = code.cache_count * sizeof(InlineCache);
        made->caches = static_cast<InlineCache*>(run.heap.allocate_buffer(size));
        std::memset(static_cast<void*>(made->caches), 0, size);
    }
    made->is_prepared = true;
}

namespace {

/// The embedded modules that real runtimes have in C.
constexpr std::string_view native_files[] = {
    "<frozen _namedtuple>",
    "<frozen _pickle>",
    "<frozen _pickle_globals>",
    "<frozen _pickle_loading>",
    "<frozen _pickle_machine>",
    "<frozen _pickle_opcodes>",
    "<frozen _pickle_output>",
    "<frozen _pickle_reduced>",
    "<frozen _pickle_saving>",
    "<frozen _pickle_steps>",
    "<frozen _pickle_values>",
    "<frozen _reduce>",
    "<frozen bisect>",
    "<frozen contextvars>",
    "<frozen heapq>",
    "<frozen io>",
    "<frozen itertools_groupby>",
    "<frozen itertools_selections>",
    "<frozen operator>",
    "<frozen math_integers>",
    "<frozen struct>",
    "<frozen time_calendar>",
};

/// What real runtimes have in C of other modules, by how qualified names begin.
constexpr std::pair<std::string_view, std::string_view> native_parts[] = {
    {"<frozen collections>", "OrderedDict."},
    {"<frozen collections>", "odict_"},
    {"<frozen collections>", "defaultdict."},
    {"<frozen copy>", "_check_copyable"},
    {"<frozen copy>", "_rebuild"},
    {"<frozen copy>", "_reduced"},
    {"<frozen copy>", "_state_of"},
    {"<frozen threading>", "_local."},
    {"<frozen threading>", "lock."},
    {"<frozen threading>", "RLock."},
    {"<frozen functools_ordering>", "_key_by"},
    {"<frozen functools_ordering>", "KeyWrapper."},
};

bool stands_for_native(const Run& run, const compile::Code& code) {
    // The methods of named tuples are in Python everywhere.
    if (code.qualified_name.starts_with("_made.<locals>.")) return false;
    if (code.file == "<frozen functools_caches>")
        return code.name == "wrapper" && does(run, Detail::cached_functions_are_hidden);
    for (const auto& [file, part] : native_parts)
        if (code.file == file && code.qualified_name.starts_with(part)) return true;
    return std::find(std::begin(native_files), std::end(native_files), code.file) != std::end(native_files);
}

void collect_literals(Run& run, Object* constant, std::vector<Value>& found) {
    const bool folded_ones = does(run, Detail::trees_hold_folded_constants);
    switch (constant->kind) {
        case Kind::code: {
            auto* code = static_cast<CodeObject*>(constant);
            for (std::size_t i = 0; i < code->code->constants.size(); ++i)
                collect_literals(run, code->constants[i], found);
            return;
        }
        case Kind::tuple:
            for (std::uint32_t i = 0; i < static_cast<Tuple*>(constant)->size; ++i)
                collect_literals(run, static_cast<Tuple*>(constant)->items()[i], found);
            if (folded_ones) found.push_back(share(constant));
            return;
        case Kind::floating:
            if (folded_ones || static_cast<Float*>(constant)->value >= 0) found.push_back(share(constant));
            return;
        case Kind::integer:
            if (folded_ones || !int_is_negative(static_cast<Int*>(constant))) found.push_back(share(constant));
            return;
        case Kind::string:
        case Kind::bytes:
        case Kind::complex_number: found.push_back(share(constant)); return;
        default: return;
    }
}

}  // namespace

std::vector<Value> literals_of(Run& run, CodeObject* code) {
    std::vector<Value> found;
    if (run.profile.family == "cpython") collect_literals(run, code, found);
    const auto before = [](const Value& left, const Value& right) { return left.get() < right.get(); };
    const auto same = [](const Value& left, const Value& right) { return left.get() == right.get(); };
    std::sort(found.begin(), found.end(), before);
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
}

Ref<CodeObject> make_code(Run& run, const compile::Code& code) {
    auto made = Ref<CodeObject>::adopt(run.heap.make<CodeObject>(Kind::code, run.type(CoreType::code)));
    made->code = &code;
    made->start = code.instructions.data();
    made->local_count = static_cast<std::uint32_t>(code.local_names.size());
    made->frame_size = static_cast<std::uint32_t>(Frame::size_for(code));
    bool plain = code.suspension == compile::Suspension::none && !code.has_var_positional && !code.has_var_keyword &&
                 !code.keyword_only &&
                 (!run.profile.frames_are_objects || run.profile.frames_are_tracked_when_they_end);
    made->plain_arguments = plain ? code.positional : CodeObject::not_plain;
    made->stands_for_native = stands_for_native(run, code);
    if (!code.file.starts_with("<frozen")) prepare(run, made.get());
    made->name = share(run.intern(code.name)).release();
    set_flag(made->name, flag_immortal);
    made->qualified_name = share(run.intern(code.qualified_name)).release();
    made->file = share(run.intern(code.file)).release();
    return made;
}

}  // namespace lastref::model
