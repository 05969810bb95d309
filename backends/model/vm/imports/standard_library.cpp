#include "backends/model/vm/imports/standard_library.hpp"

#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>
#include <iterator>

namespace lastref::model {

namespace {

// Sorted. Python 3.11's own list, and what older and other Pythons have besides.
// clang-format off
constexpr std::string_view names[] = {
    "Queue", "StringIO", "__builtin__", "__future__", "__pypy__", "_abc", "_aix_support", "_ast", "_asyncio",
    "_bisect", "_blake2", "_bootsubprocess", "_bz2", "_codecs", "_codecs_cn", "_codecs_hk", "_codecs_iso2022",
    "_codecs_jp", "_codecs_kr", "_codecs_tw", "_collections", "_collections_abc", "_colorize", "_compat_pickle",
    "_compression", "_contextvars", "_crypt", "_csv", "_ctypes", "_curses", "_curses_panel", "_datetime", "_dbm",
    "_decimal", "_elementtree", "_frozen_importlib", "_frozen_importlib_external", "_functools", "_gdbm", "_hashlib",
    "_heapq", "_imp", "_io", "_json", "_locale", "_lsprof", "_lzma", "_markupbase", "_md5", "_msi", "_multibytecodec",
    "_multiprocessing", "_opcode", "_operator", "_osx_support", "_overlapped", "_pickle", "_posixshmem",
    "_posixsubprocess", "_py_abc", "_pydecimal", "_pyio", "_pylong", "_pypysocket", "_queue", "_random", "_scproxy",
    "_sha1", "_sha256", "_sha3", "_sha512", "_signal", "_sitebuiltins", "_socket", "_sqlite3", "_sre", "_ssl", "_stat",
    "_statistics", "_string", "_strptime", "_struct", "_symtable", "_thread",
    "_threading_local", "_tkinter", "_tokenize", "_tracemalloc", "_typing", "_uuid", "_warnings", "_weakref",
    "_weakrefset", "_winapi", "_zoneinfo", "abc", "aifc", "annotationlib", "antigravity", "argparse", "array",
    "ast", "asynchat", "asyncio", "asyncore", "atexit", "audioop", "base64", "bdb", "binascii", "bisect", "builtins",
    "bz2", "cProfile", "cStringIO", "calendar", "cgi", "cgitb", "chunk", "cmath", "cmd", "code", "codecs", "codeop",
    "collections", "colorsys", "compileall", "compression", "concurrent", "configparser", "contextlib", "contextvars", "copy",
    "copyreg", "crypt", "csv", "ctypes", "curses", "dataclasses", "datetime", "dbm", "decimal", "difflib", "dis",
    "distutils", "doctest", "email", "encodings", "ensurepip", "enum", "errno", "faulthandler", "fcntl", "filecmp",
    "fileinput", "fnmatch", "fractions", "ftplib", "functools", "gc", "genericpath", "getopt", "getpass", "gettext",
    "glob", "graphlib", "grp", "gzip", "hashlib", "heapq", "hmac", "html", "http", "idlelib", "imaplib", "imghdr",
    "imp", "importlib", "inspect", "io", "ipaddress", "itertools", "json", "keyword", "lib2to3", "linecache", "locale",
    "logging", "lzma", "mailbox", "mailcap", "marshal", "math", "mimetypes", "mmap", "modulefinder", "msilib",
    "msvcrt", "multiprocessing", "netrc", "nis", "nntplib", "nt", "ntpath", "nturl2path", "numbers", "opcode",
    "operator", "optparse", "os", "ossaudiodev", "pathlib", "pdb", "pickle", "pickletools", "pipes", "pkgutil",
    "platform", "plistlib", "poplib", "posix", "posixpath", "pprint", "profile", "profiling", "pstats", "pty", "pwd", "py_compile",
    "pyclbr", "pydoc", "pydoc_data", "pyexpat", "pypyjit", "queue", "quopri", "random", "re", "readline", "reprlib",
    "resource", "rlcompleter", "runpy", "sched", "secrets", "select", "selectors", "shelve", "shlex", "shutil",
    "signal", "site", "smtpd", "smtplib", "sndhdr", "socket", "socketserver", "spwd", "sqlite3", "sre_compile",
    "sre_constants", "sre_parse", "ssl", "stat", "statistics", "string", "stringprep", "struct", "subprocess", "sunau",
    "symtable", "sys", "sysconfig", "syslog", "tabnanny", "tarfile", "telnetlib", "tempfile", "termios",
    "textwrap", "this", "thread", "threading", "time", "timeit", "tkinter", "token", "tokenize", "tomllib", "trace",
    "traceback", "tracemalloc", "tty", "turtle", "turtledemo", "types", "typing", "unicodedata", "unittest", "urllib",
    "urllib2", "uu", "uuid", "venv", "warnings", "wave", "weakref", "webbrowser", "winreg", "winsound", "wsgiref",
    "xdrlib", "xml", "xmlrpc", "zipapp", "zipfile", "zipimport", "zlib", "zoneinfo",
};
// clang-format on

}  // namespace

bool is_shipped_module(std::string_view name) {
    constexpr std::string_view others[] = {"_testcapi", "_testinternalcapi", "_xxsubinterpreters", "test", "xxsubtype"};
    std::string_view top = name.substr(0, name.find('.'));
    return is_standard_module(name) || std::find(std::begin(others), std::end(others), top) != std::end(others);
}

bool is_module_of_pypy(std::string_view name) {
    constexpr std::string_view own[] = {"__exceptions__", "_colorize",     "_continuation", "_cffi_backend", "_jitlog",
                                        "_pypyjson",      "_rawffi",       "_structseq",    "_vmprof",       "cffi",
                                        "cpyext",         "identity_dict", "pypy_tools",    "pypyjit"};
    return std::find(std::begin(own), std::end(own), name.substr(0, name.find('.'))) != std::end(own);
}

bool is_lacking_on_pypy(std::string_view name) {
    constexpr std::string_view lacking =
        "_asyncio _bisect _datetime _decimal _functools _heapq _json _queue _stat _statistics _symtable _tracemalloc "
        "_typing";
    return has_word(lacking, name);
}

bool is_known_by_name_alone(std::string_view name) {
    constexpr std::string_view known =
        "_testcapi annotationlib argparse ast base64 binascii bz2 calendar cmath code codeop configparser csv "
        "ctypes datetime decimal difflib dis doctest email fractions getpass gettext glob graphlib gzip "
        "hashlib hmac html http importlib ipaddress locale logging marshal mimetypes multiprocessing numbers "
        "optparse pathlib pkgutil platform pstats queue quopri runpy sched secrets select selectors shelve "
        "shlex signal socketserver sqlite3 ssl statistics subprocess symtable sysconfig tarfile timeit "
        "tokenize trace unicodedata unittest urllib uuid xml zipfile zipimport zlib zoneinfo";
    return has_word(known, name);
}

bool is_standard_module(std::string_view name) {
    return std::binary_search(std::begin(names), std::end(names), name.substr(0, name.find('.')));
}

}  // namespace lastref::model
