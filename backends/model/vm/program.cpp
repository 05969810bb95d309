#include "backends/model/vm/program.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/syntax/parse.hpp"
#include "backends/model/vm/imports/embedded_python.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <vector>

namespace lastref::model {

namespace {

std::string placed(const syntax::Unsupported& refused, const std::string& file) {
    return fmt::format("{}:{}:{}: {}", file, refused.line, refused.column + 1, refused.construct);
}

CompiledProgram from_result(compile::CompileResult result, const std::string& file) {
    CompiledProgram program;
    if (auto* code = std::get_if<std::unique_ptr<const compile::Code>>(&result)) program.code = std::move(*code);
    if (auto* error = std::get_if<syntax::SyntaxError>(&result)) program.syntax_error = std::move(*error);
    if (auto* refused = std::get_if<syntax::Unsupported>(&result)) program.unsupported = placed(*refused, file);
    return program;
}

/// Whether an f-string begins in that line.
bool has_fstring(std::string_view line) {
    for (std::size_t at = line.find_first_of("'\""); at != std::string_view::npos && at > 0;
         at = line.find_first_of("'\"", at + 1)) {
        std::string_view before = line.substr(at < 2 ? 0 : at - 2, at < 2 ? at : 2);
        if (before.find_first_of("fF") != std::string_view::npos) return true;
    }
    return false;
}

std::string_view line_of(std::string_view source, int line) {
    for (; line > 1 && !source.empty(); --line)
        source.remove_prefix(std::min(source.find('\n'), source.size() - 1) + 1);
    return source.substr(0, source.find('\n'));
}

/// Up to 3.11 f-strings had a parser of their own, which found other words for what is wrong in them.
template <class Result>
CompiledProgram not_parsed(Result& parsed, const std::string& file, std::string_view source,
                           const compile::Options& options) {
    CompiledProgram program;
    if (auto* error = std::get_if<syntax::SyntaxError>(&parsed)) {
        if (options.minor < 12 && has_fstring(line_of(source, error->line))) {
            program.unsupported = placed({"a SyntaxError beside an f-string", error->line, 0}, file);
            return program;
        }
        program.syntax_error = std::move(*error);
    }
    if (auto* refused = std::get_if<syntax::Unsupported>(&parsed)) program.unsupported = placed(*refused, file);
    return program;
}

}  // namespace

CompiledProgram compile_program(std::string source, const std::string& file, std::string_view mode,
                                const compile::Options& options) {
    syntax::Grammar grammar = !options.python_2           ? syntax::Grammar::python_3
                              : options.print_is_function ? syntax::Grammar::python_2_with_print_function
                                                          : syntax::Grammar::python_2;
    if (mode == "eval") {
        syntax::ParseExpressionResult parsed = syntax::parse_expression(source, grammar);
        auto* expression = std::get_if<syntax::ExpressionPtr>(&parsed);
        if (!expression) return not_parsed(parsed, file, source, options);
        std::vector<compile::SyntaxWarning> warnings;
        CompiledProgram program = from_result(compile::compile(**expression, file, options, &warnings), file);
        program.warnings = std::move(warnings);
        return program;
    }
    syntax::ParseResult parsed = syntax::parse(source, file, grammar);
    auto* module = std::get_if<syntax::Module>(&parsed);
    if (!module) return not_parsed(parsed, file, source, options);
    std::vector<compile::SyntaxWarning> warnings;
    CompiledProgram program = from_result(compile::compile(*module, file, options, &warnings), file);
    program.warnings = std::move(warnings);
    return program;
}

compile::Options compile_options(const Profile& profile) {
    const bool threads_jumps = profile.family == "cpython" && profile.minor() != 12 && profile.minor() != 13;
    return {.minor = profile.minor(),
            .inlined_comprehensions = profile.inlined_comprehensions,
            .while_tests_at_end = profile.while_tests_at_end,
            .loops_keep_sequences = profile.loops_keep_sequences,
            .deferred_annotations = profile.deferred_annotations,
            .python_2 = profile.python_2,
            .exceptions_outlive_handlers = profile.exceptions_outlive_handlers,
            .list_comprehensions_leak = profile.list_comprehensions_leak,
            .stops_leave_generators = profile.stops_leave_generators && !profile.python_2,
            .async_comprehensions_nest = does(profile, Detail::async_comprehensions_nest),
            .tuples_of_generators_are_built = does(profile, Detail::tuples_of_generators_are_built),
            .lists_of_generators_are_built = does(profile, Detail::lists_of_generators_are_built),
            .handler_names_go_first = profile.handler_names_go_first,
            .handlers_come_before_else = does(profile, Detail::handlers_come_before_else),
            .percent_formats_are_built = does(profile, Detail::percent_formats_are_built),
            .parameter_cells_copy = does(profile, Detail::parameter_cells_copy),
            .stars_are_forgotten = profile.family == "pypy",
            .finally_bodies_come_first = does(profile, Detail::finally_bodies_come_first),
            .assertions_fail_at_tests = profile.family == "cpython",
            .names_are_stored_backwards = profile.family == "pypy",
            .augmented_names_are_marked = profile.family == "cpython",
            .positional_only_come_first = profile.family == "pypy" || profile.minor() >= 15,
            .comprehensions_have_locals = profile.family == "pypy",
            .used_lists_stay_lists = does(profile, Detail::used_lists_stay_lists),
            .slices_are_unbuilt = does(profile, Detail::slices_are_unbuilt),
            .tested_values_jump_on = threads_jumps || (profile.family == "pypy" && profile.minor() >= 11),
            .tested_values_jump_across = threads_jumps};
}

compile::Options library_options(const Profile& profile) {
    return {.minor = profile.minor() >= 13 ? 13 : 12, .handler_names_go_first = profile.handler_names_go_first};
}

namespace {

/// Compiled embedded modules: made once, then only read. The one thing that runs share besides constants.
struct EmbeddedCodes {
    struct Entry {
        std::string module;
        compile::Options options;
        std::unique_ptr<const compile::Code> code;
    };
    std::mutex mutex;
    std::vector<std::unique_ptr<Entry>> entries;
};

EmbeddedCodes& embedded_codes() {
    static EmbeddedCodes codes;
    return codes;
}

}  // namespace

const compile::Code& embedded_code(std::string_view module, const compile::Options& options) {
    EmbeddedCodes& codes = embedded_codes();
    std::lock_guard lock(codes.mutex);
    for (const auto& entry : codes.entries) {
        if (entry->module == module && entry->options == options) return *entry->code;
    }
    std::string file = fmt::format("<frozen {}>", module);
    CompiledProgram program = compile_program(std::string(embedded_python(module)), file, "exec", options);
    if (!program.code) {
        // An embedded module that does not compile is a fault of ours.
        std::fprintf(stderr, "%s: %s line %d: %s\n", __FILE__, file.c_str(),
                     program.syntax_error ? program.syntax_error->line : 0,
                     program.syntax_error ? program.syntax_error->message.c_str() : program.unsupported.c_str());
        std::abort();
    }
    codes.entries.push_back(std::make_unique<EmbeddedCodes::Entry>(
        EmbeddedCodes::Entry{std::string(module), options, std::move(program.code)}));
    return *codes.entries.back()->code;
}

}  // namespace lastref::model
