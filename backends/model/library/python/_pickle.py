from _pickle_opcodes import PickleError, PicklingError, UnpicklingError, DEFAULT_PROTOCOL
from _pickle_saving import Pickler, bytes_of
from _pickle_loading import Unpickler, object_of


# The module's functions, which are native, call these.
def _dump(obj, file, protocol, fix_imports, buffer_callback):
    Pickler(file, protocol, fix_imports=fix_imports, **_given(buffer_callback=buffer_callback)).dump(obj)


def _dumps(obj, protocol, fix_imports, buffer_callback):
    return bytes_of(obj, protocol, fix_imports, buffer_callback)


def _load(file, fix_imports, encoding, errors, buffers):
    named = _given(encoding=encoding, errors=errors, buffers=buffers)
    return Unpickler(file, fix_imports=fix_imports, **named).load()


def _loads(data, fix_imports, encoding, errors, buffers):
    return object_of(data, fix_imports, encoding or 'ASCII', errors or 'strict', buffers)


def _given(**named):
    return {name: value for name, value in named.items() if value is not None}
