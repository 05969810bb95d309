#pragma once

#include <cstdint>
#include <string_view>

// clang-format off
/// X(identifier, "the name in Python"): the names that the VM itself looks up on types or uses often.
#define LASTREF_SPECIAL_NAMES(X)                                                                                      \
    X(new_, "__new__") X(init, "__init__") X(del, "__del__") X(repr, "__repr__") X(str, "__str__")                    \
    X(bytes, "__bytes__") X(format, "__format__") X(lt, "__lt__") X(le, "__le__") X(eq, "__eq__") X(ne, "__ne__")     \
    X(gt, "__gt__") X(ge, "__ge__") X(hash, "__hash__") X(bool_, "__bool__") X(getattr, "__getattr__")                \
    X(getattribute, "__getattribute__") X(setattr, "__setattr__") X(delattr, "__delattr__") X(dir, "__dir__")         \
    X(get, "__get__") X(set, "__set__") X(delete_, "__delete__") X(set_name, "__set_name__")                          \
    X(init_subclass, "__init_subclass__") X(instancecheck, "__instancecheck__")                                       \
    X(subclasscheck, "__subclasscheck__") X(class_getitem, "__class_getitem__") X(call, "__call__") X(len, "__len__") \
    X(length_hint, "__length_hint__") X(getitem, "__getitem__") X(setitem, "__setitem__") X(delitem, "__delitem__")   \
    X(missing, "__missing__") X(iter, "__iter__") X(next, "__next__") X(reversed, "__reversed__")                     \
    X(contains, "__contains__") X(add, "__add__") X(sub, "__sub__") X(mul, "__mul__") X(matmul, "__matmul__")         \
    X(truediv, "__truediv__") X(floordiv, "__floordiv__") X(mod, "__mod__") X(divmod, "__divmod__") X(pow, "__pow__") \
    X(lshift, "__lshift__") X(rshift, "__rshift__") X(and_, "__and__") X(xor_, "__xor__") X(or_, "__or__")            \
    X(radd, "__radd__") X(rsub, "__rsub__") X(rmul, "__rmul__") X(rmatmul, "__rmatmul__") X(rtruediv, "__rtruediv__") \
    X(rfloordiv, "__rfloordiv__") X(rmod, "__rmod__") X(rdivmod, "__rdivmod__") X(rpow, "__rpow__")                   \
    X(rlshift, "__rlshift__") X(rrshift, "__rrshift__") X(rand, "__rand__") X(rxor, "__rxor__") X(ror, "__ror__")     \
    X(iadd, "__iadd__") X(isub, "__isub__") X(imul, "__imul__") X(imatmul, "__imatmul__")                             \
    X(itruediv, "__itruediv__") X(ifloordiv, "__ifloordiv__") X(imod, "__imod__") X(ipow, "__ipow__")                 \
    X(ilshift, "__ilshift__") X(irshift, "__irshift__") X(iand, "__iand__") X(ixor, "__ixor__") X(ior, "__ior__")     \
    X(neg, "__neg__") X(pos, "__pos__") X(abs, "__abs__") X(invert, "__invert__") X(complex_, "__complex__")          \
    X(int_, "__int__") X(float_, "__float__") X(index, "__index__") X(round, "__round__") X(trunc, "__trunc__")       \
    X(floor, "__floor__") X(ceil, "__ceil__") X(enter, "__enter__") X(exit, "__exit__") X(await, "__await__")         \
    X(aiter, "__aiter__") X(anext, "__anext__") X(aenter, "__aenter__") X(aexit, "__aexit__")                         \
    X(prepare, "__prepare__") X(mro_entries, "__mro_entries__") X(dict, "__dict__") X(class_, "__class__")            \
    X(name, "__name__") X(qualname, "__qualname__") X(module, "__module__") X(doc, "__doc__") X(slots, "__slots__")   \
    X(weakref, "__weakref__") X(classcell, "__classcell__") X(bases, "__bases__") X(mro, "__mro__")                   \
    X(builtins, "__builtins__") X(file, "__file__") X(import_, "__import__") X(all, "__all__")                        \
    X(build_class, "__build_class__") X(annotations, "__annotations__") X(path, "__path__") X(main, "__main__")       \
    X(match_args, "__match_args__") X(abstractmethods, "__abstractmethods__") X(fspath, "__fspath__")                 \
    X(send, "send") X(throw_, "throw") X(close, "close") X(notes, "__notes__") X(keys, "keys")                        \
    X(static_attributes, "__static_attributes__") X(wrapped, "__wrapped__") X(sizeof_, "__sizeof__")                  \
    X(reduce_ex, "__reduce_ex__") X(copy, "__copy__") X(deepcopy, "__deepcopy__") X(loader, "__loader__")             \
    X(spec, "__spec__") X(package, "__package__") X(buffer, "__buffer__") X(firstlineno, "__firstlineno__")
// clang-format on

namespace lastref::model {

enum class SpecialName : std::uint8_t {
#define LASTREF_SPECIAL_NAME(identifier, text) identifier,
    LASTREF_SPECIAL_NAMES(LASTREF_SPECIAL_NAME)
#undef LASTREF_SPECIAL_NAME
        count
};

std::string_view special_name_text(SpecialName name);

}  // namespace lastref::model
