#include "backends/model/heap/detail.hpp"
#include "backends/model/library/codecs.hpp"
#include "backends/model/library/modules/builtin_functions.hpp"
#include "backends/model/object/check_signals.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/errors/unraisable.hpp"
#include "backends/model/vm/exit/standard_streams.hpp"
#include "backends/model/vm/frame_object.hpp"
#include "backends/model/vm/imports/standard_library.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <array>
#include <span>
#include <vector>

// Built-in functions that look at the caller's frame or run code: print, classes, exec, eval, globals, locals.
namespace lastref::model {

namespace {

void require_text(Run& run, Object* object, std::string_view name) {
    if (object == run.none || is_string(object)) return;
    raise(run, CoreType::type_error, "{} must be None or a string, not {}", name, type_name(object));
}

std::string printed_text(Run& run, Arguments arguments) {
    auto* values = static_cast<Tuple*>(arguments[0]);
    auto piece = [&](Object* object, std::string_view fallback, std::string_view name) {
        require_text(run, object, name);
        return std::string(object == run.none ? fallback : as_string(object)->view());
    };
    std::string separator = piece(arguments[1], " ", "sep");
    std::string text;
    for (std::uint32_t i = 0; i < values->size; ++i) {
        if (i) text += separator;
        Ref<Str> shown = str(run, values->items()[i]);
        text += shown->view();
    }
    return text + piece(arguments[2], "\n", "end");
}

/// A stream is given one piece after the other: what the next one's `__str__` prints comes between.
void print_pieces(Run& run, Object* stream, Arguments arguments) {
    auto* values = static_cast<Tuple*>(arguments[0]);
    require_text(run, arguments[1], "sep");
    require_text(run, arguments[2], "end");
    auto write = [&](Object* text) {
        Value method = get_attribute(run, stream, run.intern("write"));
        call(run, method.get(), text);
    };
    auto write_piece = [&](Object* given, std::string_view otherwise) {
        Value text = given == run.none ? Value(make_string(run, otherwise)) : share(given);
        check_signals(run);
        write(text.get());
    };
    for (std::uint32_t i = 0; i < values->size; ++i) {
        if (i) write_piece(arguments[1], " ");
        Ref<Str> text = str(run, values->items()[i]);
        write(text.get());
    }
    write_piece(arguments[2], "\n");
}

struct KeywordsOfPrint final : Interpreter::Extension {
    Ref<Tuple> names;
};

void keep_keywords(Run& run) {
    Ref<Tuple>& kept = interpreter_of(run).extension<KeywordsOfPrint>().names;
    if (kept || !does(run, Detail::print_keeps_keywords)) return;
    kept = make_tuple(run, {run.intern("sep"), run.intern("end"), run.intern("file"), run.intern("flush")});
}

/// What sys.stdout is at first, though nobody imported `sys`; null where that is over.
Value first_standard_output(Run& run) {
    Interpreter& vm = interpreter_of(run);
    const bool is_over = vm.phase() == Interpreter::Phase::finalizing;
    if (!vm.standard_output && !is_over) vm.standard_output = make_standard_stream(run, 1);
    return share(vm.standard_output.get());
}

}  // namespace

Value builtin_print(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    keep_keywords(run);
    if (arguments[3] == run.none && vm.streams_are_gone()) return none(run);
    Value stream = share(arguments[3] == run.none ? vm.imported_attribute("sys", "stdout") : arguments[3]);
    if (stream && stream.get() == run.none) return none(run);
    if (!stream && vm.imported_attribute("sys", "__name__")) {
        if (run.profile.python_2) raise(run, CoreType::type_error, "writeobject with NULL file");
        raise(run, CoreType::runtime_error, "lost sys.stdout");
    }
    if (!stream) stream = first_standard_output(run);
    bool is_standard = !stream || stream.get() == vm.standard_output.get();
    if (!stream || (is_standard && run.profile.python_2 && vm.standard_output_is_open)) {
        vm.write(1, printed_text(run, arguments));
        if (is_true(run, arguments[4])) vm.flush_output();
        return none(run);
    }
    print_pieces(run, stream.get(), arguments);
    if (is_true(run, arguments[4])) call_method(run, stream.get(), "flush");
    return none(run);
}

namespace {

Value call_with(Run& run, Object* callable, std::span<Object* const> positional, Dict* keywords) {
    std::vector<Value> held;
    std::vector<Object*> values(positional.begin(), positional.end());
    std::vector<Object*> names;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (keywords && dict_next(keywords, position, key, value)) {
        held.push_back(share(value));
        names.push_back(key);
        values.push_back(value);
    }
    if (names.empty()) return run.call(callable, values.data(), values.size(), nullptr);
    Ref<Tuple> name_tuple = model::make_tuple(run, names);
    return run.call(callable, values.data(), positional.size(), name_tuple.get());
}

}  // namespace

Value call_all(Run& run, Object* callable, Tuple* positional, Dict* keywords) {
    return call_with(run, callable, {positional->items(), positional->size}, keywords);
}

namespace {

/// `__mro_entries__` of bases that are no classes.
Ref<Tuple> resolve_bases(Run& run, Tuple* bases) {
    if (!does(run, Detail::classes_may_be_subscripted)) return Ref<Tuple>::share(bases);
    std::vector<Value> resolved;
    bool changed = false;
    for (std::uint32_t i = 0; i < bases->size; ++i) {
        Object* base = bases->items()[i];
        Value hook = base->kind == Kind::type ? Value{} : find_attribute(run, base, run.name(SpecialName::mro_entries));
        if (!hook) {
            resolved.push_back(share(base));
            continue;
        }
        changed = true;
        Value replacement = call(run, hook.get(), bases);
        if (replacement->kind != Kind::tuple) raise(run, CoreType::type_error, "__mro_entries__ must return a tuple");
        for_each(run, replacement.get(), [&](Object* each) {
            resolved.push_back(share(each));
            return true;
        });
    }
    if (!changed) return Ref<Tuple>::share(bases);
    std::vector<Object*> items;
    for (const Value& each : resolved) items.push_back(each.get());
    return model::make_tuple(run, items);
}

/// The most derived of the given metaclass and those of the bases.
Value find_metaclass(Run& run, Value given, Tuple* bases) {
    if (given && given->kind != Kind::type) return given;
    Type* winner = given         ? static_cast<Type*>(given.get())
                   : bases->size ? bases->items()[0]->type
                                 : run.type(CoreType::type);
    for (std::uint32_t i = 0; i < bases->size; ++i) {
        Type* candidate = bases->items()[i]->type;
        // Beside others, classic bases do not count.
        if (winner->spec == &classic_class_type) winner = candidate;
        if (is_subtype(winner, candidate) || is_classic_class(bases->items()[i])) continue;
        if (!is_subtype(candidate, winner)) {
            raise(run, CoreType::type_error,
                  "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                  "metaclasses of "
                  "all its bases");
        }
        winner = candidate;
    }
    return share(winner);
}

}  // namespace

namespace {

/// PyPy explains an error that comes from no function of the program's, but for that of `type` itself.
Value call_metaclass(Run& run, Object* metaclass, std::span<Object* const> arguments, Dict* keywords) {
    std::string_view words = run.profile.words.metaclass_failure;
    if (words.empty() || metaclass == run.type(CoreType::type)) return call_with(run, metaclass, arguments, keywords);
    try {
        return call_with(run, metaclass, arguments, keywords);
    } catch (Raised& raised) {
        const bool is_explained = is_exception(run, raised.exception.get(), CoreType::type_error) &&
                                  !static_cast<Exception*>(raised.exception.get())->traceback;
        if (!is_explained) throw;
        Value name = find_attribute(run, metaclass, run.name(SpecialName::name));
        Ref<Str> reason = str(run, raised.exception.get());
        raise_worded(run, CoreType::type_error, words, name ? std::string(str(run, name.get())->view()) : "?",
                     repr_text(run, metaclass), str(run, arguments[0])->view(), repr_text(run, arguments[1]),
                     repr_text(run, reason.get()));
    }
}

/// What `super()` and `__class__` in the body will see must be the class.
void check_class_cell(Run& run, const Cell* cell, Object* name, Object* made) {
    if (cell->content == made) return;
    if (!cell->content && run.profile.minor() < 8) {
        if (run.profile.minor() == 7)
            run.warn(CoreType::deprecation_warning,
                     fmt::format("__class__ not set defining {} as {}. Was __classcell__ propagated to type.__new__?",
                                 repr_text(run, name), repr_text(run, made)),
                     nullptr);
        return;
    }
    if (!cell->content) {
        raise(run, CoreType::runtime_error,
              "__class__ not set defining {} as {}. Was __classcell__ propagated to type.__new__?",
              repr_text(run, name), repr_text(run, made), str(run, name)->view());
    }
    raise(run, CoreType::type_error, "__class__ set to {} defining {} as {}", repr_text(run, cell->content),
          repr_text(run, name), repr_text(run, made), str(run, name)->view());
}

}  // namespace

namespace {

/// Of a class without bases in a module that says no other `__metaclass__`, it is that of classic classes.
Value metaclass_of_python_2(Run& run, const Function* body) {
    Object* given = dict_find(run, static_cast<Dict*>(body->globals), "__metaclass__");
    return share(given ? given : builtin_type(run, classic_class_type));
}

Value make_classic(Run& run, Object* name, Tuple* bases, Dict* space) {
    return make_classic_class(run, as_string(name), bases, space);
}

}  // namespace

Value builtin_build_class(Run& run, Arguments arguments) {
    if (arguments[0]->kind != Kind::function) {
        if (does(run, Detail::misuse_crashes)) run.refuse("__build_class__() of what is no function");
        raise(run, CoreType::type_error, "__build_class__: func must be a function");
    }
    Interpreter& vm = interpreter_of(run);
    auto* function = static_cast<Function*>(arguments[0]);
    auto* given_bases = static_cast<Tuple*>(arguments[2]);
    auto* keywords = static_cast<Dict*>(arguments[3]);
    Ref<Tuple> bases = resolve_bases(run, given_bases);
    bool of_library = code_of(function->code).file.starts_with("<frozen");
    Value given = dict_take(run, keywords, run.intern("metaclass"));
    if (run.profile.python_2 && bases->size == 0 && !of_library) given = metaclass_of_python_2(run, function);
    Value metaclass = find_metaclass(run, std::move(given), bases.get());
    const bool tells_metaclass_inside = run.profile.python_2 && !of_library;
    Value space;
    if (metaclass.get() == run.type(CoreType::type) || tells_metaclass_inside) {
        space = make_dict(run);
    } else if (Value prepare = find_attribute(run, metaclass.get(), run.name(SpecialName::prepare))) {
        Ref<Tuple> prepare_arguments = make_tuple(run, {arguments[1], bases.get()});
        space = call_all(run, prepare.get(), prepare_arguments.get(), keywords);
    } else {
        space = make_dict(run);
    }
    if (!find_special(space->type, SpecialName::getitem)) {
        raise(run, CoreType::type_error, "{}.__prepare__() must return a mapping, not {}",
              metaclass->kind == Kind::type ? full_type_name(static_cast<Type*>(metaclass.get())) : "<metaclass>",
              type_name(space.get()));
    }
    Value cell = vm.run_code(static_cast<CodeObject*>(function->code), static_cast<Dict*>(function->globals),
                             space.get(), function);
    if (bases.get() != given_bases && space->kind == Kind::dict) {
        dict_set(run, static_cast<Dict*>(space.get()), "__orig_bases__", given_bases);
    }
    if (tells_metaclass_inside) {
        if (Object* told = dict_find(run, static_cast<Dict*>(space.get()), "__metaclass__")) metaclass = share(told);
    }
    const bool is_classic = run.profile.python_2 && metaclass.get() == builtin_type(run, classic_class_type);
    if (is_classic) return make_classic(run, arguments[1], bases.get(), static_cast<Dict*>(space.get()));
    // The compiled body leaves the __class__ cell behind, or None.
    bool has_cell = cell && cell->kind == Kind::cell;
    if (has_cell && space->kind == Kind::dict) {
        dict_set(run, static_cast<Dict*>(space.get()), run.name(SpecialName::classcell), cell.get());
    }
    const std::array<Object*, 3> call_arguments{arguments[1], bases.get(), space.get()};
    Value made = call_metaclass(run, metaclass.get(), call_arguments, keywords);
    if (has_cell && made->kind == Kind::type)
        check_class_cell(run, static_cast<Cell*>(cell.get()), arguments[1], made.get());
    return made;
}

namespace {

/// Code out of the first argument of `function`: exec, eval or compile.
Ref<CodeObject> code_of_source(Run& run, Object* source, const std::string& file, std::string_view mode,
                               std::string_view function) {
    if (source->kind == Kind::code) return Ref<CodeObject>::share(static_cast<CodeObject*>(source));
    std::string text;
    if (is_string(source))
        text = run.profile.python_2 ? std::string(as_string(source)->view()) : encode_text(run, as_string(source));
    else if (const auto bytes = bytes_like(source))
        text = *bytes;
    else
        raise(run, CoreType::type_error, "{}() arg 1 must be a string, bytes or {} object", function,
              function == "compile" ? "AST" : "code");
    if (text.find('\0') != std::string::npos && !run.profile.python_2) {
        Ref<Str> message = make_string(run, "source code string cannot contain null bytes");
        const CoreType error = run.profile.minor() < 11 ? CoreType::value_error : CoreType::syntax_error;
        raise_exception(run, call(run, run.type(error), message.get()));
    }
    return make_code(run, interpreter_of(run).compile_source(text, file, mode));
}

Value run_source(Run& run, Arguments arguments, std::string_view mode) {
    Interpreter& vm = interpreter_of(run);
    Frame* frame = vm.current_frame();
    Value globals = arguments[1] == run.none ? share(frame->globals) : share(arguments[1]);
    Value locals = arguments[2] != run.none   ? share(arguments[2])
                   : arguments[1] != run.none ? share(arguments[1])
                                              : builtin_locals(run, {});
    if (globals->kind != Kind::dict) {
        if (mode == "exec") {
            raise(run, CoreType::type_error, "exec() globals must be a dict, not {}", type_name(globals.get()));
        }
        if (find_special(globals->type, SpecialName::getitem))
            raise(run, CoreType::type_error, "globals must be a real dict; try eval(expr, {{}}, mapping)",
                  type_name(globals.get()));
        raise(run, CoreType::type_error, "globals must be a dict", type_name(globals.get()));
    }
    if (locals->kind != Kind::dict && !find_special(locals->type, SpecialName::getitem)) {
        if (mode == "exec") {
            raise(run, CoreType::type_error, "locals must be a mapping or None, not {}", type_name(locals.get()));
        }
        raise(run, CoreType::type_error, "locals must be a mapping", type_name(locals.get()));
    }
    auto* dict = static_cast<Dict*>(globals.get());
    Object* builtins = dict_find(dict, run.name(SpecialName::builtins));
    bool plain = !builtins || builtins->kind == Kind::module || builtins->type == run.type(CoreType::dict);
    if (!plain) run.refuse("__builtins__ that is no dict");
    if (!dict_find(dict, run.name(SpecialName::builtins)))
        dict_set(run, dict, run.name(SpecialName::builtins), vm.builtins());
    Ref<CodeObject> code = code_of_source(run, arguments[0], "<string>", mode, mode);
    if (code->code->free_count && mode == "exec" && run.profile.minor() >= 11) {
        raise(run, CoreType::type_error, "code object requires a closure of exactly length {}", code->code->free_count);
    }
    if (code->code->free_count) {
        raise(run, CoreType::type_error, "code object passed to {}() may not contain free variables", mode);
    }
    std::vector<Value> literals;
    if (code.get() != arguments[0]) literals = literals_of(run, code.get());
    return vm.run_code(code.get(), dict, locals.get());
}

}  // namespace

Value builtin_exec(Run& run, Arguments arguments) {
    if (arguments.count > 3 && arguments[3] != run.none) run.refuse("exec() with a closure");
    run_source(run, arguments, "exec");
    return none(run);
}
Value builtin_eval(Run& run, Arguments arguments) {
    return run_source(run, arguments, "eval");
}

Value builtin_compile(Run& run, Arguments arguments) {
    const bool is_path =
        is_string(arguments[1]) || bytes_like(arguments[1]) || find_special(arguments[1]->type, SpecialName::fspath);
    if (!is_path && !run.profile.python_2) {
        raise(run, CoreType::type_error, "expected str, bytes or os.PathLike object, not {}", type_name(arguments[1]));
    }
    std::string mode(str(run, arguments[2])->view());
    if (!is_string(arguments[2])) run.refuse("compile() in mode '" + mode + "'");
    if (mode == "func_type" && does(run, Detail::types_of_functions_are_compiled))
        raise(run, CoreType::value_error, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
    if (mode != "exec" && mode != "eval" && mode != "single")
        raise(run, CoreType::value_error, "compile() {} must be 'exec', 'eval' or 'single'",
              run.profile.family == "pypy" ? "arg 3" : "mode");
    if (mode != "exec" && mode != "eval") run.refuse("compile() in mode '" + mode + "'");
    // Asked whether the source is a tree already, it makes the classes of trees.
    if (run.profile.family == "cpython") interpreter_of(run).note_import("_ast");
    return code_of_source(run, arguments[0], std::string(str(run, arguments[1])->view()), mode, "compile");
}

Value builtin_globals(Run& run, Arguments) {
    return share(interpreter_of(run).current_frame()->globals);
}

Value builtin_locals(Run& run, Arguments) {
    Interpreter& vm = interpreter_of(run);
    Frame* frame = vm.current_frame();
    if (run.profile.locals_snapshot || frame->locals) return frame_locals(run, *frame);
    Ref<FrameObject> object = vm.frame_object(frame);
    return frame_locals(run, object.get());
}

Value builtin_vars(Run& run, Arguments arguments) {
    if (!arguments[0]) return builtin_locals(run, {});
    if (Value dict = find_attribute(run, arguments[0], run.name(SpecialName::dict))) return dict;
    raise(run, CoreType::type_error, "vars() argument must have __dict__ attribute");
}

namespace {

Value names_in_locals(Run& run) {
    Value locals = builtin_locals(run, {});
    if (locals->kind == Kind::dict && !locals->type->program_defined) return locals;
    Value keys = call_method(run, locals.get(), "keys");
    if (!is_iterable(keys.get())) {
        raise(run, CoreType::type_error, "{}.keys() returned a non-iterable (type {})", type_name(locals.get()),
              type_name(keys.get()));
    }
    return keys;
}

}  // namespace

Value builtin_dir(Run& run, Arguments arguments) {
    Value names = arguments[0] ? call_special(run, arguments[0], SpecialName::dir) : names_in_locals(run);
    Ref<List> list = list_from(run, names.get());
    call_method(run, list.get(), "sort");
    return list;
}

Value builtin_import(Run& run, Arguments arguments) {
    if (!is_string(arguments[0]) && run.profile.family == "pypy" && run.profile.minor() < 11) {
        raise(run, CoreType::type_error, "module name must be str, not {}",
              repr_text(run, static_cast<Object*>(arguments[0]->type)));
    }
    if (!is_string(arguments[0]))
        raise(run, CoreType::type_error, "module name must be a string",
              run.profile.family == "cpython" ? given_type_name(run, arguments[0]) : type_name(arguments[0]));
    if (as_string(arguments[0])->size == 0) raise(run, CoreType::value_error, "Empty module name");
    Interpreter& vm = interpreter_of(run);
    Str* name = run.intern(as_string(arguments[0])->view());
    // What a module of the library imports in turn would go the same way.
    Object* importer = find_module_name(vm, vm.builtins(), run.intern("__import__"));
    const bool is_first = !dict_find(vm.modules(), name) && is_standard_module(name->view());
    if (is_first && importer && !is_own_hook(importer, "__import__"))
        run.refuse("an import of the library's own by another __import__()");
    if (run.profile.every_import_call_locks) run.heap.collector().did_lock_import();
    // What is not found is told as it was given.
    if (!dict_find(vm.modules(), name) && !is_standard_module(name->view())) name = as_string(arguments[0]);
    return vm.import_name(name, arguments[3], index_as_int64(run, arguments[4]), nullptr);
}

}  // namespace lastref::model
