#pragma once

#include <cstdint>

namespace lastref::model {

struct TypeSpec;

// clang-format off
/// X(identifier): the built-in types that the object layer and the VM themselves make instances of. The specification of
/// each is `const TypeSpec identifier_type`, defined beside its methods.
#define LASTREF_CORE_TYPES(X)                                                                                         \
    X(object) X(type) X(none) X(ellipsis) X(not_implemented) X(integer) X(boolean) X(floating) X(complex_number)      \
    X(string) X(bytes) X(byte_array) X(memory_view) X(list) X(tuple) X(dict) X(set) X(frozenset) X(range) X(slice)    \
    X(function) X(native_function) X(method_descriptor) X(bound_native) X(wrapper_descriptor) X(method) X(property)   \
    X(static_method) X(class_method) X(class_method_descriptor) X(member_descriptor) X(getset_descriptor) X(super)    \
    X(cell) X(code) X(frame) X(traceback) X(generator) X(coroutine) X(coroutine_wrapper) X(async_generator)           \
    X(async_generator_step) X(module) X(weak_reference) X(weak_proxy) X(weak_callable_proxy) X(mapping_proxy)         \
    X(dict_keys) X(dict_values) X(dict_items) X(list_iterator) X(tuple_iterator) X(dict_key_iterator)                 \
    X(dict_value_iterator) X(dict_item_iterator) X(set_iterator) X(range_iterator) X(string_iterator)                 \
    X(bytes_iterator) X(byte_array_iterator) X(sequence_iterator) X(callable_iterator) X(list_reverse_iterator)       \
    X(reversed) X(enumerate) X(zip) X(map) X(filter)                                                                  \
    X(basestring) X(unicode) X(long_integer) /* of Python 2 alone */

/// X(identifier, "name", base identifier): the built-in exceptions.
#define LASTREF_EXCEPTIONS(X)                                                                                         \
    X(base_exception, "BaseException", object)                                                                        \
    X(exception, "Exception", base_exception)                                                                         \
    X(base_exception_group, "BaseExceptionGroup", base_exception)                                                     \
    X(exception_group, "ExceptionGroup", base_exception_group)                                                        \
    X(generator_exit, "GeneratorExit", base_exception)                                                                \
    X(keyboard_interrupt, "KeyboardInterrupt", base_exception)                                                        \
    X(system_exit, "SystemExit", base_exception)                                                                      \
    X(arithmetic_error, "ArithmeticError", exception)                                                                 \
    X(floating_point_error, "FloatingPointError", arithmetic_error)                                                   \
    X(overflow_error, "OverflowError", arithmetic_error)                                                              \
    X(zero_division_error, "ZeroDivisionError", arithmetic_error)                                                     \
    X(assertion_error, "AssertionError", exception)                                                                   \
    X(attribute_error, "AttributeError", exception)                                                                   \
    X(buffer_error, "BufferError", exception)                                                                         \
    X(eof_error, "EOFError", exception)                                                                               \
    X(import_error, "ImportError", exception)                                                                         \
    X(module_not_found_error, "ModuleNotFoundError", import_error)                                                    \
    X(lookup_error, "LookupError", exception)                                                                         \
    X(index_error, "IndexError", lookup_error)                                                                        \
    X(key_error, "KeyError", lookup_error)                                                                            \
    X(memory_error, "MemoryError", exception)                                                                         \
    X(name_error, "NameError", exception)                                                                             \
    X(unbound_local_error, "UnboundLocalError", name_error)                                                           \
    X(os_error, "OSError", exception)                                                                                 \
    X(blocking_io_error, "BlockingIOError", os_error)                                                                 \
    X(child_process_error, "ChildProcessError", os_error)                                                             \
    X(connection_error, "ConnectionError", os_error)                                                                  \
    X(broken_pipe_error, "BrokenPipeError", connection_error)                                                         \
    X(connection_aborted_error, "ConnectionAbortedError", connection_error)                                           \
    X(connection_refused_error, "ConnectionRefusedError", connection_error)                                           \
    X(connection_reset_error, "ConnectionResetError", connection_error)                                               \
    X(file_exists_error, "FileExistsError", os_error)                                                                 \
    X(file_not_found_error, "FileNotFoundError", os_error)                                                            \
    X(interrupted_error, "InterruptedError", os_error)                                                                \
    X(is_a_directory_error, "IsADirectoryError", os_error)                                                            \
    X(not_a_directory_error, "NotADirectoryError", os_error)                                                          \
    X(permission_error, "PermissionError", os_error)                                                                  \
    X(process_lookup_error, "ProcessLookupError", os_error)                                                           \
    X(timeout_error, "TimeoutError", os_error)                                                                        \
    X(reference_error, "ReferenceError", exception)                                                                   \
    X(runtime_error, "RuntimeError", exception)                                                                       \
    X(not_implemented_error, "NotImplementedError", runtime_error)                                                    \
    X(python_finalization_error, "PythonFinalizationError", runtime_error)                                            \
    X(recursion_error, "RecursionError", runtime_error)                                                               \
    X(stop_async_iteration, "StopAsyncIteration", exception)                                                          \
    X(stop_iteration, "StopIteration", exception)                                                                     \
    X(syntax_error, "SyntaxError", exception)                                                                         \
    X(indentation_error, "IndentationError", syntax_error)                                                            \
    X(tab_error, "TabError", indentation_error)                                                                       \
    X(system_error, "SystemError", exception)                                                                         \
    X(type_error, "TypeError", exception)                                                                             \
    X(value_error, "ValueError", exception)                                                                           \
    X(unicode_error, "UnicodeError", value_error)                                                                     \
    X(unicode_decode_error, "UnicodeDecodeError", unicode_error)                                                      \
    X(unicode_encode_error, "UnicodeEncodeError", unicode_error)                                                      \
    X(unicode_translate_error, "UnicodeTranslateError", unicode_error)                                                \
    X(warning, "Warning", exception)                                                                                  \
    X(bytes_warning, "BytesWarning", warning)                                                                         \
    X(deprecation_warning, "DeprecationWarning", warning)                                                             \
    X(encoding_warning, "EncodingWarning", warning)                                                                   \
    X(future_warning, "FutureWarning", warning)                                                                       \
    X(import_warning, "ImportWarning", warning)                                                                       \
    X(pending_deprecation_warning, "PendingDeprecationWarning", warning)                                              \
    X(resource_warning, "ResourceWarning", warning)                                                                   \
    X(runtime_warning, "RuntimeWarning", warning)                                                                     \
    X(syntax_warning, "SyntaxWarning", warning)                                                                       \
    X(unicode_warning, "UnicodeWarning", warning)                                                                     \
    X(user_warning, "UserWarning", warning)
// clang-format on
enum class CoreType : std::uint8_t {
#define LASTREF_CORE_TYPE(identifier) identifier,
    LASTREF_CORE_TYPES(LASTREF_CORE_TYPE)
#undef LASTREF_CORE_TYPE
#define LASTREF_EXCEPTION(identifier, text, base) identifier,
        LASTREF_EXCEPTIONS(LASTREF_EXCEPTION)
#undef LASTREF_EXCEPTION
            count
};

#define LASTREF_CORE_TYPE(identifier) extern const TypeSpec identifier##_type;
LASTREF_CORE_TYPES(LASTREF_CORE_TYPE)
#undef LASTREF_CORE_TYPE
extern const TypeSpec standard_error_type;  ///< of Python 2 alone
#define LASTREF_EXCEPTION(identifier, text, base) extern const TypeSpec identifier##_type;
LASTREF_EXCEPTIONS(LASTREF_EXCEPTION)
#undef LASTREF_EXCEPTION

}  // namespace lastref::model
