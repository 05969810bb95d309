#pragma once

#include "backends/model/object/make.hpp"

#include <string>
#include <string_view>

/// Text to bytes and back, with CPython's error handlers.
namespace lastref::model {

/// bytes.decode(encoding, errors). `source` is the object that the error names. Raises UnicodeDecodeError, LookupError;
/// an encoding that Python has and the model has not ends the run.
Ref<Str> decode_bytes(Run& run, std::string_view bytes, Object* source, std::string_view encoding = "utf-8",
                      std::string_view errors = "strict");

/// str.encode(encoding, errors). Raises UnicodeEncodeError, LookupError.
std::string encode_text(Run& run, Str* text, std::string_view encoding = "utf-8", std::string_view errors = "strict");

/// Somebody asks for the codec of `encoding`: PyPy imports a module of `encodings` when it is the first time.
void look_up_codec(Run& run, std::string_view encoding);

/// The codec's own name, "utf-8" for "UTF8"; empty when there is none.
std::string_view find_codec(Run& run, std::string_view encoding);

/// In CPython 3 the name of an encoding is handed to C: raises UnicodeEncodeError of surrogates, ValueError of null
/// bytes.
void require_c_string(Run& run, std::string_view name);

/// The codec's own name; raises LookupError "unknown encoding: foo".
std::string_view codec_name(Run& run, std::string_view encoding);

}  // namespace lastref::model
