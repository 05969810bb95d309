#include "backends/model/heap/profile_rows.hpp"
#include "backends/model/heap/rewordings.hpp"

namespace lastref::model {

Profile cpython_3_11() {
    Profile row = cpython_3_10();
    row.name = "cpython-3.11";
    row.objects_at_start = 446;
    row.frames_are_objects = false;
    row.exits_leave_no_traceback = false;
    row.words.unbound_local = Wordings{}.unbound_local;
    row.words.rewordings = nullptr;
    row.words.empty_free_variable = Wordings{}.empty_free_variable;
    row.words.no_getter = Wordings{}.no_getter;
    row.words.no_setter = Wordings{}.no_setter;
    row.words.no_deleter = Wordings{}.no_deleter;
    row.words.no_class_attribute = Wordings{}.no_class_attribute;
    row.words.manager_lacks_are_attribute_errors = false;
    row.words.integer_modulo_by_zero = Wordings{}.integer_modulo_by_zero;
    row.words.referents_name_is_special = true;
    row.words.name_to_get = Wordings{}.name_to_get;
    row.words.string_index = Wordings{}.string_index;
    row.handlers_hold_tracebacks = false;
    row.version = row.language = {3, 11, 7};
    row.attributes = InstanceAttributes::inline_values;
    row.recursion.quick_functions_count = false;
    row.recursion.quick_types = QuickTypes::all;
    row.read_attributes = ReadAttributes::shared;
    row.emptied_dicts_have_own_keys = true;
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

Profile cpython_3_12() {
    Profile row = cpython_3_11();
    row.name = "cpython-3.12";
    row.objects_at_start = 512;
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
    row.recursion.native_apart = true;
    row.recursion.native_limit = 1500;
    row.recursion.native_entry = 2;
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

Profile cpython_3_13() {
    Profile row = cpython_3_12();
    row.name = "cpython-3.13";
    row.objects_at_start = 520;
    row.destruction_depth = 0;
    row.recursion.native_limit = 10000;
    row.recursion.constructions = ConstructionsInLoop::without_defaults;
    row.recursion.construction_at_limit = ConstructionAtLimit::fails;
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
    row.deletion_errors_hold_object = true;
    row.thresholds = {2000, 10, 10};
    row.full_text_is_written_first = false;
    row.whole_buffers_are_written = true;
    row.failing_close_of_dead_file_is_reported = true;
    row.sort_extends_reversed_runs = true;
    row.read_attributes = ReadAttributes::embedded;
    row.emptied_dicts_have_own_keys = false;
    row.locals_snapshot = true;
    row.closing_unwinds = false;
    row.freed_instances_rest = true;
    row.memory.values = ValuesPlace::inside;
    row.words.no_order = Wordings{}.no_order;
    return row;
}

/// With the generational collector, that is 3.14.5 and later.
Profile cpython_3_14() {
    Profile row = cpython_3_13();
    row.name = "cpython-3.14";
    row.objects_at_start = 324;
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
    row.words.percent_character = "%c requires an int or a unicode character, not {1}";
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
    row.read_attributes = ReadAttributes::shared;
    row.immortal_count = 3221225472;
    row.locals_die = row.call_operands_die = row.star_call_operands_die = row.compare_operands_die =
        Order::last_to_first;
    row.borrowed_locals = true;
    row.deferred_annotations = true;
    row.recursion.native_limit = 0;
    row.recursion.native_entry = 0;
    row.recursion.constructions = ConstructionsInLoop::all;
    row.recursion.construction_at_limit = ConstructionAtLimit::passes;
    row.words.hints_for_print = "";
    return row;
}

/// With the incremental collector, that is 3.14.0 to 3.14.4; measured on a 3.14.2.
Profile cpython_3_14_0() {
    Profile row = cpython_3_14();
    row.name = "cpython-3.14.0";
    row.objects_at_start = 0;
    row.version = row.language = {3, 14, 2};
    row.collector = CollectorKind::incremental;
    row.collection_at_start = 2;
    row.counted = CountedObjects::tracked;
    row.thresholds = {2000, 10, 0};
    row.unstarted_generators_close = false;
    row.read_attributes = ReadAttributes::embedded;
    row.own_objects = 19216;
    row.own_stray_objects = 997;
    row.refs_of_finalizers_dead_at_clear = false;
    return row;
}

Profile cpython_3_15() {
    Profile row = cpython_3_14();
    row.name = "cpython-3.15";
    row.objects_at_start = 312;
    row.words.rewordings = cpython_3_15_rewordings;
    row.words.star_argument = "Value after * must be an iterable, not {1}";
    row.words.double_star_argument = "Value after ** must be a mapping, not {2}";
    row.words.percent_integer = "{3}%{0} requires an integer, not {2}";
    row.words.percent_character = "{2}%c requires an integer or a unicode character, not {1}";
    row.words.slice_index = "slice indices must be integers or have an __index__ method";
    row.words.undeletable = "cannot delete '{0}' attribute of type '{1}'";
    row.words.complex_result = "{2}.__complex__() must return a complex, not {3}";
    row.words.bool_result = "{2}.__bool__() must return a bool, not {3}";
    row.words.string_result = "{3}.{2}() must return a str, not {4}";
    row.words.iterator_result = "{2}.__iter__() must return an iterator, not {3}";
    row.words.int_result = "{3}.{2}() must return an int, not {4}";
    row.words.bytes_result = "{2}.__bytes__() must return a bytes, not {3}";
    row.words.format_result = "{2}.__format__() must return a str, not {3}";
    row.atomic_frozensets_born_untracked = true;
    row.words.percent_number = "{3}%{0} requires a real number, not {2}";
    row.words.percent_too_few = "not enough arguments for format string (got {})";
    row.words.percent_too_many = "not all arguments converted during {} formatting (required {}, got {})";
    row.version = row.language = {3, 15, 2};
    row.recursion.construction_at_limit = ConstructionAtLimit::goes_through_native;
    row.weak_clearing = WeakClearing::after_finalizers;
    row.default_encoding = "utf-8";
    row.statistics_have_duration = true;
    row.class_descriptors = ClassDescriptors::shared;
    row.largest_cached_integer = 1024;
    row.binary_operands_die = Order::last_to_first;
    row.item_operands_die = Order::last_to_first;
    row.loops_keep_sequences = true;
    row.memory.byte_arrays_hold_bytes = true;
    return row;
}

}  // namespace lastref::model
