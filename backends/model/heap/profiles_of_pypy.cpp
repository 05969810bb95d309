#include "backends/model/heap/profile_rows.hpp"
#include "backends/model/heap/rewordings.hpp"

namespace lastref::model {

namespace {

Wordings words_about_values() {
    Wordings words;
    words.integer_divmod_by_zero = "integer divmod by zero";
    words.float_floor_by_zero = words.float_modulo_by_zero = words.float_divmod_by_zero = "float modulo";
    words.float_power_range = "float power";
    words.int_argument = "int() argument must be a string, a bytes-like object or a number, not '{}'";
    words.float_argument = "float() argument must be a string or a number, not '{}'";
    words.string_index = "string index indices must be integers or slices, not {}";
    words.substring_missing = "substring not found in string.{}";
    words.bytes_result = "__bytes__ returned non-bytes (type '{1}')";
    words.complex_result = "__complex__() must return a complex number";
    words.join_item = "sequence item {}: expected str, {} found";
    words.percent_number = "%{} format: a number is required, not {}";
    words.replacement_index = "out of range: index {0} but only {1} argument{2}";
    words.bytes_index = "byte index out of range";
    words.bytes_range = "byte must be in range(0, 256)";
    words.range_step = "step argument must not be zero";
    words.memory_of = "'{}' does not support the buffer interface";
    return words;
}

Wordings words_of_pypy() {
    Wordings words = words_about_values();
    words.no_length = "'{}' has no length";
    words.no_container = words.slice_source = "'{}' object is not iterable";
    words.no_subscript = "'{0}' object is not subscriptable (key {1})";
    words.no_attributes = words.async_running = "";
    words.unary_operand = "unsupported operand type for unary {1}: '{2}'";
    words.abs_operand = "unsupported operand type for unary abs: '{}'";
    words.callables_named_with_modules = false;
    words.half_descriptor = "'{1}' object is not a descriptor with {2}";
    words.uncatchable = "need type objects";
    words.keyword_names = "{} keywords must be strings, not '{}'";
    words.deque_concatenation = "'collections.deque' object expected, got '{}' instead";
    words.types_tell_their_module = false;
    words.referents_are_qualified = false;
    words.referents_name_is_special = false;
    words.most_of_nothing = "arg is an empty sequence";
    words.abstract_class = "Can't instantiate abstract class {} with abstract method{} {}";
    words.abstract_name = "{}";
    words.deque_remove = "deque.remove(x): x not in deque";
    words.percent_too_many = "not all arguments converted during string formatting";
    words.deque_changed_in_remove = "deque mutated during remove().";
    words.character_argument = words.deque_repetition = "expected integer, got {} object";
    words.character_range = "chr() arg out of range";
    words.unbound_local = "local variable '{}' referenced before assignment";
    words.empty_free_variable = "free variable '{}' referenced before assignment in enclosing scope";
    words.bool_result = "__bool__ should return bool, returned {0}";
    words.group_condition = "expected a function, exception type or tuple of exception types";
    words.modules_are_suggested = false;
    words.string_result = "{2} returned non-string (type '{1}')";
    words.iterator_result = "iter() returned non-iterator";
    words.format_result = "{0}.__format__ must return string, not {1}";
    words.instance_of = "isinstance() arg 2 must be a class, type, or tuple of classes and types, got {0}";
    words.subclass_of = "issubclass() arg 2 must be a class or tuple of classes, got {0}";
    words.update_element = "'{1}' object is not iterable";
    words.no_order = "cycle among base classes: {1}";
    words.character_overflow = "int too large to convert to int";
    words.complex_imaginary = "complex number expected, got 'str'";
    words.keywords_are_suggested = false;
    words.no_getter = "unreadable attribute";
    words.no_setter = "can't set attribute";
    words.no_deleter = "can't delete attribute";
    words.unset_slot = "{1}";
    words.immutable_type = "can't set attributes on type object '{1}'";
    words.fixed_class = "__class__ assignment only supported for heap types or ModuleType subclasses";
    words.no_class_attribute = "'{2}' object has no attribute '{1}'";
    words.exits_are_looked_up_first = true;
    words.star_operand = "'{0}' object is not iterable";
    words.unexpected_keywords = "{0} got {1} unexpected keyword arguments";
    words.deque_slice = "deque[:] is not supported";
    words.deque_place = "expected integer, got {} object";
    words.deque_takes_index_methods = false;
    words.power_operands = "operands do not support **";
    words.metaclass_failure = "metaclass found to be '{}', but calling {} with args ('{}', {}, ...) raised {}";
    words.exception_maker = "__init__()";
    words.undeletable = "can't delete {1}.{0}";
    words.undeletable_is_attribute_error = true;
    words.hints_for_print = ">>-";
    words.rewordings = pypy_7_3_rewordings;
    words.common_rewordings = pypy_rewordings;
    return words;
}

}  // namespace

Profile pypy_7_3() {
    Profile row;
    row.words = words_of_pypy();
    row.name = "pypy-7.3";
    row.words.string_zero_padding = false;
    row.words.unclosed_bracket = "parenthesis is never closed";
    row.sum_is_compensated = false;
    row.family = "pypy";
    row.version = {7, 3, 11};
    row.language = {3, 9, 16};
    row.collector = CollectorKind::tracing;
    row.recursion = {.native_apart = false, .native_entry = 0, .constructions = ConstructionsInLoop::none};
    row.frames_are_tracked_when_they_end = false;
    row.dict_tracking = DictTracking::always;
    row.callbacks_come_late = true;
    row.dead_proxy_text = "weakly referenced object no longer exists";
    row.result_tuples_reused = false;
    row.identity_by_value = true;
    row.variable_sized_take_extras = true;
    row.generator_finalizer = GeneratorFinalizer::when_code_yields_inside_try;
    row.exit_finalizes = ExitFinalizes::nothing;
    row.coroutines_close = false;
    row.close_returns_value = false;
    row.attribute_error_context = ErrorContext::none;
    row.deletion_errors_hold_object = true;
    row.failed_frames_keep_operands = true;
    row.handlers_hold_tracebacks = true;
    row.exits_leave_no_traceback = true;
    row.suspended_frames_stay = false;
    row.exhausted_list_reversals_hold = false;
    row.ended_table_iterators_hold = true;
    row.ended_async_generators_stop = false;
    row.slotted_take_weak_references = true;
    row.objects_have_sizes = false;
    row.inlined_comprehensions = false;
    row.immortal = ImmortalObjects::none;
    row.immortal_count = 0;
    row.sets_keep_insertion_order = true;
    row.result_tuples_reused = false;
    row.sort_extends_reversed_runs = false;
    row.late_finalizers = LateFinalizers::ignored;
    row.whole_buffers_are_written = false;
    row.call_sites_hold_methods = true;
    row.tables_keep_moved_entries = true;
    row.callable_proxies_compare = false;
    row.tee_block_values = 1;
    row.exports_prevent_resizing = row.exports_prevent_closing = false;
    row.derived_streams_show_their_name = false;
    row.failing_close_of_dead_file_is_reported = false;
    row.arguments = ArgumentOwner::caller;
    row.locals_snapshot = false;
    row.types_unite = false;
    row.property_subclasses_keep_docs = false;
    row.every_import_call_locks = true;
    row.import_callback_line = 186;
    row.set_name_errors_are_noted = false;
    row.thrown_get_context = false;
    row.weak_types_are_builtins = true;
    row.words.name_to_get = "{1}(): attribute name must be string";
    row.words.surrogate_in_name = "can't encode character in position {}, surrogates not allowed";
    row.words.unthrowable_step = "can't do async_generator.athrow().throw()";
    return row;
}

Profile pypy_8_0() {
    Profile row = pypy_7_3();
    row.every_import_call_locks = false;
    row.import_callback_line = 199;
    row.name = "pypy-8.0";
    row.exits_leave_no_traceback = false;
    row.attribute_error_context = ErrorContext::of_getattr;
    row.words.star_operand = Wordings{}.star_operand;
    row.words.string_index = "string indices must be integers or slices, not {}";
    row.words.percent_number = Wordings{}.percent_number;
    row.words.undeletable = Wordings{}.undeletable;
    row.words.memory_of = "a bytes-like object is required, not '{}'";
    row.words.no_length = Wordings{}.no_length;
    row.words.no_getter = Wordings{}.no_getter;
    row.words.no_setter = Wordings{}.no_setter;
    row.words.no_deleter = Wordings{}.no_deleter;
    row.words.unset_slot = Wordings{}.unset_slot;
    row.words.string_zero_padding = Wordings{}.string_zero_padding;
    row.words.unclosed_bracket = Wordings{}.unclosed_bracket;
    row.words.immutable_type = Wordings{}.immutable_type;
    row.words.no_class_attribute = Wordings{}.no_class_attribute;
    row.words.async_running = "asynchronous generator is already running";
    row.words.deque_takes_index_methods = true;
    row.words.deque_place = "'{}' object cannot be interpreted as an integer";
    row.words.power_operands = "";
    row.words.exception_maker = "{}.__init__()";
    row.words.callables_named_with_modules = true;
    row.thrown_get_context = true;
    row.weak_types_are_builtins = false;
    row.words.surrogate_in_name = "";
    row.words.name_to_get = Wordings{}.name_to_get;
    row.words.print_call = "{}(...)";
    row.words.exec_is_explained = true;
    row.words.unthrowable_step = "";
    row.words.rewordings = pypy_8_0_rewordings;
    row.version = {8, 0, 1};
    row.language = {3, 11, 17};
    row.arguments = ArgumentOwner::callee;
    row.types_unite = true;
    row.exports_prevent_resizing = true;
    row.ended_call_iterators_hold = true;
    return row;
}

}  // namespace lastref::model
