#include "backends/model/compile/compile.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/syntax/parse.hpp"
#include "backends/model/vm/errors/syntax_wordings.hpp"
#include "backends/model/vm/errors/warnings.hpp"
#include "backends/model/vm/imports/embedded_python.hpp"
#include "backends/model/vm/imports/module_names.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/imports/standard_library.hpp"
#include "backends/model/vm/imports/unmodelled_names.hpp"
#include "backends/model/vm/imports/written_modules.hpp"
#include "backends/model/vm/internals_guard.hpp"
#include "backends/model/vm/opcode_support.hpp"
#include "backends/model/vm/program.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace lastref::model {

namespace {

bool is_offered(const Run& run, const ModuleSpec& spec, std::string_view name) {
    return is_name_of_version(run.profile, spec.name, name) && (!spec.is_offered || spec.is_offered(run.profile, name));
}

/// What a module's part in Python made and the profile's version does not have.
void remove_names_not_offered(Run& run, Module* module) {
    const ModuleSpec* spec = module->spec;
    auto* dict = static_cast<Dict*>(module->dict);
    std::vector<Value> names;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(dict, position, key, value)) {
        if (!is_offered(run, *spec, as_string(key)->view())) names.push_back(share(key));
    }
    for (const Value& each : names) dict_take(run, dict, each.get());
    Object* all = dict_find(dict, run.name(SpecialName::all));
    if (!all || all->kind != Kind::list) return;
    Ref<List> offered = make_list(run);
    for_each(run, all, [&](Object* name) {
        std::string_view text = as_string(name)->view();
        bool is_too_new = run.profile.python_2 && is_only_in_python_3(spec->name, text);
        if (is_offered(run, *spec, text) && !is_too_new) list_append(run, offered.get(), name);
        return true;
    });
    dict_set(run, dict, run.name(SpecialName::all), offered.get());
}

/// Runs an embedded source in the module's dict.
void run_embedded(Interpreter& vm, Module* module, std::string_view source) {
    auto* dict = static_cast<Dict*>(module->dict);
    Ref<CodeObject> code = make_code(vm, embedded_code(source, library_options(vm.profile)));
    dict_set(vm, dict, vm.name(SpecialName::builtins), vm.builtins());
    vm.run_code(code.get(), dict, nullptr);
    remove_names_not_offered(vm, module);
}

Object* make_native_name(Run& run, Module* module, Str* name) {
    std::string_view text = name->view();
    Value made;
    for (const NativeRow& row : module->spec->functions) {
        if (row.name == text && is_offered(run, row)) made = make_native(run, row, module, nullptr);
    }
    for (const TypeSpec* type : module->spec->types) {
        if (!made && type->name == text) made = share(builtin_type(run, *type));
    }
    if (!made && module->spec->make_constant) made = module->spec->make_constant(run, text);
    if (made) dict_set(run, static_cast<Dict*>(module->dict), name, made.get());
    return made.get();
}

/// All of them: the module's part in Python may need what the profile's version does not offer.
void make_native_names(Run& run, Module* module) {
    InternalsGuard guard(run);
    auto make = [&](std::string_view text) {
        Str* name = run.intern(text);
        if (!dict_find(static_cast<Dict*>(module->dict), name)) make_native_name(run, module, name);
    };
    for (const NativeRow& row : module->spec->functions) make(row.name);
    for (const TypeSpec* type : module->spec->types) make(type->name);
    for (std::string_view name : module->spec->constants) make(name);
}

}  // namespace

namespace {

bool is_by_library(Run& run) {
    const Frame* frame = interpreter_of(run).current_frame();
    return frame && frame->code->code->file.starts_with("<frozen");
}

/// Programs of Python 2 do not see what Python 3 brought; the library, which is written for Python 3, does.
bool is_hidden_from_program(Run& run, const Module* module, std::string_view name) {
    if (!run.profile.python_2 || !module->spec || module->spec->name == "builtins" || is_by_library(run)) return false;
    if (is_only_in_python_2(module->spec->name, name)) run.refuse(fmt::format("{}.{}", module->spec->name, name));
    return is_only_in_python_3(module->spec->name, name);
}

}  // namespace

Object* find_module_name(Run& run, Module* module, Str* name) {
    auto* dict = static_cast<Dict*>(module->dict);
    if (!dict || is_hidden_from_program(run, module, name->view())) return nullptr;
    const ModuleSpec* spec = module->spec;
    if (run.profile.python_2 && spec && spec->name == "builtins" && !is_by_library(run)) {
        if (is_only_in_python_3("builtins", name->view())) return nullptr;
        if (is_only_in_python_2("builtins", name->view())) run.refuse(std::string(name->view()));
        if (Object* found = dict_find(run, dict, fmt::format(".{}", name->view()))) return found;
    }
    if (Object* found = dict_find(dict, name)) return found;
    if (!spec || !is_offered(run, *spec, name->view())) return nullptr;
    InternalsGuard guard(run);
    if (Object* made = make_native_name(run, module, name)) return made;
    for (const LaterPart& part : spec->later) {
        if (!has_word(part.names, name->view())) continue;
        make_native_names(run, module);
        run_embedded(interpreter_of(run), module, part.python);
        return dict_find(dict, name);
    }
    return nullptr;
}

void refuse_lacking_name(Run& run, const Module* module, const Str* name) {
    const ModuleSpec* spec = module->spec;
    const bool may_be_missing =
        name->view().starts_with("__") && !has_word("__all__ __file__ __version__", name->view());
    if (spec && spec->lacks == "*" && !may_be_missing) {
        run.refuse(fmt::format("module {}", as_string(module->name)->view()));
    }
    if (!spec) return;
    const bool is_lacking = has_word(spec->lacks, name->view()) && is_offered(run, *spec, name->view());
    if (!is_lacking && !is_unmodelled_name(spec->name, name->view())) return;
    run.refuse(fmt::format("{}.{}", spec->name, name->view()));
}

void fill_module(Run& run, Module* module) {
    const ModuleSpec* spec = module->spec;
    if (!spec) return;
    make_native_names(run, module);
    for (const LaterPart& part : spec->later) {
        find_module_name(run, module, run.intern(part.names.substr(0, part.names.find(' '))));
    }
    remove_names_not_offered(run, module);
}

void name_module(Run& run, Dict* dict, Str* name, Object* doc) {
    dict_set(run, dict, "__name__", name);
    dict_set(run, dict, "__doc__", doc);
    dict_set(run, dict, "__package__", run.none);
    if (run.profile.python_2) return;
    dict_set(run, dict, "__loader__", run.none);
    dict_set(run, dict, "__spec__", run.none);
}

Ref<Module> make_module(Run& run, std::string_view name, const ModuleSpec* spec) {
    auto made = Ref<Module>::adopt(run.heap.make<Module>(Kind::module, run.type(CoreType::module)));
    Ref<Dict> dict = make_dict(run);
    Str* text = run.intern(name);
    made->name = share(text).release();
    made->spec = spec;
    name_module(run, dict.get(), text, run.none);
    if (does(run, Detail::modules_track_their_dicts)) run.heap.track(dict.get());
    made->dict = dict.release();
    run.heap.track(made.get());
    return made;
}

namespace {

/// A submodule that the library loaded for itself becomes an attribute of its package when somebody asks for it.
void tell_package(Run& run, Dict* modules, std::string_view name, Object* submodule) {
    std::size_t dot = name.rfind('.');
    Object* package = dot == std::string_view::npos ? nullptr : dict_find(run, modules, name.substr(0, dot));
    if (!package || package->kind != Kind::module) return;
    auto* names = static_cast<Dict*>(static_cast<Module*>(package)->dict);
    if (!dict_find(run, names, name.substr(dot + 1))) dict_set(run, names, name.substr(dot + 1), submodule);
}

/// What the library's containers derive from the real ones find in a module of another name: `collections` has no `abc`
/// before somebody imports it.
bool is_needed_in_private(const Interpreter& vm, std::string_view name) {
    const Frame* frame = vm.current_frame();
    if (name != "collections.abc" || !frame) return false;
    const std::string& file = frame->code->code->file;
    return file == "<frozen collections_user>" || file == "<frozen collections_containers>" ||
           file.starts_with("<frozen weakref");
}

void run_body(Interpreter& vm, Module* module) {
    const ModuleSpec* spec = module->spec;
    if (spec->fill) spec->fill(vm, module);
    if (spec->python.empty()) return;
    make_native_names(vm, module);
    run_embedded(vm, module, spec->python);
}

/// What was there by name alone from the start becomes the module when it is imported, if the library has it.
void load_stand_in(Interpreter& vm, Object* known, std::string_view name) {
    if (known->kind != Kind::module) return;
    auto* module = static_cast<Module*>(known);
    if (!module->spec || module->spec->lacks != "*") return;
    const ModuleSpec* spec = find_module_spec(name);
    if (!spec) return;
    module->spec = spec;
    InternalsGuard guard(vm);
    run_body(vm, module);
}

/// What a program puts into a namespace of the library dies at exit as the module's place in the lists tells: no
/// function of the module may hold it from outside of them.
void list_module(Run& run, Module* module) {
    if (run.heap.making_internals) return;
    auto* names = static_cast<Dict*>(module->dict);
    for (const NativeRow& row : module->spec->functions) {
        InternalsGuard guard(run);
        Str* name = run.intern(row.name);
        if (is_offered(run, *module->spec, row.name) && !dict_find(names, name)) make_native_name(run, module, name);
    }
    // The profile's figures of the interpreter's own objects have them in already.
    const auto counts = std::pair(run.heap.young_count, run.heap.tracked_count);
    if (does(run, Detail::modules_track_their_dicts)) run.heap.track(names);
    run.heap.track(module);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(names, position, key, value)) {
        if (value->kind == Kind::native) run.heap.track(value);
    }
    run.heap.track(names);
    std::tie(run.heap.young_count, run.heap.tracked_count) = counts;
}

/// A program that forbids a module's part in C wants the module in Python alone, or its error.
void refuse_without_native(Run& run, Dict* modules, std::string_view module) {
    const bool is_there = module == "collections" || module == "functools";
    if (is_there && !run.profile.python_2) return;
    const std::string native = fmt::format("_{}", module);
    if (!run.runs_library() && dict_find(run, modules, native) == run.none)
        run.refuse(fmt::format("module {} without {}", module, native));
}

}  // namespace

void Interpreter::need_imports() {
    // What the library makes of itself only now was there before in the real one.
    if (phase_ == Phase::finalizing && !finders_are_left_ && !heap.making_internals)
        raise(*this, CoreType::import_error, "sys.meta_path is None, Python is likely shutting down");
}

Ref<Module> Interpreter::import_module(Str* name) {
    make_import_costs(name->view());
    if (Object* known = modules_ ? dict_find(modules_.get(), name) : nullptr) {
        const bool is_own = known->kind == Kind::module && static_cast<Module*>(known)->spec;
        // What the model's library needs is there before the real one's is.
        if (is_own && profile.family == "pypy" && !runs_library()) note_import(name->view());
        load_stand_in(*this, known, name->view());
        if (!is_needed_in_private(*this, name->view())) tell_package(*this, modules_.get(), name->view(), known);
        if (known->kind == Kind::module) return Ref<Module>::share(static_cast<Module*>(known));
        if (known == none)
            raise(*this, CoreType::module_not_found_error, "import of {} halted; None in sys.modules", name->view());
        return Ref<Module>::share(static_cast<Module*>(known));
    }
    // What the library makes of itself now has the one that is.
    if (sys_at_exit_ && runs_library() && name->view() == "sys") return Ref<Module>::share(sys_at_exit_);
    need_imports();
    std::string_view text = name->view();
    refuse_without_native(*this, modules_.get(), text);
    note_import(text);
    if (std::size_t dot = text.rfind('.'); dot != std::string_view::npos) {
        import_module(intern(text.substr(0, dot)));
        // os makes os.path.
        if (dict_find(modules_.get(), name)) return import_module(name);
    }
    const ModuleSpec* spec = find_module_spec(text);
    if (spec && !is_name_of_version(profile, "modules", text)) spec = nullptr;
    const bool is_lacking = profile.family == "pypy" && is_lacking_on_pypy(text);
    const bool is_too_new = profile.python_2 && is_only_in_python_3("modules", text);
    const bool is_absent = !runs_library() && (is_lacking || is_too_new);
    if (is_absent || (!profile.python_2 && is_only_in_python_2("own modules", text))) spec = nullptr;
    const bool is_otherwise =
        (profile.python_2 && is_only_in_python_2("modules", text)) || (profile.family == "pypy" && text == "array");
    if (is_otherwise) spec = &module_by_name_alone;
    if (!spec) {
        if (extension<WrittenModules>().names.contains(text.substr(text.rfind('.') + 1)))
            refuse("an import of a file that the program wrote");
        if (profile.family == "pypy" && is_module_of_pypy(text)) refuse(fmt::format("module {}", text));
        const bool is_there = !is_absent && is_shipped_module(text) && is_name_of_version(profile, "modules", text);
        if (is_there && !is_known_by_name_alone(text)) refuse(fmt::format("module {}", text));
        if (is_there) spec = &module_by_name_alone;
    }
    if (!spec) {
        // Python 2 names the last part alone.
        std::string message = profile.python_2 ? fmt::format("No module named {}", text.substr(text.rfind('.') + 1))
                                               : fmt::format("No module named {}", repr_text(*this, name));
        Value exception = make_exception(*this, CoreType::module_not_found_error, message);
        static_cast<Exception*>(exception.get())->extra2 = share(name).release();
        raise_exception(*this, exception);
    }
    Ref<Module> module;
    {
        InternalsGuard guard(*this);
        module = make_module(*this, text, spec);
        dict_set(*this, modules_.get(), name, module.get());
        run_body(*this, module.get());
    }
    list_module(*this, module.get());
    if (std::size_t dot = text.rfind('.'); dot != std::string_view::npos && !is_needed_in_private(*this, text)) {
        Ref<Module> package = import_module(intern(text.substr(0, dot)));
        dict_set(*this, static_cast<Dict*>(package->dict), text.substr(dot + 1), module.get());
    }
    return module;
}

namespace {

/// Up to 3.6 the program counts as a package that no module is in.
Value import_relatively(Interpreter& vm, const Str* module_name, std::int64_t level) {
    if (vm.profile.minor() > 6)
        raise(vm, CoreType::import_error, "attempted relative import with no known parent package");
    if (level > 1) raise(vm, CoreType::value_error, "attempted relative import beyond top-level package");
    const std::string_view name = module_name->view();
    if (!name.empty()) {
        raise(vm, CoreType::module_not_found_error, "No module named '__main__.{}'; '__main__' is not a package",
              name.substr(0, name.find('.')));
    }
    return share(dict_find(vm, vm.modules(), "__main__"));
}

}  // namespace

Value Interpreter::import_name(Str* module_name, Object* from_list, std::int64_t level, Dict*) {
    if (level > 0) return import_relatively(*this, module_name, level);
    Ref<Module> module = import_module(module_name);
    std::string_view text = module_name->view();
    bool plain = !from_list || from_list == none || !is_true(*this, from_list);
    std::size_t dot = text.find('.');
    if (plain) return dot == std::string_view::npos ? module : import_module(intern(text.substr(0, dot)));
    if (module->kind == Kind::module && module->spec && module->spec->is_package) {
        for_each(*this, from_list, [&](Object* item) {
            std::string submodule = std::string(text) + "." + std::string(as_string(item)->view());
            if (find_module_spec(submodule)) import_module(intern(submodule));
            return true;
        });
    }
    return module;
}

Object* Interpreter::imported_attribute(std::string_view module, std::string_view attribute) {
    if (module == "sys" && sys_at_exit_) return find_module_name(*this, sys_at_exit_, intern(attribute));
    if (!modules_) return nullptr;
    Object* found = dict_find(*this, modules_.get(), module);
    if (!found || found->kind != Kind::module) return nullptr;
    return find_module_name(*this, static_cast<Module*>(found), intern(attribute));
}

namespace {

[[noreturn]] void raise_syntax_error(Interpreter& vm, const syntax::SyntaxError& error, const std::string& file) {
    CoreType type = error.kind == syntax::SyntaxErrorKind::indentation_error ? CoreType::indentation_error
                    : error.kind == syntax::SyntaxErrorKind::tab_error       ? CoreType::tab_error
                                                                             : CoreType::syntax_error;
    Ref<Str> message = make_string(vm, error.message);
    Ref<Str> where = make_string(vm, file);
    Value line = make_int(vm, error.line);
    Value offset = make_int(vm, error.offset);
    Value end_line = make_int(vm, error.end_line);
    Value end_offset = make_int(vm, error.end_offset);
    Value text = error.text.empty() ? none(vm) : Value(make_string(vm, error.text));
    std::array<Object*, 6> all{where.get(), line.get(), offset.get(), text.get(), end_line.get(), end_offset.get()};
    std::size_t count = std::min<std::size_t>(vm.profile.syntax_error_details, all.size());
    Ref<Tuple> details = model::make_tuple(vm, {all.data(), count});
    raise_exception(vm, model::call(vm, vm.type(type), {message.get(), details.get()}));
}

/// Warnings of the compiler; one that filters make an error is a SyntaxError.
void issue_syntax_warnings(Interpreter& vm, const CompiledProgram& program, const std::string& file) {
    for (const compile::SyntaxWarning& each : program.warnings) {
        if (!program.code && !each.early) continue;
        const bool is_of_list = each.message.starts_with("list indices");
        if (is_of_list && !does(vm, Detail::compiler_warns_of_list_displays)) continue;
        std::string_view module = file;
        if (module.ends_with(".py")) module.remove_suffix(3);
        const auto line = static_cast<int>(each.span.line);
        WarningPlace place{make_string(vm, file), line, make_string(vm, module.empty() ? "<unknown>" : module), {}};
        Ref<Str> message = make_string(vm, each.message);
        try {
            issue_warning(vm, message.get(), vm.type(CoreType::syntax_warning), place, nullptr);
        } catch (Raised& raised) {
            bool is_ours = is_exception(vm, raised.exception.get(), CoreType::syntax_warning);
            if (!is_ours || !does(vm, Detail::forbidden_syntax_warnings_are_errors)) throw;
            syntax::SyntaxError error;
            error.message = each.message;
            error.line = line;
            error.offset = static_cast<int>(each.span.column) + 1;
            error.end_line = static_cast<int>(each.span.end_line);
            error.end_offset = static_cast<int>(each.span.end_column) + 1;
            raise_syntax_error(vm, error, file);
        }
    }
}

}  // namespace

const compile::Code& Interpreter::compile_source(std::string_view source, const std::string& file,
                                                 std::string_view mode) {
    compile::Options options = compile_options(profile);
    // What the program's own future statements say holds for what it compiles.
    if (environment_.source.find("print_function") != std::string::npos) options.print_is_function = true;
    CompiledProgram program = compile_program(std::string(source), file, mode, options);
    issue_syntax_warnings(*this, program, file);
    if (program.syntax_error && profile.family == "cpython" && !profile.python_2) {
        std::string unknown = reword_syntax_error(*program.syntax_error, source, profile.minor());
        if (mode == "eval") reword_end_of_expression(*program.syntax_error, source, profile.minor());
        if (!unknown.empty()) refuse(fmt::format("{}:{}:1: {}", file, program.syntax_error->line, unknown));
    }
    // What the compiler finds, not the parser, shows the line as it stands in the file.
    if (program.syntax_error && program.syntax_error->text.empty() && file == main_file_)
        program.syntax_error->text = source_lines(file, program.syntax_error->line, program.syntax_error->line);
    if (program.syntax_error && !program.syntax_error->text.empty()) {
        bool open = program.syntax_error->message.starts_with("unterminated string");
        bool ends_line = does(*this, Detail::syntax_errors_end_lines) || (mode == "exec" && !open);
        if (ends_line) program.syntax_error->text += '\n';
    }
    if (program.syntax_error && does(profile, Detail::print_statements_are_explained))
        reword_for_pypy(*program.syntax_error, source, profile.words);
    if (program.syntax_error) raise_syntax_error(*this, *program.syntax_error, file);
    if (!program.unsupported.empty()) refuse(program.unsupported);
    codes_.push_back(std::move(program.code));
    return *codes_.back();
}

}  // namespace lastref::model
