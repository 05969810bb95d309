#pragma once

#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <utility>

/// What single instructions do, apart from moving operands. All may throw Raised; arguments are borrowed.
namespace lastref::model {

// Names
[[noreturn]] void raise_unbound_local(Run& run, Str* name);
[[noreturn]] void raise_empty_cell(Run& run, const Frame& frame, std::uint32_t local);
Value load_class_cell(Interpreter& vm, Frame& frame, std::uint32_t local);
Value load_name(Interpreter& vm, Frame& frame, Str* name);
void store_name(Interpreter& vm, Frame& frame, Str* name, Object* value);
void store_name(Interpreter& vm, Frame& frame, Str* name, Object* value, InlineCache& cache);
/// Stores into a module's namespace when the cache knows where. False: do it the long way.
inline bool store_cached_name(const Frame& frame, Object* value, const InlineCache& cache) {
    Dict* dict = frame.globals;
    bool known = frame.locals == dict && cache.version == dict->version && is_tracked(dict);
    if (!known) return false;
    add_reference(value);
    drop_reference(std::exchange(dict->items[2 * cache.place + 1], value));
    return true;
}
void delete_name(Interpreter& vm, Frame& frame, Str* name);
/// The global or builtin when the cache knows where it is. Borrowed; null: ask the long way.
inline Object* cached_global(const Frame& frame, const InlineCache& cache) {
    if (cache.version != frame.globals->version) return nullptr;
    if (cache.mode == 1) return frame.globals->items[2 * cache.place + 1];
    if (cache.second_version != frame.builtins->version) return nullptr;
    return frame.builtins->items[2 * cache.place + 1];
}
Value load_global(Interpreter& vm, Frame& frame, Str* name, InlineCache& cache);
void delete_global(Interpreter& vm, Frame& frame, Str* name);
/// A name of the frame's builtins; NameError when absent.
Value load_builtin(Interpreter& vm, Frame& frame, Str* name);
Value load_class_maker(Interpreter& vm, Frame& frame);
/// Calls the __import__() that the program may have put among the builtins.
Value import_by_statement(Interpreter& vm, Frame& frame, Str* name, Object* from_list, Object* level);
Value import_from(Interpreter& vm, Object* module, Str* name);
void import_star(Interpreter& vm, Frame& frame, Object* module);
void setup_annotations(Interpreter& vm, Frame& frame);

/// Whether `value` is the type itself whose display `which` names: list, set or tuple.
bool is_type_of_display(Run& run, const Object* value, std::uint32_t which);

// Attributes
Value load_attribute(Run& run, Object* object, Str* name, InlineCache& cache);
/// The function to call with the object in front, or null when the attribute is of another sort. Borrowed.
Object* find_method(Run& run, Object* object, Str* name, InlineCache& cache);
void store_attribute(Run& run, Object* object, Str* name, Object* value, InlineCache& cache);

/// The attribute's value from an instance's inline values, when the cache knows where. Borrowed; null: ask the long
/// way.
inline Object* cached_attribute(Object* object, const InlineCache& cache) {
    if (cache.version == 0 || object->type->version != cache.version || !has_flag(object, flag_inline_values))
        return nullptr;
    InlineValues& values = inline_values(object, object->type->layout);
    return static_cast<std::uint32_t>(cache.place) < values.capacity ? values.items[cache.place] : nullptr;
}

inline Object* cached_method(Object* object, const InlineCache& cache) {
    if (cache.version == 0 || object->type->version != cache.version) return nullptr;
    switch (cache.mode) {
        case 1: return cache.found;  // no instance of the type has attributes of its own
        case 2: {
            // None of the names that instances got so far is this one.
            bool plain = has_flag(object, flag_inline_values);
            return plain && object->type->keys_count() == cache.second_version ? cache.found : nullptr;
        }
        default: return nullptr;
    }
}

/// Whether PyPy's call sites remember methods of this object: its attributes live in a "map".
inline bool caches_methods(const Object* object) {
    return object->type->program_defined && has_flag(object, flag_prefix) && object->kind != Kind::exception &&
           object->kind != Kind::type;
}
/// What a site that finds an attribute of the object itself under this name does to a method held there.
void forget_method(Run& run, CodeObject* code, std::uint32_t name, Object* object);

/// Stores into inline values when the cache knows where. False: do it the long way.
inline bool store_cached(Object* object, Object* value, const InlineCache& cache) {
    if (cache.version == 0 || object->type->version != cache.version || !has_flag(object, flag_inline_values))
        return false;
    InlineValues& values = inline_values(object, object->type->layout);
    if (static_cast<std::uint32_t>(cache.place) >= values.capacity) return false;
    if (Object*& item = values.items[cache.place]) {
        store_inline_value(object, values, cache.place, value);
    } else {
        add_reference(value);
        item = value;
        values.order(values.used++) = static_cast<std::uint8_t>(cache.place);
    }
    return true;
}

// What is handled, where exceptions outlive their handlers
void keep_exception(Run& run, Frame& frame, Object* exception);
void restore_exception(Run& run, Frame& frame);
/// The exception gets its traceback back: it is on its way again.
void give_traceback(Run& run, const Run::HandledState& state);

/// Takes what an awaited __aexit__() added off the traceback of an exception that goes on in `frame`.
void forget_exit(Run& run, Object* exception, const Frame* frame);

// Values
bool same_identity(Run& run, Object* left, Object* right);
Ref<Str> concatenate(Run& run, Object* const* strings, std::uint32_t count);
Ref<Str> format_field(Run& run, Object* value, std::uint32_t conversion, Object* spec);
void extend_display(Run& run, List* list, Object* iterable);
void extend_set(Run& run, Set* set, Object* iterable);
void update_display(Run& run, Dict* dict, Object* mapping);
/// What messages about a call with * or ** name: "__main__.f()", "list object".
std::string callable_name(Run& run, Object* callable);
/// Of a call whose `**` gives a keyword that is no string.
[[noreturn]] void raise_keyword_name(Run& run, Object* callable, Object* name);
void merge_keywords(Run& run, Dict* dict, Object* mapping, Object* callable);
/// Writes `count` owned values to `place`, the first one last.
void unpack_sequence(Run& run, Object* sequence, std::uint32_t count, Object** place);
void unpack_star(Run& run, Object* iterable, std::uint32_t before, std::uint32_t after, Object** place);

// Calls
/// How calling the class makes an instance; `initializer` is set then.
Construction find_construction(Run& run, Type* type);
inline Construction construction_of(Run& run, Type* type) {
    if (type->version != 0 && type->construction_version == type->version) return type->construction;
    return find_construction(run, type);
}
/// Whether a call without keywords of a class whose instances `__init__` makes runs that in the interpreter's loop: the
/// code at `site` has seen the class before (`Construction::by_function`, from 3.13 on). Counts the call.
bool constructs_in_loop(Run& run, InlineCache& site, Type* type, std::uint32_t arguments);

/// In which order a container and its key die after `container[key]` at that site. 3.14 makes a frame of a program's
/// `__getitem__` from the second call on, whose locals die the other way round.
Order order_of_item_operands(Run& run, InlineCache& site, const Object* container);
Value call_unpacked(Interpreter& vm, Object* callable, Object* arguments, Object* keywords);
/// A TypeError that names the callable if `*iterable` gives it no arguments.
void check_star_argument(Run& run, Object* callable, const Object* iterable);
/// With nothing else than what every function has.
Ref<Function> make_function_around(Interpreter& vm, Ref<CodeObject> code, Dict* globals, Dict* builtins);
/// Takes the parts over that lie below `top`.
Ref<Function> make_function(Interpreter& vm, Frame& frame, Object** top, std::uint32_t parts);
/// What Opcode::make_type_form says, of the three below the top.
Value make_type_form(Interpreter& vm, std::uint32_t form, Object* const* operands);
Value load_generic_class_maker(Interpreter& vm);

// Exceptions
const compile::Handler* find_handler(const compile::Code& code, std::uint32_t place);
/// Cuts the stack, pushes index and exception; returns where to go on.
const compile::Instruction* enter_handler(Interpreter& vm, Frame& frame, const compile::Handler& handler,
                                          std::uint32_t place, Value& exception, Object**& top);
bool exception_matches(Run& run, Object* exception, Object* types);
std::pair<Value, Value> match_group(Run& run, Object* exception, Object* types);
Value prepare_reraise_group(Run& run, Object* original, Object* exceptions);
Value exception_to_reraise(Run& run);
Value exception_to_raise(Run& run, Value thrown, Value cause);
std::pair<Value, Value> enter_and_exit(Run& run, Object* manager, bool asynchronous);
Value call_exit(Run& run, Object* exit, Object* exception);

// Generators
Value wrap_async_value(Interpreter& vm, Value value);
Value yield_from_iterator(Interpreter& vm, Frame& frame, Object* iterable);
Value awaitable_iterator(Run& run, Object* object, std::uint32_t purpose);
Resumption send_into(Interpreter& vm, Object* iterator, Value value);
Value stop_iteration_value(Run& run, Object* exception);
Value async_iterator(Run& run, Object* object);
Value async_next(Run& run, Object* iterator);

// Patterns
bool matches_sequence(Run& run, Object* value);
bool matches_mapping(Run& run, Object* value);
Value match_keys(Run& run, Object* value, Tuple* keys);
Value match_class(Run& run, Object* value, Object* type, std::uint32_t positional, Tuple* names);

/// Enters a tuple into the collector's lists, unless the profile keeps tuples of atoms out.
void track_tuple(Run& run, Tuple* tuple);

}  // namespace lastref::model
