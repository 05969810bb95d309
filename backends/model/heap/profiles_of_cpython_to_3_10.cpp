#include "backends/model/heap/profile_rows.hpp"
#include "backends/model/heap/rewordings.hpp"

namespace lastref::model {

namespace {

MemoryFacts memory_of_3_6() {
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

RecursionFacts recursion_of_3_6() {
    return {.native_apart = false,
            .native_entry = 0,
            .quick_functions_count = true,
            .quick_types = QuickTypes::none,
            .constructions = ConstructionsInLoop::none};
}

Wordings words_of_3_6() {
    Wordings words;
    words.integer_modulo_by_zero = words.integer_floor_by_zero;
    words.float_floor_by_zero = words.float_divmod_by_zero;
    words.float_modulo_by_zero = "float modulo";
    words.no_inverse = "pow() 2nd argument cannot be negative when 3rd argument specified";
    words.int_argument = "int() argument must be a string, a bytes-like object or a number, not '{}'";
    words.float_argument = "float() argument must be a string or a number, not '{}'";
    words.string_index = "string indices must be integers";
    words.string_argument = "must be str, not {2}";
    words.percent_number = "%{} format: a number is required, not {}";
    words.replacement_index = "tuple index out of range";
    words.no_attributes = "";
    words.most_of_nothing = "{}() arg is an empty sequence";
    words.string_concatenation = "must be str, not {}";
    words.unbound_local = "local variable '{}' referenced before assignment";
    words.empty_free_variable = "free variable '{}' referenced before assignment in enclosing scope";
    words.no_getter = "unreadable attribute";
    words.no_setter = "can't set attribute";
    words.no_deleter = "can't delete attribute";
    words.immutable_type = "can't set attributes of built-in/extension type '{1}'";
    words.unset_slot = words.no_class_attribute = "{1}";
    words.no_order = "Cannot create a consistent method resolution\norder (MRO) for bases {}";
    words.star_operand = "'{0}' object is not iterable";
    words.keyword_names = "{0} keywords must be strings";
    words.slice_source = "can only assign an iterable";
    words.instance_of = "isinstance() arg 2 must be a type or tuple of types";
    words.subclass_of = "issubclass() arg 2 must be a class or tuple of classes";
    words.manager_lacks_are_attribute_errors = words.complex_have_floor_words = true;
    words.methods_named_with_types = false;
    words.callables_named_with_modules = false;
    words.string_zero_padding = false;
    words.undeletable = "can't delete {1}.{0}";
    words.fixed_class = "__class__ assignment only supported for heap types or ModuleType subclasses";
    words.weakref_slot = "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0";
    words.group_condition = "expected a function, exception type or tuple of exception types";
    words.modules_are_suggested = false;
    words.rewordings = cpython_3_6_rewordings;
    words.common_rewordings = cpython_to_3_12_rewordings;
    words.name_to_get = "{1}(): attribute name must be string";
    words.character_argument = "an integer is required (got type {})";
    words.character_overflow = "Python int too large to convert to C int";
    words.unexpected_keyword = "'{1}' is an invalid keyword argument for this function";
    words.keywords_are_suggested = false;
    words.foreign_receiver = "descriptor '{}' requires a '{}' object but received a '{}'";
    words.abstract_class = "Can't instantiate abstract class {} with abstract method{} {}";
    words.abstract_name = "{}";
    words.referents_are_qualified = false;
    words.referents_name_is_special = false;
    words.one_abstract_is_singular = false;
    words.deque_remove = "deque.remove(x): x not in deque";
    words.deque_changed_in_remove = "deque mutated during remove().";
    words.weak_proxy = "<weakproxy at {:#x} to {} at {:#x}>";
    words.dead_weak_proxy = "<weakproxy at {:#x} to NoneType at {:#x}>";
    words.async_running = words.reused_step = "";
    words.unthrowable_step = "can't send non-None value to a just-started coroutine";
    words.complex_result = "__complex__ should return a complex object";
    words.library_unpacks_arguments = true;
    words.empty_float = "could not convert string to float: ";
    return words;
}

}  // namespace

Profile cpython_3_6() {
    Profile row;
    row.name = "cpython-3.6";
    row.objects_at_start = 401;
    row.words = words_of_3_6();
    row.sum_is_compensated = false;
    row.syntax_error_details = 4;
    row.sort_extends_reversed_runs = false;
    row.types_are_generic = row.types_unite = false;
    row.weak_types_are_builtins = true;
    row.family = "cpython";
    row.version = row.language = {3, 6, 15};
    row.thresholds = {700, 10, 10};
    row.automatic = AutomaticCollection::in_allocation;
    row.resurrection = ResurrectionSpares::everything;
    row.collect_counts_resurrected = true;
    row.debug_statistics = DebugStatistics::pieces;
    row.attributes = InstanceAttributes::dict;
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
    row.recursion = recursion_of_3_6();
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
    row.set_name_errors_are_noted = row.properties_have_names = row.property_subclasses_keep_docs = false;
    row.group_conditions_are_callables = false;
    row.stops_leave_generators = true;
    row.tuple_hashes_are_products = true;
    row.memory = memory_of_3_6();
    return row;
}

/// The last Python 2 says what it does otherwise than the first Python 3 that is here.
Profile cpython_2_7() {
    Profile row = cpython_3_6();
    row.name = "cpython-2.7";
    row.objects_at_start = 0;
    row.version = row.language = {2, 7, 18};
    row.python_2 = true;
    row.words.rewordings = cpython_2_rewordings;
    row.words.common_rewordings = nullptr;
    row.words.string_concatenation = "cannot concatenate 'str' and '{}' objects";
    row.words.too_many_values = "too many values to unpack";
    row.words.join_item = "sequence item {}: expected string, {} found";
    row.words.string_index = "string indices must be integers, not {}";
    row.words.percent_integer = row.words.percent_number;
    row.words.string_argument = "expected a string or other character buffer object";
    row.words.range_step = "range() step argument must not be zero";
    row.words.instance_of = "isinstance() arg 2 must be a class, type, or tuple of classes and types";
    row.words.character_range = "chr() arg not in range(256)";
    row.words.exits_are_looked_up_first = true;
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

Profile cpython_3_7() {
    Profile row = cpython_3_6();
    row.name = "cpython-3.7";
    row.words.unthrowable_step = "";
    row.words.reused_step = Wordings{}.reused_step;
    row.objects_at_start = 335;
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
    row.words.complex_result = Wordings{}.complex_result;
    return row;
}

Profile cpython_3_8() {
    Profile row = cpython_3_7();
    row.name = "cpython-3.8";
    row.words.async_running = Wordings{}.async_running;
    row.objects_at_start = 302;
    row.tuple_hashes_are_products = false;
    row.words.library_unpacks_arguments = false;
    row.words.empty_float = Wordings{}.empty_float;
    row.words.rewordings = cpython_3_8_rewordings;
    row.words.no_inverse = Wordings{}.no_inverse;
    row.words.foreign_receiver = Wordings{}.foreign_receiver;
    row.words.replacement_index = Wordings{}.replacement_index;
    row.version = row.language = {3, 8, 18};
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

Profile cpython_3_9() {
    Profile row = cpython_3_8();
    row.name = "cpython-3.9";
    row.objects_at_start = 326;
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
    row.recursion.quick_types = QuickTypes::all_but_str;
    row.resurrection = ResurrectionSpares::only_what_it_reaches;
    row.types_are_generic = true;
    row.memory.lists_grow_to_fours = true;
    return row;
}

Profile cpython_3_10() {
    Profile row = cpython_3_9();
    row.name = "cpython-3.10";
    row.words.character_argument = Wordings{}.character_argument;
    row.objects_at_start = 526;
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

}  // namespace lastref::model
