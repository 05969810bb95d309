import sys as _sys

__all__ = ['iskeyword', 'kwlist']
kwlist = ('False None True and as assert async await break class continue def del elif else except finally for from '
          'global if import in is lambda nonlocal not or pass raise return try while with yield').split()
if _sys.version_info < (3, 7):
    kwlist = [each for each in kwlist if each not in ('async', 'await')]
if (3, 9) <= _sys.version_info < (3, 10):
    kwlist.insert(3, '__peg_parser__')
iskeyword = frozenset(kwlist).__contains__
if _sys.version_info >= (3, 9):
    __all__ += ['issoftkeyword', 'softkwlist']
    softkwlist = []
    if _sys.version_info >= (3, 10):
        softkwlist = ['_', 'case', 'match']
    if _sys.version_info >= (3, 15):
        softkwlist.insert(2, 'lazy')
    if _sys.version_info >= (3, 12):
        softkwlist.append('type')
    issoftkeyword = frozenset(softkwlist).__contains__
