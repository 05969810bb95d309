#include "backends/model/library/codecs.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

// Modules in Python that need a word with the interpreter.
namespace lastref::model {

namespace {

Value started(Run& run, Arguments arguments) {
    if (arguments[0]->kind != Kind::generator) raise(run, CoreType::type_error, "a generator or coroutine is required");
    return make_bool(run, static_cast<Generator*>(arguments[0])->state != GeneratorState::created);
}

Value frame(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    Frame* found = vm.frame_at(static_cast<int>(index_as_int64(run, arguments[0])));
    return found ? Value(vm.frame_object(found)) : none(run);
}

Value source_line(Run& run, Arguments arguments) {
    if (!is_string(arguments[0])) return share(run.empty_string);
    std::int64_t line = index_as_int64(run, arguments[1]);
    return make_string(run, interpreter_of(run).source_line(as_string(arguments[0])->view(), static_cast<int>(line)));
}

Value known_codec(Run& run, Arguments arguments) {
    look_up_codec(run, as_string(arguments[0])->view());
    std::string_view name = find_codec(run, as_string(arguments[0])->view());
    if (!name.empty()) return make_string(run, name);
    require_c_string(run, as_string(arguments[0])->view());
    return none(run);
}

constexpr NativeRow codecs_functions[] = {
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"_codec_name", "encoding, /", known_codec, Binding::function},
};

constexpr NativeRow refusal[] = {{"_refuse", "what, /", refuse_by_name, Binding::function}};

constexpr NativeRow copy_functions[] = {
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"_need_imports", "", need_imports, Binding::function},
};

constexpr NativeRow string_functions[] = {
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"_import_late", "module, /", import_late, Binding::function},
};

constexpr NativeRow inspect_functions[] = {
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"_started", "generator, /", started, Binding::function},
    {"_frame", "depth, /", frame, Binding::function},
    {"_source_line", "filename, lineno, /", source_line, Binding::function},
};

constexpr LaterPart textwrap_parts[] = {{"TextWrapper wrap fill shorten", "textwrap_wrapping"}};
constexpr LaterPart asyncio_parts[] = {
    {"Lock Event Condition Semaphore BoundedSemaphore Queue PriorityQueue LifoQueue QueueEmpty QueueFull TaskGroup",
     "asyncio_sync"}};
constexpr LaterPart inspect_parts[] = {
    {"signature Signature Parameter BoundArguments getcallargs formatannotation _empty _ParameterKind",
     "inspect_signature"}};
constexpr LaterPart typing_parts[] = {
    {"_make_type_form _build_generic_class TypeAliasType NoDefault", "typing_parameters"}};
constexpr LaterPart pyio_parts[] = {
    {"FileIO", "_pyio_file"},
    {"BytesIO", "_pyio_bytes"},
    {"BufferedReader BufferedWriter BufferedRandom BufferedRWPair _BufferedIOMixin", "_pyio_buffered"},
    {"TextIOWrapper StringIO IncrementalNewlineDecoder _Newlines _Decoded", "_pyio_text"},
    {"open open_code OpenWrapper", "_pyio_open"}};
constexpr LaterPart string_parts[] = {{"Template", "string_formatting"}};

}  // namespace

extern const ModuleSpec asyncio_module;
const ModuleSpec asyncio_module{
    .name = "asyncio",
    .functions = refusal,
    .fill = fill_language,
    .python = "asyncio",
    .later = asyncio_parts,
    .is_package = true,
    .lacks =
        "open_connection start_server open_unix_connection start_unix_server StreamReader StreamWriter Server Protocol "
        "BaseProtocol DatagramProtocol SubprocessProtocol BufferedProtocol BaseTransport Transport ReadTransport "
        "WriteTransport DatagramTransport SubprocessTransport create_subprocess_exec create_subprocess_shell to_thread "
        "run_coroutine_threadsafe wrap_future Barrier BrokenBarrierError QueueShutDown eager_task_factory "
        "create_eager_task_factory get_event_loop_policy set_event_loop_policy DefaultEventLoopPolicy "
        "AbstractEventLoopPolicy AbstractServer IncompleteReadError LimitOverrunError SendfileNotAvailableError "
        "StreamReaderProtocol BaseEventLoop ThreadedChildWatcher FastChildWatcher SafeChildWatcher PidfdChildWatcher "
        "get_child_watcher set_child_watcher coroutine base_events events futures tasks locks queues streams "
        "subprocess runners timeouts taskgroups exceptions coroutines mixins",
};

extern const ModuleSpec codecs_module;
const ModuleSpec codecs_module{
    .name = "codecs",
    .functions = codecs_functions,
    .fill = fill_language,
    .python = "codecs",
    .lacks =
        "open EncodedFile StreamReader StreamWriter StreamReaderWriter StreamRecoder getreader getwriter strict_errors "
        "ignore_errors replace_errors xmlcharrefreplace_errors backslashreplace_errors namereplace_errors "
        "register_error lookup_error charmap_encode charmap_decode charmap_build make_identity_dict make_encoding_map "
        "escape_encode escape_decode utf_8_encode utf_8_decode ascii_encode ascii_decode latin_1_encode "
        "latin_1_decode utf_16_encode utf_16_decode utf_32_encode utf_32_decode readbuffer_encode utf_7_encode "
        "utf_7_decode utf_16_le_encode utf_16_le_decode utf_16_be_encode utf_16_be_decode utf_16_ex_decode "
        "utf_32_le_encode utf_32_le_decode utf_32_be_encode utf_32_be_decode utf_32_ex_decode unicode_escape_encode "
        "unicode_escape_decode raw_unicode_escape_encode raw_unicode_escape_decode BOM32_BE BOM32_LE BOM64_BE "
        "BOM64_LE",
};

constexpr NativeRow functions_for_types_of_c[] = {
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"_tell_module", "cls, /", tell_module, Binding::function},
    {"_untrack_instances", "cls, /", untrack_instances, Binding::function},
    {"_handling_nothing", "function, /", handling_nothing, Binding::function},
    {"_drop_outside", "dict, key, /", drop_outside, Binding::function},
    {"_begin_thread", "", begin_thread, Binding::function},
};

extern const ModuleSpec threading_module;
const ModuleSpec threading_module{
    .name = "threading",
    .functions = functions_for_types_of_c,
    .fill = fill_language,
    .python = "threading",
    .lacks =
        "settrace setprofile gettrace getprofile stack_size settrace_all_threads setprofile_all_threads _DummyThread "
        "_shutdown _register_atexit concurrent_tee serialize_iterator synchronized_iterator",
};

extern const ModuleSpec copy_module;
const ModuleSpec copy_module{.name = "copy", .functions = copy_functions, .python = "copy", .lacks = "dispatch_table"};

extern const ModuleSpec contextvars_module;
const ModuleSpec contextvars_module{.name = "contextvars", .fill = fill_language, .python = "contextvars"};

extern const ModuleSpec inspect_module;
const ModuleSpec inspect_module{
    .name = "inspect",
    .functions = inspect_functions,
    .fill = fill_language,
    .python = "inspect",
    .later = inspect_parts,
    .lacks =
        "getsource getsourcelines findsource getcomments getblock "
        "getargvalues formatargvalues formatargspec classify_class_attrs Attribute ArgInfo Traceback "
        "getframeinfo indentsize getasyncgenstate getasyncgenlocals markcoroutinefunction get_annotations "
        "isgenericalias ismethodwrapper getabsfile getargs walktree getclasstree getlineno BufferFlags "
        "getmembers_static ispackage ArgSpec Arguments BlockFinder ClassFoundException EndOfBlock getargspec "
        "formatannotationrelativeto TPFLAGS_IS_ABSTRACT CO_HAS_DOCSTRING CO_METHOD Format ForwardRef AGEN_CREATED "
        "AGEN_RUNNING AGEN_SUSPENDED AGEN_CLOSED",
};

extern const ModuleSpec textwrap_module;
const ModuleSpec textwrap_module{
    .name = "textwrap", .functions = refusal, .python = "textwrap", .later = textwrap_parts};

extern const ModuleSpec string_module;
const ModuleSpec string_module{
    .name = "string", .functions = string_functions, .python = "string", .later = string_parts, .lacks = " Formatter "};

extern const ModuleSpec pprint_module;
const ModuleSpec pprint_module{.name = "pprint", .functions = refusal, .python = "pprint"};

// Real runtimes have it from the start; here it is there for the classes of its submodules.
extern const ModuleSpec encodings_module;
const ModuleSpec encodings_module{.name = "encodings", .is_package = true, .lacks = "*"};

extern const ModuleSpec encodings_utf_8_module;
const ModuleSpec encodings_utf_8_module{
    .name = "encodings.utf_8",
    .python = "encodings_utf_8",
    .lacks = "encode decode codecs StreamReader StreamWriter getregentry",
};

extern const ModuleSpec pyio_module;
const ModuleSpec pyio_module{
    .name = "_pyio",
    .functions = refusal,
    .fill = fill_language,
    .python = "_pyio",
    .later = pyio_parts,
    .lacks = "Reader Writer DocDescriptor",
};

extern const ModuleSpec user_list_module;
const ModuleSpec user_list_module{.name = "UserList", .python = "user_list"};
extern const ModuleSpec user_string_module;
const ModuleSpec user_string_module{.name = "UserString", .python = "user_string", .lacks = "MutableString"};

extern const ModuleSpec struct__module;
const ModuleSpec struct__module{.name = "struct", .functions = refusal, .python = "struct"};

extern const ModuleSpec json_module;
const ModuleSpec json_module{
    .name = "json",
    .fill = fill_language,
    .python = "json",
    .is_package = true,
    .lacks = " decoder encoder scanner detect_encoding codecs ",
};

extern const ModuleSpec typing_module;
const ModuleSpec typing_module{
    .name = "typing",
    .functions = functions_for_types_of_c,
    .python = "typing",
    .later = typing_parts,
    .lacks =
        "AsyncContextManager ByteString ContextManager ForwardRef Match Pattern SupportsComplex ParamSpecArgs "
        "ParamSpecKwargs no_type_check_decorator is_typeddict clear_overloads get_overloads get_protocol_members "
        "is_protocol evaluate_forward_ref NoExtraItems TypeForm disjoint_base",
};

extern const ModuleSpec enum_module;
const ModuleSpec enum_module{
    .name = "enum",
    .python = "enum",
    .lacks =
        "EnumCheck CONTINUOUS NAMED_FLAGS UNIQUE global_enum global_enum_repr global_flag_repr global_str "
        "pickle_by_enum_name pickle_by_global_name show_flag_values bin",
};

extern const ModuleSpec heapq_module;
const ModuleSpec heapq_module{
    .name = "heapq",
    .python = "heapq",
    .lacks = "heapify_max heappop_max heappush_max heappushpop_max heapreplace_max",
};

extern const ModuleSpec collections_abc_module;
const ModuleSpec collections_abc_module{.name = "collections.abc", .python = "collections.abc", .lacks = "ByteString"};

extern const ModuleSpec random_module;
const ModuleSpec random_module{
    .name = "random", .functions = refusal, .python = "random", .lacks = "RECIP_BPF binomialvariate main"};

}  // namespace lastref::model
