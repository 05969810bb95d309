#include "backends/model/heap/profile.hpp"
#include "backends/model/heap/rewordings.hpp"

namespace lastref::model {

namespace {

// Each row starts from the one before it and says what changed. What a row does not say, its predecessor does.

constexpr MemoryFacts memory_of_3_6() {
    return {.pool_bytes = 4096,
            .arena_bytes = 256 << 10,
            .collector_header = 32,
            .attributes_in_front = 0,
            .weak_list_in_front = false,
            .dict_behind = 8,
            .weak_list_behind = 8,
            .values = ValuesPlace::dict,
            .dict_keys_header = 40,
            .string_keys_take_less = false,
            .tableless = TablelessDicts::none,
            .string_header = 48,
            .zero_has_digit = false,
            .lists_grow_to_fours = false,
            .first_room = FirstRoom::as_grown,
            .shared_keys = 168,
            .frames_are_objects = true};
}

constexpr Profile cpython_3_6() {
    Profile row;
    row.name = "cpython-3.6";
    row.sum_is_compensated = false;
    row.words.integer_modulo_by_zero = row.words.integer_floor_by_zero;
    row.words.float_floor_by_zero = row.words.float_divmod_by_zero;
    row.words.float_modulo_by_zero = "float modulo";
    row.words.no_inverse = "pow() 2nd argument cannot be negative when 3rd argument specified";
    row.words.int_argument = "int() argument must be a string, a bytes-like object or a number, not '{}'";
    row.words.float_argument = "float() argument must be a string or a number, not '{}'";
    row.words.string_index = "string indices must be integers";
    row.words.string_argument = "must be str, not {2}";
    row.words.percent_number = "%{} format: a number is required, not {}";
    row.words.replacement_index = "tuple index out of range";
    row.words.no_attributes = "";
    row.words.most_of_nothing = "{}() arg is an empty sequence";
    row.words.string_concatenation = "must be str, not {}";
    row.words.unbound_local = "local variable '{}' referenced before assignment";
    row.words.empty_free_variable = "free variable '{}' referenced before assignment in enclosing scope";
    row.words.no_getter = "unreadable attribute";
    row.words.no_setter = "can't set attribute";
    row.words.no_deleter = "can't delete attribute";
    row.words.immutable_type = "can't set attributes of built-in/extension type '{1}'";
    row.words.unset_slot = row.words.no_class_attribute = "{1}";
    row.words.no_order = "Cannot create a consistent method resolution\norder (MRO) for bases {}";
    row.words.star_operand = "'{0}' object is not iterable";
    row.words.keyword_names = "{0} keywords must be strings";
    row.words.slice_source = "can only assign an iterable";
    row.words.instance_of = "isinstance() arg 2 must be a type or tuple of types";
    row.words.subclass_of = "issubclass() arg 2 must be a class or tuple of classes";
    row.words.manager_lacks_are_attribute_errors = true;
    row.words.methods_named_with_types = false;
    row.words.callables_named_with_modules = false;
    row.words.complex_have_floor_words = true;
    row.words.string_zero_padding = false;
    row.words.undeletable = "can't delete {1}.{0}";
    row.words.fixed_class = "__class__ assignment only supported for heap types or ModuleType subclasses";
    row.words.weakref_slot = "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0";
    row.words.group_condition = "expected a function, exception type or tuple of exception types";
    row.words.modules_are_suggested = false;
    row.syntax_error_details = 4;
    row.words.rewordings = cpython_3_6_rewordings;
    row.words.common_rewordings = cpython_to_3_12_rewordings;
    row.words.name_to_get = "{1}(): attribute name must be string";
    row.words.character_overflow = "Python int too large to convert to C int";
    row.words.unexpected_keyword = "'{1}' is an invalid keyword argument for this function";
    row.words.keywords_are_suggested = false;
    row.sort_extends_reversed_runs = false;
    row.types_are_generic = false;
    row.weak_types_are_builtins = true;
    row.types_unite = false;
    row.words.foreign_receiver = "descriptor '{}' requires a '{}' object but received a '{}'";
    row.words.abstract_class = "Can't instantiate abstract class {} with abstract method{} {}";
    row.words.abstract_name = "{}";
    row.words.referents_are_qualified = false;
    row.words.referents_name_is_special = false;
    row.words.one_abstract_is_singular = false;
    row.words.deque_remove = "deque.remove(x): x not in deque";
    row.words.deque_changed_in_remove = "deque mutated during remove().";
    row.words.weak_proxy = "<weakproxy at {:#x} to {} at {:#x}>";
    row.words.dead_weak_proxy = "<weakproxy at {:#x} to NoneType at {:#x}>";
    row.family = "cpython";
    row.version = row.language = {3, 6, 15};
    row.thresholds = {700, 10, 10};
    row.automatic = AutomaticCollection::in_allocation;
    row.resurrection = ResurrectionSpares::everything;
    row.collect_counts_resurrected = true;
    row.debug_statistics = DebugStatistics::pieces;
    row.attributes = InstanceAttributes::dict;
    row.main_listed = MainListed::with_first_collection;
    row.mro_precedes_descriptors = false;
    row.exceptions_precede_arguments = false;
    row.frames_are_tracked_when_they_end = false;
    row.frames_are_objects = true;
    row.empty_slots_tracked = false;
    row.unraisable_finalizers_bound = true;
    row.handlers_hold_tracebacks = true;
    row.immortal = ImmortalObjects::none;
    row.immortal_count = 0;
    row.trashcan_takes_finalizers = false;
    row.destruction_depth = 50;
    row.functions_are_cleared = false;
    row.arguments = ArgumentOwner::caller;
    row.star_arguments_moved = false;
    row.call_operands_die = Order::last_to_first;
    row.locals_snapshot = false;
    row.closing_unwinds = true;
    row.inlined_comprehensions = false;
    row.newline_decoders_tracked = false;
    row.whole_buffers_are_written = false;
    row.derived_streams_show_their_name = false;
    row.failing_close_of_dead_file_is_reported = false;
    row.thrown_get_context = false;
    row.quiet_close_drops_frame = false;
    row.finished_generator_frames_know_caller = false;
    row.f_locals_survive_clear = true;
    row.throw_of_three_deprecated = false;
    row.suspended_frames_stay = false;
    row.close_returns_value = false;
    row.failed_operands_die = Order::first_to_last;
    row.exits_leave_no_traceback = true;
    row.attribute_errors_hold_object = false;
    row.attribute_error_context = ErrorContext::none;
    row.exhausted_list_reversals_hold = false;
    row.words.async_running = row.words.reused_step = "";
    row.set_name_errors_are_noted = false;
    row.properties_have_names = false;
    row.group_conditions_are_callables = false;
    row.property_subclasses_keep_docs = false;
    row.stops_leave_generators = true;
    row.tuple_hashes_are_products = true;
    row.memory = memory_of_3_6();
    return row;
}

/// The last Python 2 says what it does otherwise than the first Python 3 that is here.
constexpr Profile cpython_2_7() {
    Profile row = cpython_3_6();
    row.name = "cpython-2.7";
    row.version = row.language = {2, 7, 18};
    row.python_2 = true;
    row.words.rewordings = cpython_2_rewordings;
    row.words.common_rewordings = nullptr;
    row.words.string_concatenation = "cannot concatenate 'str' and '{}' objects";
    row.words.too_many_values = "too many values to unpack";
    row.words.int_argument = "int() argument must be a string or a number, not '{}'";
    row.words.float_argument = "float() argument must be a string or a number";
    row.legacy_finalizers = true;
    row.collect_counts_resurrected = false;
    row.debugged_objects_have_sorts = true;
    row.list_comprehensions_leak = true;
    row.dicts_go_by_hash = true;
    row.modules_are_emptied = true;
    row.exceptions_outlive_handlers = true;
    row.collections_call_back = false;
    return row;
}

constexpr Profile cpython_3_7() {
    Profile row = cpython_3_6();
    row.name = "cpython-3.7";
    row.words.unexpected_keyword = "'{1}' is an invalid keyword argument for {0}";
    row.words.rewordings = cpython_3_7_rewordings;
    row.words.string_concatenation = Wordings{}.string_concatenation;
    row.version = row.language = {3, 7, 16};
    row.frames_are_tracked_when_they_end = true;
    row.unraisable_finalizers_bound = false;
    row.stops_leave_generators = false;
    row.handler_names_go_first = true;
    row.collect_counts_resurrected = false;
    row.debug_statistics = DebugStatistics::pieces_with_frozen;
    return row;
}

constexpr Profile cpython_3_8() {
    Profile row = cpython_3_7();
    row.name = "cpython-3.8";
    row.tuple_hashes_are_products = false;
    row.words.rewordings = cpython_3_8_rewordings;
    row.words.no_inverse = Wordings{}.no_inverse;
    row.words.foreign_receiver = Wordings{}.foreign_receiver;
    row.words.async_running = Wordings{}.async_running;
    row.words.reused_step = Wordings{}.reused_step;
    row.words.replacement_index = Wordings{}.replacement_index;
    row.version = row.language = {3, 8, 18};
    row.main_listed = MainListed::with_first_collection_after_import;
    row.empty_slots_tracked = true;
    row.full_text_is_written_first = true;
    row.trashcan_takes_finalizers = true;
    row.functions_are_cleared = true;
    row.debug_statistics = DebugStatistics::paragraphs;
    row.memory.collector_header = 16;
    row.memory.tableless = TablelessDicts::plain;
    row.memory.first_room = FirstRoom::as_many;
    return row;
}

constexpr Profile cpython_3_9() {
    Profile row = cpython_3_8();
    row.name = "cpython-3.9";
    row.words.rewordings = cpython_3_9_rewordings;
    row.words.one_abstract_is_singular = true;
    row.words.star_operand = Wordings{}.star_operand;
    row.words.keyword_names = Wordings{}.keyword_names;
    row.words.methods_named_with_types = true;
    row.words.callables_named_with_modules = true;
    row.thrown_get_context = true;
    row.words.float_floor_by_zero = Wordings{}.float_floor_by_zero;
    row.handler_names_go_first = false;
    row.version = row.language = {3, 9, 18};
    row.resurrection = ResurrectionSpares::only_what_it_reaches;
    row.types_are_generic = true;
    row.memory.lists_grow_to_fours = true;
    return row;
}

constexpr Profile cpython_3_10() {
    Profile row = cpython_3_9();
    row.name = "cpython-3.10";
    row.words.rewordings = cpython_to_3_10_rewordings;
    row.attribute_errors_hold_object = true;
    row.attribute_error_context = ErrorContext::all;
    row.weak_types_are_builtins = false;
    row.words.deque_remove = Wordings{}.deque_remove;
    row.words.deque_changed_in_remove = Wordings{}.deque_changed_in_remove;
    row.words.undeletable = Wordings{}.undeletable;
    row.words.fixed_class = Wordings{}.fixed_class;
    row.syntax_error_details = 6;
    row.words.no_getter = "unreadable attribute {2}";
    row.words.no_setter = "can't set attribute {2}";
    row.words.no_deleter = "can't delete attribute {2}";
    row.words.immutable_type = Wordings{}.immutable_type;
    row.words.unset_slot = Wordings{}.unset_slot;
    row.words.instance_of = Wordings{}.instance_of;
    row.words.subclass_of = Wordings{}.subclass_of;
    row.words.complex_have_floor_words = false;
    row.words.string_zero_padding = true;
    row.words.int_argument = Wordings{}.int_argument;
    row.words.float_argument = Wordings{}.float_argument;
    row.words.percent_number = Wordings{}.percent_number;
    row.version = row.language = {3, 10, 13};
    row.mro_precedes_descriptors = true;
    row.types_unite = true;
    row.memory.pool_bytes = 16384;
    row.memory.arena_bytes = 1 << 20;
    row.memory.first_room = FirstRoom::as_many_made_even;
    row.memory.tableless = TablelessDicts::all;
    return row;
}

constexpr Profile cpython_3_11() {
    Profile row = cpython_3_10();
    row.name = "cpython-3.11";
    row.frames_are_objects = false;
    row.exits_leave_no_traceback = false;
    row.words.unbound_local = Wordings{}.unbound_local;
    row.words.rewordings = nullptr;
    row.words.empty_free_variable = Wordings{}.empty_free_variable;
    row.words.no_getter = Wordings{}.no_getter;
    row.words.no_setter = Wordings{}.no_setter;
    row.words.no_deleter = Wordings{}.no_deleter;
    row.words.no_class_attribute = Wordings{}.no_class_attribute;
    row.words.no_order = Wordings{}.no_order;
    row.words.manager_lacks_are_attribute_errors = false;
    row.words.integer_modulo_by_zero = Wordings{}.integer_modulo_by_zero;
    row.words.referents_name_is_special = true;
    row.words.name_to_get = Wordings{}.name_to_get;
    row.words.string_index = Wordings{}.string_index;
    row.handlers_hold_tracebacks = false;
    row.version = row.language = {3, 11, 7};
    row.attributes = InstanceAttributes::inline_values;
    row.read_dict_is_tracked = true;
    row.arguments = ArgumentOwner::callee;
    row.call_operands_die = Order::first_to_last;
    row.memory.attributes_in_front = 16;
    row.memory.dict_behind = 0;
    row.memory.values = ValuesPlace::block_of_their_own;
    row.memory.attributes_hide_traces = true;
    row.memory.zero_has_digit = true;
    row.memory.dict_keys_header = 32;
    row.memory.string_keys_take_less = true;
    row.memory.shared_keys = 768;
    row.memory.frames_are_objects = false;
    return row;
}

constexpr Profile cpython_3_12() {
    Profile row = cpython_3_11();
    row.name = "cpython-3.12";
    row.words.abstract_class = Wordings{}.abstract_class;
    row.words.weakref_slot = Wordings{}.weakref_slot;
    row.words.modules_are_suggested = true;
    row.words.abstract_name = Wordings{}.abstract_name;
    row.finished_generator_frames_know_caller = true;
    row.throw_of_three_deprecated = true;
    row.set_name_errors_are_noted = true;
    row.property_subclasses_keep_docs = true;
    row.sum_is_compensated = true;
    row.words.most_of_nothing = Wordings{}.most_of_nothing;
    row.version = row.language = {3, 12, 1};
    row.automatic = AutomaticCollection::at_safe_point;
    row.immortal = ImmortalObjects::interned_strings_too;
    row.immortal_count = 4294967295;
    row.star_arguments_moved = true;
    row.inlined_comprehensions = true;
    row.while_tests_at_end = true;
    row.newline_decoders_tracked = true;
    row.derived_streams_show_their_name = true;
    row.unstarted_generators_close = false;
    row.ended_generators_keep_callers = true;
    row.memory.weak_list_in_front = true;
    row.memory.attributes_hide_traces = false;
    row.memory.weak_list_behind = 0;
    row.memory.string_header = 40;
    return row;
}

constexpr Profile cpython_3_13() {
    Profile row = cpython_3_12();
    row.name = "cpython-3.13";
    row.destruction_depth = 1000;
    row.immortal = ImmortalObjects::singletons_and_small_integers;
    row.quiet_close_drops_frame = true;
    row.f_locals_survive_clear = false;
    row.suspended_frames_stay = true;
    row.close_returns_value = true;
    row.exhausted_list_reversals_hold = true;
    row.properties_have_names = true;
    row.group_conditions_are_callables = true;
    row.words = Wordings{};
    row.version = row.language = {3, 13, 0};
    row.main_listed = MainListed::ahead_with_first_collection_after_import;
    row.thresholds = {2000, 10, 10};
    row.full_text_is_written_first = false;
    row.whole_buffers_are_written = true;
    row.failing_close_of_dead_file_is_reported = true;
    row.sort_extends_reversed_runs = true;
    row.read_dict_is_tracked = false;
    row.locals_snapshot = true;
    row.closing_unwinds = false;
    row.freed_instances_rest = true;
    row.memory.values = ValuesPlace::inside;
    return row;
}

/// With the generational collector, that is 3.14.5 and later.
constexpr Profile cpython_3_14() {
    Profile row = cpython_3_13();
    row.name = "cpython-3.14";
    row.words.rewordings = cpython_3_14_rewordings;
    row.while_tests_at_end = false;
    row.failed_operands_die = Order::last_to_first;
    row.classes_know_attributes = true;
    row.string_subclasses_inline = true;
    row.finished_generator_frames_know_caller = false;
    row.words.integer_floor_by_zero = row.words.integer_modulo_by_zero = row.words.integer_divmod_by_zero =
        row.words.float_divide_by_zero = row.words.float_floor_by_zero = row.words.float_modulo_by_zero =
            row.words.float_divmod_by_zero = "division by zero";
    row.words.zero_to_negative_power = "zero to a negative power";
    row.words.deque_remove = "deque.remove(x): x not in deque";
    row.words.deque_index = "deque.index(x): x not in deque";
    row.words.domain_errors_tell_input = true;
    row.words.no_container = "argument of type '{}' is not a container or iterable";
    row.words.too_many_values = "too many values to unpack (expected {0}, got {1})";
    row.words.list_index = "list.index(x): x not in list";
    row.words.update_element = "object is not iterable";
    row.words.translate_key = "string keys in translatetable must be of length 1";
    row.words.not_awaitable = "'{}' object can't be awaited";
    row.words.unhashable_dict_key = "cannot use '{}' as a dict key ({})";
    row.words.unhashable_element = "cannot use '{}' as a set element ({})";
    row.words.exits_are_looked_up_first = true;
    row.words.slots_tell_their_name = true;
    row.words.most_text_digits = "maxdigits must be >= 640 or 0 for unlimited";
    row.syntax_error_details = 7;
    row.words.complex_real = "complex() argument 'real' must be a real number, not str";
    row.words.complex_imaginary = "complex() argument 'imag' must be a real number, not str";
    row.words.complex_zero = "zero to a negative or complex power";
    row.version = row.language = {3, 14, 10};
    row.exceptions_precede_arguments = true;
    row.refs_of_finalizers_dead_at_clear = true;
    row.unstarted_generators_close = true;
    row.ended_generators_keep_callers = false;
    row.container_subclasses_inline = true;
    row.stream_buffer_bytes = row.file_buffer_bytes = 131072;
    row.dict_tracking = DictTracking::always;
    row.atomic_tuples_born_untracked = true;
    row.weak_containers_iterate_copies = true;
    row.read_dict_is_tracked = true;
    row.immortal_count = 3221225472;
    row.locals_die = row.call_operands_die = row.star_call_operands_die = row.compare_operands_die =
        Order::last_to_first;
    row.borrowed_locals = true;
    row.deferred_annotations = true;
    row.unraisable_while_calling = true;
    return row;
}

/// With the incremental collector, that is 3.14.0 to 3.14.4; measured on a 3.14.2.
constexpr Profile cpython_3_14_0() {
    Profile row = cpython_3_14();
    row.name = "cpython-3.14.0";
    row.version = row.language = {3, 14, 2};
    row.collector = CollectorKind::incremental;
    row.main_listed = MainListed::never;
    row.collection_at_start = 2;
    row.counted = CountedObjects::tracked;
    row.thresholds = {2000, 10, 0};
    row.unstarted_generators_close = false;
    row.read_dict_is_tracked = false;
    row.own_objects = 19216;
    row.own_stray_objects = 997;
    row.refs_of_finalizers_dead_at_clear = false;
    return row;
}

constexpr Profile cpython_3_15() {
    Profile row = cpython_3_14();
    row.name = "cpython-3.15";
    row.words.rewordings = cpython_3_15_rewordings;
    row.words.star_argument = "Value after * must be an iterable, not {1}";
    row.words.double_star_argument = "Value after ** must be a mapping, not {1}";
    row.words.percent_integer = "format argument: %{} requires an integer, not {}";
    row.words.slice_index = "slice indices must be integers or have an __index__ method";
    row.words.undeletable = "cannot delete '{0}' attribute of type '{1}'";
    row.words.complex_result = "{0}.__complex__() must return a complex, not {1}";
    row.words.bool_result = "{2}.__bool__() must return a bool, not {1}";
    row.words.string_result = "{3}.{2}() must return a str, not {1}";
    row.words.iterator_result = "{2}.__iter__() must return an iterator, not {1}";
    row.words.int_result = "{3}.{2}() must return an int, not {1}";
    row.words.bytes_result = "{0}.__bytes__() must return a bytes, not {1}";
    row.words.format_result = "{0}.__format__() must return a str, not {1}";
    row.atomic_frozensets_born_untracked = true;
    row.words.percent_number = "format argument: %{} requires a real number, not {}";
    row.words.percent_too_few = "not enough arguments for format string (got {})";
    row.words.percent_too_many = "not all arguments converted during {} formatting (required {}, got {})";
    row.version = row.language = {3, 15, 2};
    row.weak_clearing = WeakClearing::after_finalizers;
    row.default_encoding = "utf-8";
    row.statistics_have_duration = true;
    row.class_descriptors = ClassDescriptors::shared;
    row.largest_cached_integer = 1024;
    row.binary_operands_die = Order::last_to_first;
    row.item_operands_die = Order::last_to_first;
    row.generator_expression_iterates = true;
    row.deletion_errors_hold_object = true;
    row.memory.byte_arrays_hold_bytes = true;
    return row;
}

constexpr Profile pypy_with_its_words() {
    Profile row;
    row.words.integer_divmod_by_zero = "integer divmod by zero";
    row.words.float_floor_by_zero = row.words.float_modulo_by_zero = row.words.float_divmod_by_zero = "float modulo";
    row.words.float_power_range = "float power";
    row.words.int_argument = "int() argument must be a string, a bytes-like object or a number, not '{}'";
    row.words.float_argument = "float() argument must be a string or a number, not '{}'";
    row.words.string_index = "string index indices must be integers or slices, not {}";
    row.words.string_left_operand = "decoding to str: a bytes-like object is required, not {}";
    row.words.string_argument = "decoding to str: a bytes-like object is required, not {2}";
    row.words.substring_missing = "substring not found in string.index";
    row.words.join_item = "sequence item {}: expected str, {} found";
    row.words.percent_number = "%{} format: a number is required, not {}";
    row.words.replacement_index = "out of range: index {0} but only {1} arguments";
    row.words.bytes_index = "byte index out of range";
    row.words.bytes_range = "byte must be in range(0, 256)";
    row.words.range_step = "step argument must not be zero";
    row.words.memory_of = "'{}' does not support the buffer interface";
    row.words.no_length = "'{}' has no length";
    row.words.no_container = "'{}' object is not iterable";
    row.words.no_subscript = "'{0}' object is not subscriptable (key {1})";
    row.words.no_attributes = "";
    row.words.unary_operand = "unsupported operand type for unary {1}: '{2}'";
    row.words.abs_operand = "unsupported operand type for unary abs: '{}'";
    row.words.sequences_have_own_words = false;
    row.words.types_tell_their_module = false;
    row.words.referents_are_qualified = false;
    row.words.referents_name_is_special = false;
    row.words.most_of_nothing = "arg is an empty sequence";
    row.words.abstract_class = "Can't instantiate abstract class {} with abstract method{} {}";
    row.words.abstract_name = "{}";
    row.words.deque_remove = "deque.remove(x): x not in deque";
    row.words.deque_changed_in_remove = "deque mutated during remove().";
    row.words.character_range = "chr() arg out of range";
    row.words.unbound_local = "local variable '{}' referenced before assignment";
    row.words.empty_free_variable = "free variable '{}' referenced before assignment in enclosing scope";
    row.words.bool_result = "__bool__ should return bool, returned {0}";
    row.words.group_condition = "expected a function, exception type or tuple of exception types";
    row.words.modules_are_suggested = false;
    row.words.string_result = "{2} returned non-string (type '{1}')";
    row.words.iterator_result = "iter() returned non-iterator";
    row.words.format_result = "{0}.__format__ must return string, not {1}";
    row.words.instance_of = "isinstance() arg 2 must be a class, type, or tuple of classes and types, got {0}";
    row.words.subclass_of = "issubclass() arg 2 must be a class or tuple of classes, got {0}";
    row.words.update_element = "'{1}' object is not iterable";
    row.words.no_order = "cycle among base classes: {1}";
    row.words.character_overflow = "int too large to convert to int";
    row.words.complex_imaginary = "complex number expected, got 'str'";
    row.words.keywords_are_suggested = false;
    row.words.no_getter = "unreadable attribute";
    row.words.no_setter = "can't set attribute";
    row.words.no_deleter = "can't delete attribute";
    row.words.unset_slot = "{1}";
    row.words.immutable_type = "can't set attributes on type object '{1}'";
    row.words.async_running = "";
    row.words.exits_are_looked_up_first = true;
    row.words.star_operand = "'{0}' object is not iterable";
    row.words.unexpected_keywords = "{0} got {1} unexpected keyword arguments";
    row.words.rewordings = pypy_7_3_rewordings;
    row.words.common_rewordings = pypy_rewordings;
    return row;
}

constexpr Profile pypy_7_3() {
    Profile row = pypy_with_its_words();
    row.name = "pypy-7.3";
    row.sum_is_compensated = false;
    row.family = "pypy";
    row.version = {7, 3, 11};
    row.language = {3, 9, 16};
    row.collector = CollectorKind::tracing;
    row.frames_are_tracked_when_they_end = false;
    row.dict_tracking = DictTracking::always;
    row.items_listed = Order::first_to_last;
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
    row.ordered_dicts_die_as_inserted = false;
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
    row.set_name_errors_are_noted = false;
    return row;
}

constexpr Profile pypy_8_0() {
    Profile row = pypy_7_3();
    row.every_import_call_locks = false;
    row.name = "pypy-8.0";
    row.exits_leave_no_traceback = false;
    row.attribute_error_context = ErrorContext::of_getattr;
    row.words.star_operand = Wordings{}.star_operand;
    row.words.string_index = "string indices must be integers or slices, not {}";
    row.words.percent_number = Wordings{}.percent_number;
    row.words.memory_of = "a bytes-like object is required, not '{}'";
    row.words.no_length = Wordings{}.no_length;
    row.words.no_getter = Wordings{}.no_getter;
    row.words.no_setter = Wordings{}.no_setter;
    row.words.no_deleter = Wordings{}.no_deleter;
    row.words.unset_slot = Wordings{}.unset_slot;
    row.words.immutable_type = Wordings{}.immutable_type;
    row.words.async_running = "asynchronous generator is already running";
    row.words.rewordings = pypy_8_0_rewordings;
    row.version = {8, 0, 1};
    row.language = {3, 11, 17};
    row.arguments = ArgumentOwner::callee;
    row.types_unite = true;
    row.exports_prevent_resizing = true;
    row.ended_call_iterators_hold = true;
    return row;
}

// Not constexpr: that is more than clang evaluates.
const Profile rows[] = {
    cpython_2_7(),  cpython_3_6(),  cpython_3_7(),    cpython_3_8(),  cpython_3_9(),  cpython_3_10(), cpython_3_11(),
    cpython_3_12(), cpython_3_13(), cpython_3_14_0(), cpython_3_14(), cpython_3_15(), pypy_7_3(),     pypy_8_0(),
};

constexpr const Profile* addresses[] = {
    &rows[0], &rows[1], &rows[2], &rows[3],  &rows[4],  &rows[5],  &rows[6],
    &rows[7], &rows[8], &rows[9], &rows[10], &rows[11], &rows[12], &rows[13],
};
static_assert(sizeof(addresses) / sizeof(addresses[0]) == sizeof(rows) / sizeof(rows[0]));

}  // namespace

const Profile* find_profile(std::string_view name) {
    for (const Profile* row : addresses) {
        if (row->name == name) return row;
    }
    return nullptr;
}

const Profile* const* all_profiles(std::size_t& count) {
    count = sizeof(addresses) / sizeof(addresses[0]);
    return addresses;
}

}  // namespace lastref::model
