import copyreg
import sys
import _pickle_opcodes as code
from _pickle_opcodes import pickling_error, modules_of_python_2, names_of_python_2

_version = sys.version_info
_tells_more = _version >= (3, 14)


def whichmodule(obj, name):
    module = getattr(obj, '__module__', None)
    if module is not None:
        return module
    path = name.split('.')
    for each, module in sys.modules.copy().items():
        if each in ('__main__', '__mp_main__') or module is None:
            continue
        try:
            if walk(module, path)[0] is obj:
                return each
        except AttributeError:
            pass
    return '__main__'


# What a dotted path leads to, and what that is an attribute of.
def walk(top, path):
    parent = None
    for name in path:
        parent = top
        top = getattr(top, name)
    return top, parent


def save_type(saver, cls):
    for single in (None, NotImplemented, ...):
        if cls is type(single):
            return saver.save_reduced(cls, type, (single,))
    save_global(saver, cls)


def _import(obj, module_name):
    try:
        __import__(module_name)
        return sys.modules[module_name]
    except ImportError as error:
        if _tells_more:
            raise pickling_error("Can't pickle %r: %s" % (obj, error))
    raise pickling_error("Can't pickle %r: import of module %r failed" % (obj, module_name))


def _find(obj, module_name, name, path):
    module = _import(obj, module_name)
    try:
        return walk(module, path)
    except AttributeError:
        if _tells_more:
            raise pickling_error("Can't pickle %r: it's not found as %s.%s" % (obj, module_name, name))
    raise pickling_error("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module_name))


def save_global(saver, obj, name=None):
    if name is None:
        name = getattr(obj, '__qualname__', None)
        if name is None:
            name = obj.__name__
    path = name.split('.')
    if '<locals>' in path:
        if _tells_more:
            raise pickling_error("Can't pickle local object %r" % (obj,))
        if sys.implementation.name == 'pypy':
            pickling_error(name)
        raise AttributeError("Can't %s local object %r" % ('get' if _version >= (3, 13) else 'pickle', name))
    module_name = whichmodule(obj, name)
    found, parent = _find(obj, module_name, name, path)
    if found is not obj:
        raise pickling_error("Can't pickle %r: it's not the same object as %s.%s" % (obj, module_name, name))
    if saver.protocol >= 2 and _save_extension(saver, module_name, name):
        return
    if saver.protocol >= 4:
        module_name, name = _distinct(obj, module_name, name)
        saver.save(module_name)
        saver.save(name)
        saver.output.write(code.STACK_GLOBAL)
    elif len(path) == 1:
        _save_name(saver, module_name, name)
    elif _version >= (3, 13):
        _save_path(saver, module_name, path)
    else:
        saver.save_reduced(None, getattr, (parent, path[-1]))
    saver.memoize(obj)


# getattr(getattr(top, name), name)
def _save_path(saver, module_name, path):
    write = saver.output.write
    for _ in path[1:]:
        saver.save(getattr)
        if saver.protocol < 2:
            write(code.MARK)
    _save_name(saver, module_name, path[0])
    for name in path[1:]:
        saver.save(name)
        write((code.TUPLE2 if saver.protocol >= 2 else code.TUPLE) + code.REDUCE)


_native = type(len)
_copies = {}


def _copy(key, text):
    return _copies.setdefault(key, (text + '.')[:-1])


# Equal names that are not the same object: built-in functions share a string that is not that of the classes, and the
# class of the module array has one that is not the module's.
def _distinct(obj, module_name, name):
    if type(obj) is _native and module_name == 'builtins':
        return _copy(_native, module_name), name
    if module_name == 'array' and name == 'array':
        return _copy(obj, module_name) if _version >= (3, 10) else module_name, _copy(name, name)
    return module_name, name


def _save_extension(saver, module_name, name):
    number = copyreg._extension_registry.get((module_name, name))
    if number is None:
        return False
    if number <= 0xff:
        saver.output.write(code.EXT1 + bytes((number,)))
    elif number <= 0xffff:
        saver.output.write(code.EXT2 + number.to_bytes(2, 'little'))
    else:
        saver.output.write(code.EXT4 + number.to_bytes(4, 'little'))
    return True


def _save_name(saver, module_name, name):
    if saver.protocol < 3 and saver.pickler._fix_imports:
        if (module_name, name) in names_of_python_2:
            module_name, name = names_of_python_2[module_name, name]
        elif module_name in modules_of_python_2:
            module_name = modules_of_python_2[module_name]
    encoding = 'utf-8' if saver.protocol >= 3 else 'ascii'
    saver.output.write(code.GLOBAL + _encoded(saver, 'module', module_name, encoding) + b'\n' +
                       _encoded(saver, 'global', name, encoding) + b'\n')


def _encoded(saver, what, name, encoding):
    try:
        return name.encode(encoding)
    except UnicodeEncodeError:
        if _tells_more:
            raise pickling_error("can't pickle %s identifier %r using pickle protocol %d" % (what, name, saver.protocol))
    raise pickling_error("can't pickle %s identifier '%s' using pickle protocol %d" % (what, name, saver.protocol))
