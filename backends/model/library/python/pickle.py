from _pickle_opcodes import codes as _names, DEFAULT_PROTOCOL, HIGHEST_PROTOCOL
from _pickle_opcodes import PickleError, PicklingError, UnpicklingError
import _pickle_opcodes as _opcodes
import copyreg as _copyreg
from copyreg import dispatch_table, _extension_registry, _inverted_registry, _extension_cache
from _pickle import Pickler, Unpickler, dump, dumps, load, loads
from _pickle_saving import encode_long, whichmodule
from _pickle_loading import decode_long
import sys

globals().update({_name: getattr(_opcodes, _name) for _name in _names})
__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads']
__all__ += sorted(_names + ['DEFAULT_PROTOCOL', 'HIGHEST_PROTOCOL'])
if sys.version_info >= (3, 8):
    __all__.insert(0, 'PickleBuffer')
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0']
if HIGHEST_PROTOCOL >= 5:
    compatible_formats.append('5.0')
format_version = '5.0' if DEFAULT_PROTOCOL >= 5 else '4.0'
bytes_types = (bytes, bytearray)
