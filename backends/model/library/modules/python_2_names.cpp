#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>
#include <iterator>

namespace lastref::model {

namespace {

/// Names, separated by blanks, of a module; "modules" are modules themselves.
struct ModuleNames {
    std::string_view module;
    std::string_view names;
};

constexpr ModuleNames names_of_python_3[] = {
    {"builtins",
     "ascii BlockingIOError BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError "
     "ConnectionRefusedError ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError "
     "ModuleNotFoundError NotADirectoryError PermissionError ProcessLookupError RecursionError ResourceWarning "
     "StopAsyncIteration TimeoutError"},
    {"abc", "ABC"},
    {"collections", "ChainMap UserDict UserList UserString abc"},
    {"contextlib",
     "AbstractAsyncContextManager AbstractContextManager ContextDecorator ExitStack redirect_stderr redirect_stdout "
     "suppress"},
    {"functools", "lru_cache partialmethod singledispatch"},
    {"gc", "get_stats callbacks"},
    {"inspect", "signature Signature Parameter getattr_static unwrap getclosurevars"},
    {"itertools", "accumulate filterfalse zip_longest"},
    {"operator", "__call__ __imatmul__ __matmul__ call imatmul length_hint matmul"},
    {"modules",
     "asyncio builtins collections.abc concurrent configparser contextvars copyreg dataclasses enum faulthandler html "
     "http ipaddress lzma pathlib queue reprlib secrets selectors socketserver statistics tkinter tomllib tracemalloc "
     "typing venv winreg xmlrpc zipapp zoneinfo"},
    {"sys", "getallocatedblocks _debugmallocstats"},
    {"tempfile", "TemporaryDirectory"},
    {"types", "DynamicClassAttribute MappingProxyType SimpleNamespace new_class prepare_class coroutine"},
    {"weakref", "WeakMethod finalize"},
};

constexpr ModuleNames names_of_python_2[] = {
    {"builtins", "raw_input file execfile reload intern buffer coerce apply input"},
    {"modules",
     "BaseHTTPServer ConfigParser Cookie HTMLParser Queue SocketServer StringIO Tkinter UserDict "
     "anydbm cPickle cStringIO commands compiler copy_reg cookielib dircache dummy_thread exceptions "
     "future_builtins json hotshot htmlentitydefs htmllib httplib md5 mimetools mutex new popen2 robotparser rfc822 "
     "sets "
     "sha "
     "thread urllib urlparse user whichdb xmlrpclib pickle _pickle"},
    {"own modules", "UserList UserString"},
    {"os", "getcwdu popen2 popen3 popen4 tempnam tmpnam"},
    {"string", "atof atoi atol join letters lower lowercase maketrans replace split upper uppercase"},
    {"sys",
     "getsizeof exc_type exc_value exc_traceback exitfunc getcheckinterval "
     "py3kwarning "
     "setcheckinterval subversion"},
    {"types",
     "BooleanType BufferType ComplexType DictProxyType DictType DictionaryType EllipsisType FileType "
     "FloatType "
     "IntType ListType LongType NoneType NotImplementedType ObjectType SliceType StringType StringTypes "
     "TupleType TypeType UnicodeType XRangeType"},
};

template <std::size_t size>
bool is_in(const ModuleNames (&table)[size], std::string_view module, std::string_view name) {
    return std::any_of(std::begin(table), std::end(table),
                       [&](const ModuleNames& each) { return each.module == module && has_word(each.names, name); });
}

}  // namespace

bool is_only_in_python_3(std::string_view module, std::string_view name) {
    return is_in(names_of_python_3, module, name);
}

bool is_only_in_python_2(std::string_view module, std::string_view name) {
    return is_in(names_of_python_2, module, name);
}

bool lacks_names_of_python_2(std::string_view module) {
    return std::ranges::any_of(names_of_python_2, [&](const ModuleNames& each) { return each.module == module; });
}

}  // namespace lastref::model
