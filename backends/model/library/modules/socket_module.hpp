#pragma once

#include "backends/model/library/files/machine.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <string_view>

namespace lastref::model {

/// What module socket of real Pythons has and the model's lacks.
extern const std::string_view socket_lacks;

/// _socket.socket
extern const TypeSpec socket_type;

/// socket.timeout
Type* socket_timeout_type(Run& run);
/// Of new sockets, in seconds; negative: they wait for ever.
double& default_socket_timeout(Run& run);

/// Seconds out of an argument; negative for None.
double timeout_argument(Run& run, Object* object);
Value timeout_object(Run& run, double timeout);

/// Refuses sockets that the model's machine does not have.
void check_socket_kind(Run& run, int family, int type);

/// An error of a socket is made of its number and text alone.
[[noreturn]] void raise_socket_error(Run& run, int error_number);
/// As `require_success`, of a socket.
std::int64_t require_socket_success(Run& run, SystemResult result, std::string_view call_name);

}  // namespace lastref::model
