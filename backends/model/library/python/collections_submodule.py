# Since 3.14 the package has its submodule without anybody's asking for it.
if _sys.version_info >= (3, 14):
    import collections.abc
