#include "backends/model/object/real_size.hpp"

#include <iterator>

namespace lastref::model {

// What types say is their `__basicsize__`, measured; generators and frames, whose size depends on their code, are not
// among them but for their own part, and a little. Exceptions that are not here are as large as what they derive from.
// clang-format off
const RealSize real_sizes[] = {
    {"AttributeError", 0, 64}, {"AttributeError", 10, 80}, {"AttributeError", 11, 88}, {"BaseException", 0, 64},
    {"BaseException", 11, 72}, {"BaseExceptionGroup", 0, 88}, {"BaseExceptionGroup", 14, 96},
    {"BufferedRWPair", 0, 48}, {"BufferedRandom", 0, 152}, {"BufferedReader", 0, 152}, {"BufferedWriter", 0, 152},
    {"BytesIO", 0, 64}, {"CallableProxyType", 0, 56}, {"CallableProxyType", 11, 64}, {"FileIO", 0, 48},
    {"FrameLocalsProxy", 0, 24}, {"GenericAlias", 0, 48}, {"GenericAlias", 11, 64}, {"ImportError", 0, 88},
    {"ImportError", 11, 96}, {"ImportError", 12, 104}, {"IncrementalNewlineDecoder", 0, 40}, {"KeyWrapper", 0, 32},
    {"NameError", 0, 64}, {"NameError", 10, 72}, {"NameError", 11, 80}, {"NoneType", 0, 16},
    {"NotImplementedType", 0, 16}, {"OSError", 0, 104}, {"OSError", 11, 112}, {"OrderedDict", 0, 112},
    {"ProxyType", 0, 56}, {"ProxyType", 11, 64}, {"ReferenceType", 0, 56}, {"ReferenceType", 11, 64},
    {"SimpleNamespace", 0, 24}, {"StopIteration", 0, 72}, {"StopIteration", 11, 80}, {"StringIO", 0, 120},
    {"StringIO", 12, 168}, {"StringIO", 14, 120}, {"SyntaxError", 0, 112}, {"SyntaxError", 10, 128},
    {"SyntaxError", 11, 136}, {"SyntaxError", 14, 144}, {"SystemExit", 0, 72}, {"SystemExit", 11, 80},
    {"TextIOWrapper", 0, 192}, {"UnicodeDecodeError", 0, 104}, {"UnicodeDecodeError", 11, 112},
    {"UnicodeEncodeError", 0, 104}, {"UnicodeEncodeError", 11, 112}, {"UnicodeTranslateError", 0, 104},
    {"UnicodeTranslateError", 11, 112}, {"Union", 0, 56}, {"UnionType", 0, 32}, {"_deque_iterator", 0, 56},
    {"_deque_reverse_iterator", 0, 56}, {"_grouper", 0, 32}, {"_lru_cache_wrapper", 0, 144},
    {"_lru_cache_wrapper", 7, 128}, {"_lru_cache_wrapper", 9, 136}, {"_tee", 0, 40}, {"_tee_dataobject", 0, 496},
    {"_tuplegetter", 0, 32}, {"accumulate", 0, 40}, {"accumulate", 8, 48}, {"accumulate", 12, 56},
    {"attrgetter", 0, 32}, {"bool", 0, 32}, {"bool", 12, 24}, {"builtin_function_or_method", 0, 48},
    {"builtin_function_or_method", 8, 56}, {"bytearray", 0, 56}, {"bytearray", 15, 64}, {"bytearray_iterator", 0, 32},
    {"bytes", 0, 33}, {"bytes_iterator", 0, 32}, {"callable_iterator", 0, 32}, {"cell", 0, 24}, {"chain", 0, 32},
    {"classmethod", 0, 32}, {"classmethod_descriptor", 0, 48}, {"classmethod_descriptor", 8, 56},
    {"combinations", 0, 56}, {"combinations_with_replacement", 0, 56}, {"complex", 0, 32}, {"compress", 0, 32},
    {"count", 0, 40}, {"cycle", 0, 48}, {"cycle", 14, 40}, {"defaultdict", 0, 56}, {"deque", 0, 80},
    {"deque", 11, 216}, {"dict", 0, 48}, {"dict_itemiterator", 0, 56}, {"dict_items", 0, 24},
    {"dict_keyiterator", 0, 56}, {"dict_keys", 0, 24}, {"dict_reversekeyiterator", 0, 56},
    {"dict_valueiterator", 0, 56}, {"dict_values", 0, 24}, {"dropwhile", 0, 40}, {"ellipsis", 0, 16},
    {"enumerate", 0, 48}, {"enumerate", 11, 56}, {"filter", 0, 32}, {"filterfalse", 0, 32}, {"float", 0, 24},
    {"frozenset", 0, 200}, {"function", 0, 112}, {"function", 8, 120}, {"function", 10, 128}, {"function", 11, 136},
    {"function", 12, 144}, {"function", 14, 152}, {"generator", 0, 64}, {"generator", 7, 96},
    {"generator", 10, 88}, {"generator", 11, 168}, {"generator", 12, 160}, {"generator", 14, 168},
    {"coroutine", 0, 64}, {"coroutine", 7, 104}, {"coroutine", 10, 96}, {"coroutine", 11, 168},
    {"coroutine", 12, 160}, {"coroutine", 14, 168}, {"async_generator", 0, 80}, {"async_generator", 7, 112},
    {"async_generator", 8, 120}, {"async_generator", 10, 112}, {"async_generator", 11, 168},
    {"async_generator", 12, 160}, {"async_generator", 14, 168}, {"getset_descriptor", 0, 48}, {"groupby", 0, 56},
    {"groupby", 7, 64}, {"groupby", 12, 72}, {"int", 0, 24}, {"islice", 0, 56}, {"itemgetter", 0, 32},
    {"itemgetter", 8, 40}, {"list", 0, 40}, {"list_iterator", 0, 32}, {"list_reverseiterator", 0, 32},
    {"longrange_iterator", 0, 48}, {"longrange_iterator", 12, 40}, {"map", 0, 32}, {"map", 14, 40},
    {"managedbuffer", 0, 112}, {"mappingproxy", 0, 24}, {"member_descriptor", 0, 48}, {"memoryview", 0, 144}, {"method", 0, 40},
    {"method", 8, 48}, {"method-wrapper", 0, 32}, {"method_descriptor", 0, 48}, {"method_descriptor", 8, 56},
    {"methodcaller", 0, 40}, {"module", 0, 56}, {"module", 15, 104}, {"object", 0, 16}, {"odict_iterator", 0, 64},
    {"odict_keys", 0, 24}, {"pairwise", 0, 32}, {"partial", 0, 56}, {"partial", 7, 64}, {"partial", 14, 80},
    {"permutations", 0, 64}, {"product", 0, 48}, {"property", 0, 56}, {"property", 10, 64}, {"range", 0, 48},
    {"range_iterator", 0, 48}, {"range_iterator", 12, 40}, {"repeat", 0, 32}, {"reversed", 0, 32}, {"set", 0, 200},
    {"set_iterator", 0, 48}, {"slice", 0, 40}, {"starmap", 0, 32}, {"staticmethod", 0, 32}, {"str", 0, 80},
    {"str", 12, 64}, {"str_ascii_iterator", 0, 32}, {"str_iterator", 0, 32}, {"super", 0, 40}, {"takewhile", 0, 40},
    {"traceback", 0, 40}, {"tuple", 0, 24}, {"tuple", 14, 32}, {"tuple_iterator", 0, 32},
    {"weakcallableproxy", 0, 56}, {"weakproxy", 0, 56}, {"weakref", 0, 56}, {"wrapper_descriptor", 0, 56},
    {"type", 0, 864}, {"type", 8, 880}, {"type", 10, 888}, {"type", 11, 904}, {"type", 12, 920},
    {"type", 13, 928}, {"type", 14, 936}, {"type", 15, 944}, {"zip", 0, 40}, {"zip", 10, 48}, {"zip_longest", 0, 56},
};
// clang-format on

const std::size_t real_size_count = std::size(real_sizes);

}  // namespace lastref::model
