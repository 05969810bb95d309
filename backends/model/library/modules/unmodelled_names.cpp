#include "backends/model/vm/imports/unmodelled_names.hpp"

#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>
#include <iterator>

namespace lastref::model {

namespace {

struct ModuleNames {
    std::string_view module;
    std::string_view names;
};

// What dir() of the real modules has, in any version from 3.6 to 3.15 or on PyPy, and the model's have not: their own
// helpers, and what they import.
constexpr ModuleNames unmodelled_names[] = {
    // clang-format off
    {"_collections",
     "_count_elements _deque_iterator _deque_reverse_iterator _tuplegetter deque_iterator deque_reverse_iterator"},
    {"_functools",
     "Placeholder _PlaceholderType _lru_cache_wrapper"},
    {"_io",
     "_BytesIOBuffer"},
    {"_operator",
     "_compare_digest is_none is_not_none"},
    {"abc",
     "WeakSet _abc_init _abc_instancecheck _abc_register _abc_subclasscheck _get_dump _reset_caches "
     "_reset_registry"},
    {"asyncio",
     "AbstractChildWatcher EventLoop FrameCallGraphEntry FutureCallGraph MultiLoopChildWatcher _all_tasks_compat "
     "_enter_task _leave_task _register_task _set_running_loop _unregister_task base_futures base_subprocess "
     "base_tasks capture_call_graph constants format_call_graph format_helpers future_add_to_awaited_by "
     "future_discard_from_awaited_by graph log print_call_graph protocols selector_events sslproto staggered sys "
     "threads transports trsock unix_events"},
    {"codecs",
     "_false builtins sys unicode_internal_decode unicode_internal_encode"},
    {"collections",
     "_Link _OrderedDictItemsView _OrderedDictKeysView _OrderedDictValuesView _class_template _collections_abc "
     "_copy _deque_iterator _eq _field_template _heapq _iskeyword _nlargest _nt_itemgetters _proxy _recursive_repr "
     "_repr_template _tuplegetter heapq newdict"},
    {"collections.abc",
     "EllipsisType FunctionType GenericAlias _CallableGenericAlias _DeprecateByteStringMeta _check_methods "
     "_deprecated_ByteString _is_param_expr _type_repr async_generator bytearray_iterator bytes_iterator coroutine "
     "dict_itemiterator dict_items dict_keyiterator dict_keys dict_valueiterator dict_values framelocalsproxy "
     "generator list_iterator list_reverseiterator longrange_iterator mappingproxy range_iterator set_iterator "
     "str_iterator sys tuple_iterator zip_iterator"},
    {"contextlib",
     "_isasyncgenfunction _iscoroutinefunction _isgeneratorfunction _lookup_special _sentinel"},
    {"contextvars",
     "_collections_abc"},
    {"copy",
     "_atomic_types _copy_atomic_types _copy_builtin_containers _copy_dispatch _copy_immutable _deepcopy_atomic "
     "_deepcopy_dispatch _deepcopy_frozendict _deepcopy_method"},
    {"dataclasses",
     "FunctionType GenericAlias _ANY_MARKER _ATOMIC_TYPES _AutoDocstring _EMPTY_METADATA _FIELD_BASE "
     "_FIELD_CLASSVAR _FIELD_INITVAR _FuncBuilder _HAS_DEFAULT_FACTORY _InitVarMeta _MODULE_IDENTIFIER_RE "
     "_POST_INIT_NAME _add_slots _asdict_inner _astuple_inner _auto_docstring _cmp_fn _create_fn _create_slots "
     "_dataclass_getstate _dataclass_setstate _field_assign _field_init _fields_in_init_order _frozen_get_del_attr "
     "_frozen_set_del_attr _get_field _get_slots _get_type_from_annotation _hash_action _hash_add _hash_exception "
     "_hash_fn _hash_set_none _init_fn _init_param _is_classvar _is_dataclass_instance _is_initvar _is_kw_only "
     "_is_type _make_annotate_function _process_class _recursive_repr _replace _repr_fn _set_new_attribute "
     "_set_qualname _thread _tuple_str _update_func_cell_for__class__ abc annotationlib builtins copy functools "
     "inspect itertools keyword re recursive_repr sys types"},
    {"enum",
     "_auto_null _dataclass_repr _decompose _dedent _high_bit _is_internal_class _is_single_bit _iter_bits_lsb "
     "_make_class_unpicklable _not_given _old_convert_ _or_ _power_of_two _proto_member _reduce_ex_by_global_name "
     "_reduce_ex_by_name _simple_enum _stdlib_enums _test_simple_enum bltns reduce sys"},
    {"functools",
     "FunctionType GenericAlias MappingProxyType MethodType UnionType _NOT_FOUND _PlaceholderType _convert "
     "_ge_from_gt _ge_from_le _ge_from_lt _gt_from_ge _gt_from_le _gt_from_lt _initial_missing _le_from_ge "
     "_le_from_gt _le_from_lt _lt_from_ge _lt_from_gt _lt_from_le _partial_new _partial_prepare_merger "
     "_partial_repr _singledispatchmethod_get _unwrap_partial _unwrap_partialmethod hidden_applevel itemgetter"},
    {"heapq",
     "_MergeNode _heapify_max _heappop_max _heappush_max _heappushpop_max _heapreplace_max _siftdown _siftdown_max "
     "_siftup _siftup_max"},
    {"inspect",
     "OrderedDict _ClassFinder _ClassMethodWrapper _FrameInfo _MethodWrapper _NoValue _NonUserDefinedCallables "
     "_PARAM_NAME_MAPPING _SLOT_WRAPPER_NAMES _Traceback _WrapperDescriptor _builtin_code_type _check_class "
     "_check_instance _descriptor_get _dict_attr _filesbymodname _findclass _finddoc _get_code_position "
     "_get_code_position_from_tb _get_details_for_cli _get_dunder_dict_of_class _get_paramkind_descr _getfullargs "
     "_getmembers _getowndoc _has_code_flag _has_coroutine_mark _is_coroutine_mark _is_coroutine_marker "
     "_is_cpyext_function _is_pypy_slot_wrapper _is_type _main _missing_arguments _no_value _objclass_check "
     "_render_details_for_cli _sentinel _shadowed_dict _shadowed_dict_from_mro_tuple "
     "_shadowed_dict_from_weakref_mro_tuple _signature_bound_method _signature_from_builtin "
     "_signature_from_callable _signature_from_function _signature_fromstr _signature_get_bound_param "
     "_signature_get_partial _signature_get_user_defined_method _signature_is_builtin _signature_is_functionlike "
     "_signature_strip_non_python_syntax _static_getmro _too_many _void abc ast attrgetter builtins collections "
     "dis enum functools importlib iskeyword itertools k linecache make_weakref mod_dict modulesbyfile namedtuple "
     "os re sys token tokenize types v warnings"},
    {"io",
     "GenericAlias _check_methods _io abc"},
    {"itertools",
     "_groupby _tee_dataobject"},
    {"json",
     "_default_decoder _default_encoder _pypyjson"},
    {"keyword",
     "main"},
    {"operator",
     "_abs"},
    {"os",
     "GenericAlias Mapping MutableMapping _check_methods _clearenv _create_environ _execvpe _exists _fspath _fwalk "
     "_fwalk_close _fwalk_walk _fwalk_yield _get_exports_list _putenv _spawnvef _unsetenv _walk "
     "_walk_symlinks_as_files _wrap_close abc errno st sys"},
    {"pprint",
     "_StringIO _builtin_scalars _collections _dataclasses _perfcheck _safe_key _safe_repr _safe_tuple "
     "_wrap_bytes_repr re"},
    {"queue",
     "_PySimpleQueue deque heappop heappush types"},
    {"random",
     "_BuiltinMethodType _MethodType _ONE _Sequence _Set _fabs _index _isfinite _itertools _lgamma _log2 _os "
     "_parse_args _random _repeat _test _test_generator _urandom _warn"},
    {"re",
     "_MAXCACHE _MAXCACHE2 _alphanum_bytes _alphanum_str _casefix _compile_repl _compiler _constants _expand _locale "
     "_parser _special_chars_map _sre _subx sre_compile sre_parse"},
    {"reprlib",
     "_possibly_sorted builtins get_ident islice"},
    {"resource",
     "EINVAL EPERM RLIM_SAVED_CUR RLIM_SAVED_MAX _make_struct_rusage _structseq builtinify ffi lib os sys"},
    {"shutil",
     "COPY_BUFSIZE ExecError _ARCHIVE_FORMATS _BZ2_SUPPORTED _GiveupOnFastCopy _HAS_FCOPYFILE _LZMA_SUPPORTED "
     "_UNPACK_FORMATS _USE_CP_COPY_FILE_RANGE _USE_CP_SENDFILE _WINDOWS _WIN_DEFAULT_PATHEXT _ZLIB_SUPPORTED "
     "_ZSTD_SUPPORTED _access_check _basename _check_unpack_options _copyfileobj_readinto _copytree _copyxattr "
     "_destinsrc _determine_linux_fastcopy_blocksize _ensure_directory _fastcopy_copy_file_range "
     "_fastcopy_fcopyfile _fastcopy_sendfile _find_unpack_format _get_gid _get_uid _is_immutable _islink "
     "_make_tarball _make_zipfile _ntuple_diskusage _rmtree_impl _rmtree_isdir _rmtree_islink _rmtree_safe_fd "
     "_rmtree_safe_fd_step _rmtree_unsafe _samefile _stat _unpack_tarfile _unpack_zipfile _use_fd_functions "
     "_win_path_needs_curdir _winapi collections errno fnmatch getgrnam getpwnam nt posix stat sys warnings"},
    {"socket",
     "IntEnum IntFlag RAND_add RAND_status SSL_ERROR_EOF SSL_ERROR_INVALID_ERROR_CODE SSL_ERROR_SSL "
     "SSL_ERROR_SYSCALL SSL_ERROR_WANT_CONNECT SSL_ERROR_WANT_READ SSL_ERROR_WANT_WRITE SSL_ERROR_WANT_X509_LOOKUP "
     "SSL_ERROR_ZERO_RETURN _GLOBAL_DEFAULT_TIMEOUT _GiveupOnSendfile _LOCALHOST _LOCALHOST_V6 _blocking_errnos "
     "_fallback_socketpair _intenum_converter _realsocket array errno io os selectors sslerror sys"},
    {"stat",
     "FILE_ATTRIBUTE_ARCHIVE FILE_ATTRIBUTE_COMPRESSED FILE_ATTRIBUTE_DEVICE FILE_ATTRIBUTE_DIRECTORY "
     "FILE_ATTRIBUTE_ENCRYPTED FILE_ATTRIBUTE_HIDDEN FILE_ATTRIBUTE_INTEGRITY_STREAM FILE_ATTRIBUTE_NORMAL "
     "FILE_ATTRIBUTE_NOT_CONTENT_INDEXED FILE_ATTRIBUTE_NO_SCRUB_DATA FILE_ATTRIBUTE_OFFLINE "
     "FILE_ATTRIBUTE_READONLY FILE_ATTRIBUTE_REPARSE_POINT FILE_ATTRIBUTE_SPARSE_FILE FILE_ATTRIBUTE_SYSTEM "
     "FILE_ATTRIBUTE_TEMPORARY FILE_ATTRIBUTE_VIRTUAL IO_REPARSE_TAG_MOUNT_POINT SF_APPEND SF_ARCHIVED SF_DATALESS "
     "SF_FIRMLINK SF_IMMUTABLE SF_NOUNLINK SF_RESTRICTED SF_SETTABLE SF_SNAPSHOT STATX_ATTR_APPEND "
     "STATX_ATTR_AUTOMOUNT STATX_ATTR_COMPRESSED STATX_ATTR_DAX STATX_ATTR_ENCRYPTED STATX_ATTR_IMMUTABLE "
     "STATX_ATTR_MOUNT_ROOT STATX_ATTR_NODUMP STATX_ATTR_VERITY STATX_ATTR_WRITE_ATOMIC S_ISDOOR S_ISPORT S_ISWHT "
     "UF_APPEND UF_COMPRESSED UF_DATAVAULT UF_HIDDEN UF_IMMUTABLE UF_NODUMP UF_NOUNLINK UF_OPAQUE UF_SETTABLE "
     "UF_TRACKED _filemode_table"},
    {"string",
     "_TemplateMetaclass _TemplatePattern _re _sentinel_dict _string"},
    {"struct",
     "_clearcache"},
    {"tempfile",
     "_O_TMPFILE_WORKS _Random _RandomNameSequence _allocate_lock _bin_openflags _candidate_tempdir_list "
     "_dont_follow_symlinks _exists _functools _get_default_tempdir _gettempdir _infer_return_type _name_sequence "
     "_nofollow_mode _once_lock _resetflags _resetperms _resetperms_at _resetperms_fd _rmtree_use_dir_fd "
     "_sanitize_params _stat _sys _text_openflags _thread _types"},
    {"textwrap",
     "_leading_whitespace_re _whitespace _whitespace_only_re re"},
    {"threading",
     "WeakSet _CRLock _DeleteDummyThreadOnDel _HAVE_THREAD_NATIVE_ID _LockType _PyRLock _RLock _SHUTTING_DOWN "
     "_ThreadHandle _active _active_limbo_lock _after_fork _allocate_lock _concurrent_tee _contextvars _count "
     "_counter _daemon_threads_allowed _deque _enumerate _format_exc _get_main_thread_ident _is_main_interpreter "
     "_islice _limbo _maintain_shutdown_locks _make_invoke_excepthook _make_thread_handle _newname _os "
     "_pickSomeNonDaemonThread _print_exception _profile_hook _set_name _set_sentinel _shutdown_locks "
     "_shutdown_locks_lock _start_joinable_thread _start_new_thread _thread_local_info _thread_shutdown "
     "_threading_atexits _trace_hook functools namedtuple warnings"},
    {"time",
     "CLOCK_MONOTONIC_COARSE CLOCK_REALTIME_COARSE _STRUCT_TM_ITEMS _get_time_info"},
    {"traceback",
     "ANSIColors BUILTIN_EXCEPTION_LIMIT _ANSI_ESCAPE_SEQUENCE _Anchors _CASE_COST _CROSS_LANGUAGE_HINTS "
     "_ExceptionPrintContext _MAX_CANDIDATE_ITEMS _MAX_DISTANCE _MAX_STRING_SIZE _MISSING_STDLIB_MODULE_MESSAGES "
     "_MOVE_COST _RECURSIVE_CUTOFF _Sentinel _ShutdownTheme _WIDE_CHAR_SPECIFIERS _byte_offset_to_character_offset "
     "_cause_message _check_for_nested_attribute _colorize _compute_suggestion_error _construct_positionful_frame "
     "_context_message _display_width _extract_caret_anchors_from_line_segment _filelink "
     "_find_incompatible_extension_module _format_final_exc_line _format_note _get_code_position "
     "_get_cross_language_hint _get_safe___dir__ _is_lazy_import _levenshtein_distance _parse_value_tb "
     "_safe_can_colorize _safe_get_theme _safe_string _sentinel _shutdown_theme _some_str _str_width "
     "_substitution_cost _walk_stack _walk_tb_with_full_positions _wlen _zip_display_width functools importlib io "
     "os pathlib re types warnings"},
    {"tracemalloc",
     "_compare_grouped_stats _format_size _normalize_filename"},
    {"types",
     "_GeneratorWrapper _ag _calculate_meta _cell_factory _collections_abc _functools"},
    {"typing",
     "ABCMeta CT_co EXCLUDED_ATTRIBUTES GenericAlias KT MethodDescriptorType MethodWrapperType NamedTupleMeta T "
     "T_co T_contra VT VT_co V_co WrapperDescriptorType _ASSERT_NEVER_REPR_MAX_LENGTH _AnnotatedAlias _AnyMeta "
     "_BaseGenericAlias _BoundVarianceMixin _CallableGenericAlias _CallableType _ConcatenateGenericAlias "
     "_DeprecatedGenericAlias _DeprecatedType _Final _Func _GenericAlias _IdentityCallable _Immutable "
     "_LazyAnnotationLib _LiteralGenericAlias _LiteralSpecialForm _NamedTuple _NotIterable _PROTO_ALLOWLIST "
     "_PickleUsingNameMixin _SPECIAL_NAMES _Sentinel _SpecialForm _SpecialGenericAlias _TYPING_INTERNALS "
     "_TupleType _TypeFormForm _TypedCacheSpecialForm _TypedDict _TypingEllipsis _UnionGenericAlias "
     "_UnionGenericAliasMeta _UnpackGenericAlias _abc_instancecheck _abc_subclasscheck _add_type_params_to_scope "
     "_alias _allow_reckless_class_checks _allowed_types _caches _caller _check_generic "
     "_check_generic_specialization _cleanups _collect_parameters _collect_type_parameters _compare_args_orderless "
     "_deduplicate _deduplicate_unhashable _deprecation_warning_for_no_type_params_passed _eval_type "
     "_flatten_literal_params _generic_class_getitem _generic_init_subclass _get_protocol_attrs "
     "_get_typeddict_qualifiers _idfunc _is_callable_members_only _is_dunder _is_param_expr _is_typevar_like "
     "_is_unpacked_typevartuple _lazy_annotationlib _lazy_load_getattr_static _make_eager_annotate "
     "_make_forward_ref _make_nmtuple _make_union _namedtuple_mro_entries _no_init_or_replace_init _overload_dummy "
     "_overload_registry _paramspec_prepare_subst _paramspec_subst _prohibited _proto_hook _remove_dups_flatten "
     "_sentinel _should_unflatten_callable_args _special _strip_annotations _tp_cache _type_check "
     "_type_check_issubclass_arg_1 _type_convert _type_repr _typevar_subst _typevartuple_prepare_subst "
     "_unpack_args _value_and_type_iter abstractmethod collections contextlib copyreg defaultdict functools io "
     "operator re stdlib_re sys types"},
    {"warnings",
     "_DEPRECATED_MSG _Lock _acquire_lock _filters_mutated_lock_held _filters_version _get_context _get_filters "
     "_is_filename_to_skip _is_internal_filename _lock _new_context _release_lock _set_context _set_module "
     "_use_context _warnings_context"},
    {"weakref",
     "_collections_abc _delitem_if_value_is collections itertools sys"},
    // clang-format on
};

}  // namespace

bool is_unmodelled_name(std::string_view module, std::string_view name) {
    return std::any_of(std::begin(unmodelled_names), std::end(unmodelled_names),
                       [&](const ModuleNames& each) { return each.module == module && has_word(each.names, name); });
}

}  // namespace lastref::model
