#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/frame_locals.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/frame_object.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <array>
#include <vector>

// frame, traceback, code and module as the program sees them.
namespace lastref::model {

namespace {

FrameObject* as_frame(Object* object) {
    return static_cast<FrameObject*>(object);
}
Traceback* as_traceback(Object* object) {
    return static_cast<Traceback*>(object);
}

/// Lists the locals: what is unset goes out, a parameter's own place once it is a cell elsewhere, too. Without slots
/// all is.
void list_locals(Run& run, const CodeObject* object, Object* const* slots, Dict* dict) {
    const compile::Code& code = *object->code;
    const auto list = [&](std::size_t i) {
        Object* value = slots ? slots[i] : nullptr;
        bool is_cell = i >= code.plain_count;
        for (std::uint32_t parameter : code.cell_parameters) is_cell = is_cell || parameter == i;
        if (value && is_cell && value->kind == Kind::cell) value = static_cast<Cell*>(value)->content;
        if (!value) return void(dict_take(run, dict, object->local_names[i]));
        dict_set(run, dict, object->local_names[i], value);
    };
    const bool backwards = does(run, Detail::locals_are_listed_backwards);
    std::size_t begin = 0;
    for (std::size_t count : {code.plain_count, code.cell_count, code.free_count}) {
        for (std::size_t i = 0; i < count; ++i) list(begin + (backwards ? count - 1 - i : i));
        begin += count;
    }
}

Value locals_of(Run& run, const CodeObject* code, Object* const* slots) {
    Ref<Dict> dict = make_dict(run);
    list_locals(run, code, slots, dict.get());
    return dict;
}

Value get_restricted(Run& run, Object*) {
    return make_bool(run, false);
}
Value get_back(Run& run, Object* object) {
    auto* frame = as_frame(object);
    if (!frame->frame) return or_none(run, frame->back);
    Frame* back = Frame::shown_from(frame->frame->previous);
    return back ? Value(interpreter_of(run).frame_object(back)) : none(run);
}
Value get_code(Run&, Object* object) {
    return share(as_frame(object)->code);
}
Value get_globals(Run&, Object* object) {
    return share(as_frame(object)->globals);
}
Value get_locals(Run& run, Object* object) {
    bool optimized = static_cast<CodeObject*>(as_frame(object)->code)->code->optimized;
    if (run.profile.locals_snapshot && optimized) return make_frame_locals(run, as_frame(object));
    return frame_locals(run, as_frame(object));
}
Value get_line(Run& run, Object* object) {
    auto* frame = as_frame(object);
    return make_int(run, frame->frame ? frame->frame->line() : frame->line);
}
Value get_lasti(Run& run, Object* object) {
    auto* frame = as_frame(object);
    return make_int(run, 2 * (frame->frame ? frame->frame->instruction_index() : frame->lasti));
}
Value get_builtins(Run& run, Object*) {
    return share(interpreter_of(run).builtins()->dict);
}
Value get_trace(Run& run, Object*) {
    return none(run);
}

/// Whether it runs because it dies. PyPy registers only those that may have something to do then, until they do it.
bool is_finalized_on_pypy(Run& run, const Generator* generator) {
    const bool waits = has_flag(generator, flag_registered) || !code_of(generator->code).yields_inside_try;
    return run.profile.family == "pypy" && generator->state == GeneratorState::running && !waits;
}

Value frame_clear(Run& run, Arguments arguments) {
    auto* frame = as_frame(arguments[0]);
    if (frame->frame) {
        Generator* generator = frame->frame->generator;
        if (generator && is_finalized_on_pypy(run, generator)) run.refuse("frame.clear() of a generator that dies");
        if (!generator || generator->state == GeneratorState::running) {
            raise(run, CoreType::runtime_error, "cannot clear an executing frame");
        }
        if (generator->state == GeneratorState::suspended && run.profile.suspended_frames_stay) {
            raise(run, CoreType::runtime_error, "cannot clear a suspended frame");
        }
        close_generator(run, generator);
        if (frame->frame) return none(run);
    }
    clear_finished_frame(run, frame);
    return none(run);
}
Value frame_repr(Run& run, Arguments arguments) {
    const compile::Code& code = code_of(as_frame(arguments[0])->code);
    Value line = get_line(run, arguments[0]);
    if (does(run, Detail::frames_show_no_place))
        return make_string(run, fmt::format("<frame object at {:#x}>", identity(run, arguments[0])));
    return make_string(run, fmt::format("<frame at {:#x}, file '{}', line {}, code {}>", identity(run, arguments[0]),
                                        code.file, static_cast<Int*>(line.get())->value, code.name));
}

Value get_next(Run& run, Object* object) {
    return or_none(run, as_traceback(object)->next);
}
void set_next(Run& run, Object* object, Object* value) {
    if (run.profile.minor() < 7) raise(run, CoreType::attribute_error, "readonly attribute");
    if (!value && run.profile.family == "pypy")
        raise_worded(run, CoreType::attribute_error, run.profile.words.undeletable, "tb_next", "?");
    if (!value) raise(run, CoreType::type_error, "can't delete tb_next attribute");
    if (value != run.none && value->kind != Kind::traceback) {
        raise(run, CoreType::type_error, "expected traceback object, got '{}'", type_name(value));
    }
    for (Object* each = value; each && each->kind == Kind::traceback; each = as_traceback(each)->next) {
        if (each == object) raise(run, CoreType::value_error, "traceback loop detected");
    }
    replace(as_traceback(object)->next, value == run.none ? Value{} : share(value));
}
Value get_frame(Run&, Object* object) {
    return share(as_traceback(object)->frame);
}
Value get_traceback_line(Run& run, Object* object) {
    return make_int(run, as_traceback(object)->line);
}
Value get_traceback_lasti(Run& run, Object* object) {
    return make_int(run, 2 * as_traceback(object)->lasti);
}
Value traceback_new(Run& run, Arguments arguments) {
    if (arguments[1] != run.none && arguments[1]->kind != Kind::traceback)
        raise(run, CoreType::type_error, "expected traceback object or None, got '{}'", type_name(arguments[1]));
    if (arguments[2]->kind != Kind::frame) {
        raise(run, CoreType::type_error, "traceback() argument 'tb_frame' must be frame, not {}",
              type_name(arguments[2]));
    }
    auto made = Ref<Traceback>::adopt(run.heap.make<Traceback>(Kind::traceback, run.type(CoreType::traceback)));
    if (arguments[1] != run.none) made->next = share(arguments[1]).release();
    made->frame = share(arguments[2]).release();
    std::int64_t lasti = index_as_int64(run, arguments[3]);
    if (lasti % 2 == 1) run.refuse("an odd tb_lasti");
    made->lasti = static_cast<std::uint32_t>(lasti / 2);
    made->line = static_cast<std::int32_t>(index_as_int64(run, arguments[4]));
    run.heap.track(made.get());
    return made;
}

CodeObject* as_code(Object* object) {
    return static_cast<CodeObject*>(object);
}
Value code_name(Run&, Object* object) {
    return share(as_code(object)->name);
}
Value code_qualname(Run&, Object* object) {
    return share(as_code(object)->qualified_name);
}
Value code_file(Run&, Object* object) {
    return share(as_code(object)->file);
}
Value code_first_line(Run& run, Object* object) {
    return make_int(run, code_of(object).first_line);
}
Value code_argcount(Run& run, Object* object) {
    return make_int(run, code_of(object).positional);
}
Value code_posonly(Run& run, Object* object) {
    return make_int(run, code_of(object).positional_only);
}
Value code_kwonly(Run& run, Object* object) {
    return make_int(run, code_of(object).keyword_only);
}
Value names_tuple(Run& run, Str* const* names, std::size_t from, std::size_t to) {
    std::vector<Object*> items;
    for (std::size_t i = from; i < to; ++i) items.push_back(names[i]);
    return model::make_tuple(run, items);
}
/// With its names and constants.
CodeObject* whole_code(Run& run, Object* object) {
    prepare(run, as_code(object));
    return as_code(object);
}
Value code_varnames(Run& run, Object* object) {
    return names_tuple(run, whole_code(run, object)->local_names, 0, code_of(object).plain_count);
}
Value code_nlocals(Run& run, Object* object) {
    return make_int(run, code_of(object).plain_count);
}
Value code_freevars(Run& run, Object* object) {
    std::size_t count = code_of(object).local_names.size();
    return names_tuple(run, whole_code(run, object)->local_names, count - code_of(object).free_count, count);
}
Value code_cellvars(Run& run, Object* object) {
    const compile::Code& code = code_of(object);
    std::vector<Object*> items;
    for (std::uint32_t place : code.cell_parameters) items.push_back(whole_code(run, object)->local_names[place]);
    for (std::uint32_t i = 0; i < code.cell_count; ++i)
        items.push_back(whole_code(run, object)->local_names[code.plain_count + i]);
    return model::make_tuple(run, items);
}
Value code_names(Run& run, Object* object) {
    return names_tuple(run, whole_code(run, object)->names, 0, code_of(object).names.size());
}
Value code_consts(Run& run, Object* object) {
    auto* code = whole_code(run, object);
    return model::make_tuple(run, std::span<Object* const>(code->constants, code->code->constants.size()));
}
int flags_of(Object* object) {
    const compile::Code& code = code_of(object);
    int flags = (code.optimized ? 3 : 0) | (code.has_var_positional ? 4 : 0) | (code.has_var_keyword ? 8 : 0);
    if (code.suspension == compile::Suspension::generator) flags |= 0x20;
    if (code.suspension == compile::Suspension::coroutine) flags |= 0x80;
    if (code.suspension == compile::Suspension::async_generator) flags |= 0x200;
    if (as_code(object)->iterable_coroutine) flags |= 0x100;
    return flags;
}
Value code_flags(Run& run, Object* object) {
    return make_int(run, flags_of(object));
}
/// A code with another name, file or mark; one that would run differently is refused.
Value code_replace(Run& run, Arguments arguments) {
    CodeObject* old = as_code(arguments[0]);
    auto* changes = static_cast<Dict*>(arguments[1]);
    Ref<CodeObject> made = make_code(run, *old->code);
    made->iterable_coroutine = old->iterable_coroutine;
    replace(made->name, share(old->name));
    replace(made->qualified_name, share(old->qualified_name));
    replace(made->file, share(old->file));
    auto text = [&](Object*& field, Object* value, std::string_view name) {
        if (!is_string(value)) {
            raise(run, CoreType::type_error, "replace() argument '{}' must be str, not {}", name, type_name(value));
        }
        replace(field, share(value));
    };
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(changes, position, key, value)) {
        std::string_view name = as_string(key)->view();
        if (name == "co_name") {
            text(made->name, value, name);
        } else if (name == "co_qualname") {
            text(made->qualified_name, value, name);
        } else if (name == "co_filename") {
            text(made->file, value, name);
        } else if (name == "co_flags" && ((index_as_int64(run, value) ^ flags_of(old)) & ~0x100) == 0) {
            made->iterable_coroutine = (index_as_int64(run, value) & 0x100) != 0;
        } else {
            Value kept = find_attribute(run, old, as_string(key));
            if (!kept || !equals(run, kept.get(), value)) run.refuse(fmt::format("code.replace({}=...)", name));
        }
    }
    return made;
}
Value code_repr(Run& run, Arguments arguments) {
    const compile::Code& code = code_of(arguments[0]);
    return make_string(run, fmt::format("<code object {} at {:#x}, file \"{}\", line {}>", code.name,
                                        identity(run, arguments[0]), code.file, code.first_line));
}

constexpr std::array frame_methods{NativeRow{"clear", "self, /", frame_clear},
                                   NativeRow{"__repr__", "self, /", frame_repr}};
constexpr std::array frame_attributes{
    GetSetRow{"f_restricted", get_restricted, nullptr, only_python_2},
    GetSetRow{"f_back", get_back},
    GetSetRow{"f_code", get_code},
    GetSetRow{"f_globals", get_globals},
    GetSetRow{"f_locals", get_locals},
    GetSetRow{"f_lineno", get_line},
    GetSetRow{"f_lasti", get_lasti},
    GetSetRow{"f_builtins", get_builtins},
    GetSetRow{"f_trace", get_trace},
};
Value traceback_dir(Run& run, Arguments) {
    Ref<List> names = make_list(run);
    for (std::string_view each : {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"})
        list_append(run, names.get(), run.intern(each));
    return names;
}
constexpr std::array traceback_methods{
    NativeRow{"__new__", "cls, tb_next, tb_frame, tb_lasti, tb_lineno", traceback_new, Binding::static_method},
    NativeRow{"__dir__", "self, /", traceback_dir, Binding::method, true, 1},
};
constexpr std::array traceback_attributes{
    GetSetRow{"tb_next", get_next, set_next},
    GetSetRow{"tb_frame", get_frame},
    GetSetRow{"tb_lineno", get_traceback_line},
    GetSetRow{"tb_lasti", get_traceback_lasti},
};
/// Whether they do the same in the same place; names of functions and files aside.
bool does_the_same(const compile::Code& left, const compile::Code& right) {
    if (&left == &right) return true;
    auto same_instruction = [](const compile::Instruction& a, const compile::Instruction& b) {
        return a.opcode == b.opcode && a.argument == b.argument;
    };
    return left.first_line == right.first_line && left.positional_only == right.positional_only &&
           left.positional == right.positional && left.keyword_only == right.keyword_only &&
           left.has_var_positional == right.has_var_positional && left.has_var_keyword == right.has_var_keyword &&
           left.suspension == right.suspension && left.local_names == right.local_names && left.names == right.names &&
           std::equal(left.instructions.begin(), left.instructions.end(), right.instructions.begin(),
                      right.instructions.end(), same_instruction);
}

/// By value, as code objects are compared.
Value code_eq(Run& run, Arguments arguments) {
    if (arguments[1]->kind != Kind::code) return share(run.not_implemented);
    CodeObject* left = as_code(arguments[0]);
    CodeObject* right = as_code(arguments[1]);
    bool same = equals(run, left->name, right->name) && does_the_same(*left->code, *right->code);
    if (!same || left->code == right->code) return make_bool(run, same);
    std::size_t count = left->code->constants.size();
    if (count != right->code->constants.size()) return make_bool(run, false);
    CodeObject* first = whole_code(run, left);
    CodeObject* second = whole_code(run, right);
    for (std::size_t i = 0; i < count; ++i) {
        Object* a = first->constants[i];
        Object* b = second->constants[i];
        if (a->type != b->type || !equals(run, a, b)) return make_bool(run, false);
    }
    return make_bool(run, true);
}
Value code_hash(Run& run, Arguments arguments) {
    const compile::Code& code = *as_code(arguments[0])->code;
    return make_int(run, hash(run, as_code(arguments[0])->name) ^ (code.first_line + std::int64_t{code.positional}));
}

/// Without the arguments that it takes; with all of them the model makes none.
Value code_new(Run& run, Arguments arguments) {
    const std::uint32_t given = static_cast<Tuple*>(arguments[1])->size;
    const int minor = run.profile.minor();
    const std::uint32_t least = minor >= 11 ? 16 : minor >= 8 ? 14 : 13;
    if (given >= least || run.profile.family == "pypy" || run.profile.python_2) run.refuse("types.CodeType()");
    if (minor < 10) raise(run, CoreType::type_error, "code() takes at least {} arguments ({} given)", least, given);
    raise(run, CoreType::type_error, "code expected at least {} arguments, got {}", least, given);
}

constexpr std::array code_methods{NativeRow{"__new__", "cls, /, *args, **kwargs", code_new, Binding::static_method},
                                  NativeRow{"__repr__", "self, /", code_repr},
                                  NativeRow{"__eq__", "self, other, /", code_eq},
                                  NativeRow{"__hash__", "self, /", code_hash},
                                  NativeRow{"replace", "self, /, **kwargs", code_replace, Binding::method, true, 8}};
constexpr std::array code_attributes{
    GetSetRow{"co_name", code_name},
    GetSetRow{"co_qualname", code_qualname, nullptr, 11},
    GetSetRow{"co_filename", code_file},
    GetSetRow{"co_firstlineno", code_first_line},
    GetSetRow{"co_argcount", code_argcount},
    GetSetRow{"co_posonlyargcount", code_posonly},
    GetSetRow{"co_kwonlyargcount", code_kwonly},
    GetSetRow{"co_varnames", code_varnames},
    GetSetRow{"co_nlocals", code_nlocals},
    GetSetRow{"co_freevars", code_freevars},
    GetSetRow{"co_cellvars", code_cellvars},
    GetSetRow{"co_names", code_names},
    GetSetRow{"co_consts", code_consts},
    GetSetRow{"co_flags", code_flags},
};
}  // namespace

Value frame_locals(Run& run, Frame& frame) {
    if (frame.locals) return share(frame.locals);
    Value found = locals_of(run, frame.code, frame.slots);
    if (run.profile.locals_snapshot && frame.object && frame.object->locals)
        dict_merge(run, static_cast<Dict*>(found.get()), static_cast<Dict*>(frame.object->locals));
    return found;
}

Value frame_locals(Run& run, FrameObject* frame) {
    auto* code = static_cast<CodeObject*>(frame->code);
    Object* const* slots = frame->frame ? frame->frame->slots : frame->values;
    auto fresh = [&] { return locals_of(run, code, slots); };
    if (!code->code->optimized) {
        if (frame->frame) return frame_locals(run, *frame->frame);
        return frame->locals ? share(frame->locals) : Value(make_dict(run));
    }
    if (run.profile.locals_snapshot) {
        Value found = fresh();
        if (frame->locals) dict_merge(run, static_cast<Dict*>(found.get()), static_cast<Dict*>(frame->locals));
        return found;
    }
    // Before 3.13 the frame keeps the one dict, and through it what the dict names.
    Value kept = share(frame->locals);
    if (kept) {
        list_locals(run, code, slots, static_cast<Dict*>(kept.get()));
    } else {
        kept = fresh();
        frame->locals = share(kept.get()).release();
    }
    return kept;
}

const TypeSpec frame_type{.name = "frame",
                          .kind = Kind::frame,
                          .instance_size = sizeof(FrameObject),
                          .methods = frame_methods,
                          .attributes = frame_attributes,
                          .subclassable = false};
const TypeSpec traceback_type{.name = "traceback",
                              .kind = Kind::traceback,
                              .instance_size = sizeof(Traceback),
                              .methods = traceback_methods,
                              .attributes = traceback_attributes,
                              .subclassable = false};
const TypeSpec code_type{.name = "code",
                         .kind = Kind::code,
                         .instance_size = sizeof(CodeObject),
                         .methods = code_methods,
                         .attributes = code_attributes,
                         .subclassable = false};

}  // namespace lastref::model
