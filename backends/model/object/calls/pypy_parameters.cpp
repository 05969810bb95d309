#include "backends/model/object/calls/pypy_parameters.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"

#include <algorithm>
#include <iterator>

namespace lastref::model {

namespace {

/// What parameters are called where CPython has other names for them.
struct ParameterNames {
    std::string_view owners;     ///< types, or the module; any type when empty
    std::string_view functions;  ///< any of the owners' when empty
    std::string_view names;
};

/// The first row that has a function is right.
constexpr ParameterNames parameter_names[] = {
    // clang-format off
    {"BaseException", "__setstate__", "self dict"},
    {"BaseException", "with_traceback", "self traceback"},
    {"BufferedRandom BufferedReader BufferedWriter StringIO", "truncate", "self size"},
    {"BufferedRandom BufferedReader BufferedWriter TextIOWrapper", "seek", "self pos whence"},
    {"BufferedRandom BufferedReader BytesIO StringIO TextIOWrapper", "readline", "self limit"},
    {"BufferedRandom BufferedWriter BytesIO FileIO", "write", "self data"},
    {"FileIO", "__init__", "self name mode closefd opener"},
    {"GenericAlias", "__getitem__", "self items"},
    {"GenericAlias", "__instancecheck__", "self other"},
    {"GenericAlias", "__mro_entries__", "self orig_bases"},
    {"GenericAlias", "__new__", "cls origin args"},
    {"NoneType NotImplementedType ellipsis object", "__new__", "type"},
    {"ReferenceType weakref", "__eq__ __ne__", "self ref2"},
    {"ReferenceType weakref", "__init__", "self obj callable"},
    {"ReferenceType weakref", "__new__", "subtype obj callable"},
    {"StringIO", "__init__", "self initvalue newline"},
    {"StringIO", "seek", "self pos mode"},
    {"StringIO", "write", "self obj"},
    {"accumulate", "__new__", "subtype iterable func"},
    {"async_generator", "asend", "self arg"},
    {"async_generator", "athrow", "self type val tb"},
    {"bool", "__new__", "booltype obj"},
    {"builtins", "__build_class__", "func name"},
    {"builtins", "abs ord", "val"},
    {"builtins", "aiter ascii", "obj"},
    {"builtins", "all any", "seq"},
    {"builtins", "anext", "iterator default"},
    {"builtins", "bin hex oct", "x"},
    {"builtins", "chr", "code"},
    {"builtins", "eval exec", "prog globals locals"},
    {"builtins", "format", "obj format_spec"},
    {"builtins", "getattr", "object name defvalue"},
    {"builtins", "isinstance", "obj klass_or_tuple"},
    {"builtins", "issubclass", "cls klass_or_tuple"},
    {"builtins", "iter", "collection_or_callable sentinel"},
    {"builtins", "setattr", "object name val"},
    {"builtins", "sum", "sequence start"},
    {"bytearray", "__iadd__ extend", "self other"},
    {"bytearray", "__new__", "bytearraytype"},
    {"bytearray", "__setitem__", "self index other"},
    {"bytearray", "fromhex", "bytearraytype hexstring"},
    {"bytearray", "insert", "self idx other"},
    {"bytearray", "pop", "self idx"},
    {"bytearray", "remove", "self char"},
    {"bytearray bytes", "join", "self list"},
    {"bytearray bytes", "lstrip rstrip strip", "self chars"},
    {"bytearray bytes str", "partition rpartition", "self sub"},
    {"bytes", "__new__", "stringtype source encoding errors"},
    {"bytes", "fromhex", "type hexstring"},
    {"cell", "__new__", "type obj"},
    {"chain", "from_iterable", "cls arg"},
    {"classmethod", "__get__", "self obj klass"},
    {"complex", "__add__ __mod__ __mul__ __rdivmod__ __rfloordiv__ __rmod__ __sub__", "self rhs"},
    {"complex", "__new__", "complextype real imag"},
    {"complex", "__pow__", "self exponent third_arg"},
    {"complex", "__rmul__ __rsub__", "self lhs"},
    {"compress", "__new__", "subtype data selectors"},
    {"coroutine generator", "send", "self arg"},
    {"coroutine generator", "throw", "self type val tb"},
    {"count", "__new__", "subtype start step"},
    {"cycle pairwise", "__new__", "subtype iterable"},
    {"deque", "__add__", "self deque"},
    {"deque", "__contains__ append appendleft count remove", "self x"},
    {"deque", "__delitem__", "self index"},
    {"deque", "__imul__ __mul__ __rmul__", "self int"},
    {"deque", "__setitem__", "self index newobj"},
    {"deque", "index", "self x start stop"},
    {"deque_iterator", "__new__", "subtype deque index"},
    {"dict", "__contains__ __delitem__ __getitem__", "self key"},
    {"dict", "__new__", "dicttype"},
    {"dict", "__setitem__", "self newkey newvalue"},
    {"dict", "fromkeys", "type iterable value"},
    {"dict_items", "__contains__", "self item"},
    {"dict_keys", "__contains__", "self key"},
    {"dropwhile filter filterfalse takewhile", "__new__", "subtype predicate iterable"},
    {"enumerate", "__new__", "subtype iterable start"},
    {"float", "__add__ __mod__ __mul__ __sub__", "self rhs"},
    {"float", "__format__", "self spec"},
    {"float", "__new__", "floattype x"},
    {"float", "__pow__", "self rhs third_arg"},
    {"float", "__rdivmod__ __rfloordiv__ __rmod__ __rmul__ __rsub__", "self lhs"},
    {"float", "fromhex", "cls s"},
    {"frozenset", "__contains__", "self other"},
    {"frozenset", "__new__", "frozensettype iterable"},
    {"function", "__get__", "function obj cls"},
    {"function", "__new__", "subtype code globals name argdefs closure"},
    {"functools", "reduce", "function sequence initial"},
    {"int", "__divmod__ __floordiv__ __lshift__ __mod__ __mul__ __radd__ __rdivmod__ __rfloordiv__ "
     "__rlshift__ __rmod__ __rmul__ __rrshift__ __rshift__ __rtruediv__ __truediv__", "self other"},
    {"int", "__new__", "inttype x base"},
    {"int", "from_bytes", "inttype obj byteorder signed"},
    {"islice", "__new__", "subtype iterable startstop"},
    {"partial", "__new__", "cls func"},
    {"bytearray bytes", "maketrans", "from to"},
    {"int", "__pow__ __rpow__", "self exponent modulus"},
    {"list", "__add__ __ge__ __gt__ __le__ __lt__", "self list2"},
    {"list", "__contains__", "self obj"},
    {"list", "__new__", "listtype"},
    {"list", "__setitem__", "self index any"},
    {"list", "append", "self item"},
    {"list", "insert", "self index value"},
    {"math", "fsum", "iterable"},
    {"math", "nextafter", "a b"},
    {"memoryview", "__new__", "subtype object"},
    {"memoryview", "__setitem__", "self index obj"},
    {"method", "__getattribute__", "self attr"},
    {"method", "__new__", "subtype function instance"},
    {"object", "__delattr__ __getattribute__", "obj name"},
    {"object", "__dir__ __hash__ __init__ __reduce__ __repr__ __str__", "obj"},
    {"object", "__format__", "obj format_spec"},
    {"object", "__reduce_ex__", "obj proto"},
    {"object", "__setattr__", "obj name value"},
    {"operator", "abs inv invert neg not_ pos", "obj"},
    {"operator", "add and_ concat contains iadd iand iconcat", "obj1 obj2"},
    {"operator", "delitem", "obj key"},
    {"operator", "length_hint", "iterable default"},
    {"operator", "setitem", "obj key value"},
    {"os", "lseek", "fd position how"},
    {"partial", "__class_getitem__", "self item"},
    {"property", "__get__", "self obj objtype"},
    {"property", "deleter", "self deleter"},
    {"property", "getter", "self getter"},
    {"property", "setter", "self setter"},
    {"range", "__contains__ count index", "self item"},
    {"repeat", "__new__", "subtype object times"},
    {"reversed", "__new__", "subtype sequence"},
    {"set", "__contains__ __iand__ __isub__ __ixor__ add", "self other"},
    {"set", "__new__", "settype"},
    {"set", "discard remove", "self item"},
    {"slice", "__new__", "slicetype"},
    {"starmap", "__new__", "subtype fun iterable"},
    {"str", "__new__", "unicodetype object encoding errors"},
    {"str", "__rmod__", "self values"},
    {"super", "__get__", "self obj type"},
    {"sys", "displayhook", "obj"},
    {"sys", "exit", "exitcode"},
    {"sys", "intern", "str"},
    {"sys", "setprofile settrace", "func"},
    {"sys", "setrecursionlimit", "new_limit"},
    {"sys", "unraisablehook", "hookargs"},
    {"traceback", "__new__", "subtype next frame lasti lineno"},
    {"tuple", "__contains__ count", "self obj"},
    {"tuple", "__new__", "tupletype sequence"},
    {"tuple", "index", "self obj start stop"},
    {"type", "__dir__ __init__ __subclasses__ mro", "type"},
    {"type", "__instancecheck__", "obj inst"},
    {"type", "__new__", "typetype"},
    {"type", "__subclasscheck__", "obj sub"},
    {"weakref", "_remove_dead_weakref", "d key"},
    {"weakref", "getweakrefcount getweakrefs", "obj"},
    {"weakref", "proxy", "obj callable"},
    {"CallableProxyType ProxyType weakcallableproxy weakproxy", "__new__", "subtype obj callable"},
    {"CallableProxyType ProxyType weakcallableproxy weakproxy", "__next__ __bytes__ __reversed__", "obj"},
    {"CallableProxyType ProxyType weakcallableproxy weakproxy", "", "obj0 obj1 obj2"},
    {"", "__delitem__", "self idx"},
    {"", "__getitem__", "self index"},
    {"", "__iadd__", "self iterable"},
    {"", "__radd__ __rtruediv__", "self lhs"},
    {"", "__rpow__", "self lhs third_arg"},
    {"", "__delete__", "self obj"},
    {"", "__get__", "self obj cls"},
    {"", "__set__", "self obj value"},
    {"", "__add__ __and__ __eq__ __ge__ __gt__ __ior__ __le__ __lt__ __ne__ __or__ __rand__ "
     "__ror__ __rsub__ __rxor__ __sub__ __subclasscheck__ __xor__", "self other"},
    {"", "__divmod__ __floordiv__ __truediv__", "self rhs"},
    {"", "__contains__", "self sub"},
    {"", "__imul__ __mul__ __rmul__", "self times"},
    {"", "__mod__", "self values"},
    {"", "__new__", "subtype"},
    // clang-format on
};

bool has_word(std::string_view words, std::string_view wanted) {
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        if (word == wanted) return true;
        words.remove_prefix(std::min(words.size(), word.size() + 1));
    }
    return false;
}

std::string_view owner_name(const Native* native) {
    if (const auto* owner = static_cast<const Type*>(native->owner))
        return owner->name ? as_string(owner->name)->view() : owner->spec->name;
    if (!native->self || native->self->kind != Kind::module) return {};
    Object* name = static_cast<Module*>(native->self)->name;
    return name && is_string(name) ? as_string(name)->view() : std::string_view();
}

struct FunctionName {
    std::string_view owner;
    std::string_view function;
    std::string_view name;
};

constexpr FunctionName function_names[] = {
    {"BytesIO", "readinto", "readinto1"},
    {"deque", "copy", "__copy__"},
    {"sys", "excepthook", "__excepthook__"},
    {"sys", "unraisablehook", "__unraisablehook__"},
};

}  // namespace

std::string_view pypy_function_name(const Native* native) {
    const std::string_view name = native->row->name;
    const std::string_view owner = owner_name(native);
    if (name == "displayhook" && !does(run_of(native), Detail::titles_are_qualified)) return "__displayhook__";
    const auto* found =
        std::find_if(std::begin(function_names), std::end(function_names),
                     [&](const FunctionName& each) { return each.owner == owner && each.function == name; });
    return found != std::end(function_names) ? found->name : name;
}

std::string_view pypy_parameter_name(const Native* native, int place) {
    const std::string_view owner = owner_name(native);
    const std::string_view own_name = native->signature->parameters[place].name;
    for (const ParameterNames& row : parameter_names) {
        if (row.owners.empty() ? !native->owner : !has_word(row.owners, owner)) continue;
        if (!row.functions.empty() && !has_word(row.functions, native->row->name)) continue;
        std::string_view rest = row.names;
        for (int i = 0; i < place; ++i)
            rest.remove_prefix(std::min(rest.size(), rest.substr(0, rest.find(' ')).size() + 1));
        return rest.empty() ? own_name : rest.substr(0, rest.find(' '));
    }
    return own_name;
}

}  // namespace lastref::model
