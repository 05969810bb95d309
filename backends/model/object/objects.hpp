#pragma once

#include "backends/model/heap/object.hpp"
#include "backends/model/heap/weak_reference.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// The layouts of the built-in kinds. Fields that are references are owned unless a comment says otherwise.
namespace lastref::model {

struct Run;
struct Dict;

struct Int : Object {
    /// Small integers hold their value; others (`big`) hold `limb_count` 64-bit limbs of the magnitude, lowest first.
    std::int64_t value;
    bool big;
    bool negative;
    std::uint32_t limb_count;
    std::uint64_t* limbs() { return reinterpret_cast<std::uint64_t*>(this + 1); }
    [[nodiscard]] const std::uint64_t* limbs() const { return reinterpret_cast<const std::uint64_t*>(this + 1); }
};

struct Float : Object {
    double value;
};

struct Complex : Object {
    double real;
    double imaginary;
};

/// Text as UTF-8 (lone surrogates encoded as three bytes each). `length` counts characters, `size` bytes. Those of a
/// str of Python 2 are any bytes, each a character; its unicode objects are Strs too.
struct Str : Object {
    std::int64_t hash;  ///< -1 until computed
    std::uint32_t size;
    std::uint32_t length;
    bool interned;
    bool is_unicode;  ///< of type unicode or a class that derives from it, in Python 2
    char* data() { return reinterpret_cast<char*>(this + 1); }
    [[nodiscard]] const char* data() const { return reinterpret_cast<const char*>(this + 1); }
    [[nodiscard]] std::string_view view() const { return {data(), size}; }
    /// Or, of a str of Python 2, any bytes.
    [[nodiscard]] bool is_ascii() const { return size == length; }
};

struct Bytes : Object {
    std::int64_t hash;
    std::uint32_t size;
    char* data() { return reinterpret_cast<char*>(this + 1); }
    [[nodiscard]] const char* data() const { return reinterpret_cast<const char*>(this + 1); }
    [[nodiscard]] std::string_view view() const { return {data(), size}; }
};

struct ByteArray : Object {
    char* data;
    std::uint32_t size;
    std::uint32_t capacity;
    std::uint32_t exports;  ///< memoryviews on it: while there are any it cannot be resized
};

struct List : Tracked {
    Object** items;
    std::uint32_t size;
    std::uint32_t capacity;
};

struct Tuple : Tracked {
    std::uint32_t size;
    Object** items() { return reinterpret_cast<Object**>(this + 1); }
};

/// Insertion-ordered hash table. Entry i has its key at items[2i] and its value at items[2i + 1], both null once
/// deleted.
struct Dict : Tracked {
    Object** items;
    std::int64_t* hashes;
    std::uint32_t* index;              ///< open addressing; entry number + 1, 0 empty, 0xffffffff deleted
    std::uint32_t index_size;          ///< a power of two, or 0
    std::uint32_t used;                ///< live entries
    std::uint32_t end;                 ///< entries ever appended
    std::uint32_t edge_count;          ///< 2 * end
    std::uint32_t capacity;            ///< entries that fit
    std::uint32_t version : 31;        ///< changes whenever an entry is added, removed or moved; unique in the run
    std::uint32_t has_other_keys : 1;  ///< its table is not one for exact strings alone
    /// The instance whose attributes these are, where they keep it alive (PyPy); of a dict that keeps an order, that
    /// (see dict_order.hpp); else null.
    Object* owner;
};

/// set and frozenset: open addressing in CPython's probing order, so that iteration order is a function of the hashes;
/// or, where the profile says so, entries in order of insertion with an `index` beside them.
struct Set : Tracked {
    Object** items;        ///< null: empty
    std::int64_t* hashes;  ///< -1 marks a deleted place
    std::uint32_t* index;  ///< of insertion-ordered sets: entry number + 1, 0 empty, 0xffffffff deleted
    std::uint32_t mask;    ///< size of the table (or of the index) - 1
    std::uint32_t places;  ///< how many of `items` to look at
    std::uint32_t used;
    std::uint32_t fill;    ///< used + deleted
    std::uint32_t finger;  ///< where pop() looks first
    std::int64_t hash;     ///< of a frozenset, -1 until computed
    WeakReference* weak_references;
};

struct Range : Object {
    Object* start;
    Object* stop;
    Object* step;
    Object* length;
};

/// iter(range(...)). No collector tracks or counts it, as in CPython. The last three are null unless a number is too
/// large for 64 bits, and then they replace the first three.
struct RangeIterator : Object {
    std::int64_t next;
    std::int64_t step;
    std::int64_t left;  ///< values still to come
    Object* big_next;
    Object* big_step;
    Object* big_left;
};

struct Slice : Tracked {
    Object* start;
    Object* stop;
    Object* step;
};

struct Cell : Tracked {
    Object* content;
};

/// Methods bound to their object.
struct BoundMethod : Tracked {
    Object* function;
    Object* self;
    WeakReference* weak_references;
};

struct Module : Tracked {
    Object* dict;
    Object* name;
    const struct ModuleSpec* spec;  ///< its built-in names, made on first use; null for modules in Python
    WeakReference* weak_references;
};

/// property, staticmethod, classmethod, __slots__ members, built-in attributes, super: what descriptors hold.
struct Descriptor : Tracked {
    Object* first;   ///< fget; the function; the owning type; super's type
    Object* second;  ///< fset; super's object
    Object* third;   ///< fdel; super's object type
    Object* fourth;  ///< doc
    Object* dict;
    const void* row;      ///< the GetSetRow of a built-in attribute
    std::uint32_t place;  ///< the slot's number of a `__slots__` member
    Object* name;         ///< not visited by collectors: a string
};

struct Exception : Tracked {
    Object* extra1;  ///< OSError: errno; ImportError: msg; AttributeError: obj; NameError: name; groups: message
    Object* extra2;  ///< OSError: strerror; ImportError, AttributeError: name; groups: exceptions
    Object* extra3;  ///< OSError: filename; ImportError: path
    Object* notes_or_value;  ///< StopIteration.value, SystemExit.code, KeyError..: what the type's own file says
    Object* dict;            ///< of instances of built-in exception types; program classes use their prefix
    Object* args;
    Object* traceback;
    Object* cause;
    Object* context;
    Object* left_traceback;  ///< what a handler that raised it on had added to it, until it is caught (to 3.10)
    bool suppress_context;
    bool unborn;                     ///< whoever handles it first makes it of its class and argument (to 3.11)
    WeakReference* weak_references;  ///< of instances of built-in exceptions, where the profile allows them
};

struct Function : Tracked {
    Object* code;
    Object* globals;
    Object* name;
    Object* qualified_name;
    Object* defaults;
    Object* keyword_defaults;
    Object* closure;
    Object* annotations;
    Object* annotate;  ///< what makes them when someone looks (3.14)
    Object* dict;
    Object* doc;
    Object* module;
    Object* builtins;
    Object* type_parameters;  ///< null: none
    WeakReference* weak_references;
};

/// An iterator of the library: what it walks, a position, and a step function given by its type.
struct Iterator : Tracked {
    Object* source;
    Object* second;
    Object* third;
    Object* fourth;
    std::int64_t index;
    std::int64_t limit;
    std::int64_t step;
    std::int64_t place;
    std::uint32_t version;
};

/// dict views, mappingproxy and other thin windows on one object.
struct View : Tracked {
    Object* source;
};

/// An object of the library with `field_count` references and a few numbers: what its type's file makes of them.
struct Record : Tracked {
    static constexpr int number_count = 4;
    std::uint32_t field_count;
    std::int64_t numbers[number_count];
    WeakReference* weak_references;
    Object** fields() { return reinterpret_cast<Object**>(this + 1); }
};

struct MemoryView : Tracked {
    Object* held;         ///< owned: the source, or what CPython's views share that holds source and owner
    Object* owner;        ///< owned, or null: on PyPy, the BytesIO whose contents the source is
    Object* source;       ///< kept alive by what is held; null once the view was released
    std::uint32_t start;  ///< of its first byte in the source
    std::uint32_t size;
    std::int32_t step;  ///< from one byte to the next
    bool released;
    bool read_only;
    WeakReference* weak_references;
};

struct Deque : Tracked {
    Object** items;  ///< references lie at items[0, size); the buffer begins `front` places before
    std::uint32_t size;
    std::uint32_t front;
    std::uint32_t capacity;  ///< places of the whole buffer
    std::int64_t limit;      ///< maxlen, -1: none
    std::uint32_t version;
    WeakReference* weak_references;
};

}  // namespace lastref::model
