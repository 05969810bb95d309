#include "backends/model/library/files/bytes_to_write.hpp"
#include "backends/model/library/modules/socket_module.hpp"

#include "backends/model/library/files/file.hpp"
#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/library/files/socket_file.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

constexpr int non_blocking_type = 04000;
constexpr int close_on_exec_type = 02000000;

SocketObject* self_of(Arguments arguments) {
    return static_cast<SocketObject*>(arguments[0]);
}

SocketFile& file_of(Run& run, const SocketObject* self) {
    OpenFile* opened = machine_of(run).find(self->descriptor);
    if (!opened) raise_socket_error(run, error_bad_descriptor);
    SocketFile* file = machine_of(run).find_socket(self->descriptor);
    if (!file) raise_socket_error(run, error_not_socket);
    return *file;
}

/// A result of a call that may have to wait; where nothing can arrive a timeout is over at once.
std::int64_t finish(Run& run, const SocketObject* self, SystemResult result, std::string_view call_name) {
    if (result == -error_try_again && self->timeout > 0) {
        Ref<Str> text = make_string(run, "timed out");
        raise_exception(run, call(run, socket_timeout_type(run), text.get()));
    }
    return require_socket_success(run, result, call_name);
}

void apply_timeout(Run& run, SocketObject* self, double timeout) {
    self->timeout = timeout;
    OpenFile* file = machine_of(run).find(self->descriptor);
    if (!file) raise_os_error(run, EBADF);
    file->flags = timeout >= 0 ? file->flags | open_non_blocking : file->flags & ~open_non_blocking;
}

Value init(Run& run, Arguments arguments) {
    SocketObject* self = self_of(arguments);
    auto number = [&](Object* given, int otherwise) {
        auto value = static_cast<int>(index_as_int64(run, given));
        return value == -1 ? otherwise : value;
    };
    int family = number(arguments[1], family_inet);
    int type = number(arguments[2], type_stream);
    bool non_blocking = (type & non_blocking_type) != 0;
    type &= ~(non_blocking_type | close_on_exec_type);
    self->protocol = number(arguments[3], 0);
    if (arguments[4] != run.none) {
        std::int64_t descriptor = index_as_int64(run, arguments[4]);
        if (descriptor < 0) raise(run, CoreType::value_error, "negative file descriptor");
        self->descriptor = static_cast<int>(descriptor);
        try {
            SocketFile& file = file_of(run, self);
            family = file.family;
            type = file.type;
        } catch (Raised&) {
            self->descriptor = -1;
            throw;
        }
    } else {
        check_socket_kind(run, family, type);
        self->descriptor =
            static_cast<int>(require_socket_success(run, machine_of(run).make_socket(family, type), "socket()"));
    }
    self->family = family;
    self->type = type;
    apply_timeout(run, self, non_blocking ? 0 : default_socket_timeout(run));
    return none(run);
}

Value socket_new(Run& run, Arguments arguments) {
    Value made = make_file(run, arguments[0], FileRole::socket);
    static_cast<SocketObject*>(made.get())->descriptor = -1;
    static_cast<SocketObject*>(made.get())->timeout = -1;
    return made;
}

/// sock_finalize: warns, then closes.
Value finalize(Run& run, Arguments arguments) {
    SocketObject* self = self_of(arguments);
    if (self->descriptor < 0 || run.profile.is_mutant(Mutant::socket_stays_open)) return none(run);
    try {
        run.warn(CoreType::resource_warning, fmt::format("unclosed {}", repr_text(run, self)), self);
    } catch (Raised& raised) {
        if (is_exception(run, raised.exception.get(), CoreType::warning)) {
            run.report_unraisable(raised.exception.get(), "Exception ignored while finalizing socket", self);
        }
    }
    machine_of(run).close(std::exchange(self->descriptor, -1));
    return none(run);
}

Value close(Run& run, Arguments arguments) {
    SocketObject* self = self_of(arguments);
    if (self->descriptor >= 0) {
        require_socket_success(run, machine_of(run).close(std::exchange(self->descriptor, -1)), "close()");
    }
    return none(run);
}

Value detach(Run& run, Arguments arguments) {
    return make_int(run, std::exchange(self_of(arguments)->descriptor, -1));
}
Value fileno(Run& run, Arguments arguments) {
    return make_int(run, self_of(arguments)->descriptor);
}

bool is_loopback(std::string_view host) {
    return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

SocketAddress address_argument(Run& run, const SocketObject* self, Object* object, std::string_view caller) {
    SocketAddress address;
    address.family = self->family;
    if (self->family == family_unix) {
        address.host = path_text(run, object);
        return address;
    }
    if (object->kind != Kind::tuple) {
        raise(run, CoreType::type_error, "{}: AF_INET address must be tuple, not {}", caller, type_name(object));
    }
    auto* pair = static_cast<Tuple*>(object);
    if (pair->size < 2 || !is_string(pair->items()[0])) {
        raise(run, CoreType::type_error, "AF_INET address must be a pair (host, port)");
    }
    std::int64_t port = index_as_int64(run, pair->items()[1]);
    if (port < 0 || port > 65535) raise(run, CoreType::overflow_error, "{}: port must be 0-65535.", caller);
    address.host = as_string(pair->items()[0])->view();
    address.port = static_cast<int>(port);
    if (address.host.empty()) address.host = self->family == family_inet ? "0.0.0.0" : "::";
    if (address.host == "localhost") address.host = self->family == family_inet ? "127.0.0.1" : "::1";
    bool known = is_loopback(address.host) || address.host == "0.0.0.0" || address.host == "::";
    if (!known) run.refuse(fmt::format("the network address {}", address.host));
    return address;
}

Value address_object(Run& run, const SocketAddress& address) {
    Ref<Str> host = make_string(run, address.host.empty() && address.family == family_inet ? "0.0.0.0" : address.host);
    if (address.family == family_unix) return host;
    Value port = make_int(run, address.port);
    if (address.family == family_inet) return model::make_tuple(run, {host.get(), port.get()});
    Value zero = make_int(run, 0);
    return model::make_tuple(run, {host.get(), port.get(), zero.get(), zero.get()});
}

Value bind(Run& run, Arguments arguments) {
    SocketAddress address = address_argument(run, self_of(arguments), arguments[1], "bind()");
    require_socket_success(run, machine_of(run).bind(file_of(run, self_of(arguments)), std::move(address)), "bind()");
    return none(run);
}

Value listen(Run& run, Arguments arguments) {
    auto backlog = static_cast<int>(index_as_int64(run, arguments[1]));
    require_socket_success(run, machine_of(run).listen(file_of(run, self_of(arguments)), backlog), "listen()");
    return none(run);
}

SystemResult connect_to(Run& run, SocketObject* self, Object* object) {
    SocketAddress address = address_argument(run, self, object, "connect()");
    SocketFile& file = file_of(run, self);
    SystemResult result = machine_of(run).connect(file, address);
    // A connection over the network is not there at once.
    bool waits = result == 0 && self->timeout == 0 && self->family != family_unix;
    return waits ? -error_in_progress : result;
}

Value connect(Run& run, Arguments arguments) {
    finish(run, self_of(arguments), connect_to(run, self_of(arguments), arguments[1]), "socket.connect()");
    return none(run);
}

Value connect_ex(Run& run, Arguments arguments) {
    SystemResult result = connect_to(run, self_of(arguments), arguments[1]);
    if (result == would_wait_forever) finish(run, self_of(arguments), result, "socket.connect_ex()");
    return make_int(run, -result);
}

Value accept(Run& run, Arguments arguments) {
    SocketObject* self = self_of(arguments);
    SocketAddress peer;
    SystemResult result = machine_of(run).accept(file_of(run, self), peer);
    Value descriptor = make_int(run, finish(run, self, result, "socket.accept()"));
    Value address = address_object(run, peer);
    return model::make_tuple(run, {descriptor.get(), address.get()});
}

std::string receive(Run& run, SocketObject* self, Object* size_object, Object* flags) {
    constexpr std::int64_t peek_flag = 2;
    constexpr std::int64_t do_not_wait_flag = 0x40;
    std::int64_t size = index_as_int64(run, size_object);
    std::int64_t flag_bits = index_as_int64(run, flags);
    if (size < 0) raise(run, CoreType::value_error, "negative buffersize in recv");
    SocketFile& file = file_of(run, self);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (size == 0) return bytes;
    SystemResult result =
        flag_bits & peek_flag ? file.peek(bytes.data(), bytes.size()) : file.read(bytes.data(), bytes.size());
    if (result == would_wait_forever && (flag_bits & do_not_wait_flag)) result = -error_try_again;
    bytes.resize(static_cast<std::size_t>(finish(run, self, result, "socket.recv()")));
    return bytes;
}

Value recv(Run& run, Arguments arguments) {
    return make_bytes(run, receive(run, self_of(arguments), arguments[1], arguments[2]));
}

Value recv_from(Run& run, Arguments arguments) {
    Ref<Bytes> data = make_bytes(run, receive(run, self_of(arguments), arguments[1], arguments[2]));
    return model::make_tuple(run, {static_cast<Object*>(data.get()), run.none});
}

Value recv_into(Run& run, Arguments arguments) {
    Ref<MemoryView> view = make_memory_view(run, arguments[1]);
    if (view->read_only)
        raise(run, CoreType::type_error, "recv_into() argument 1 must be read-write bytes-like object");
    std::int64_t size = index_as_int64(run, arguments[2]);
    if (size == 0 || size > view->size) size = view->size;
    Value size_object = make_int(run, size);
    std::string bytes = receive(run, self_of(arguments), size_object.get(), arguments[3]);
    std::copy(bytes.begin(), bytes.end(), memory_view_data(view.get()));
    return make_int(run, static_cast<std::int64_t>(bytes.size()));
}

Value send(Run& run, Arguments arguments) {
    SocketObject* self = self_of(arguments);
    std::string_view bytes = bytes_to_write(run, arguments[1]);
    return make_int(run, finish(run, self, file_of(run, self).write(bytes), "socket.send()"));
}

Value send_all(Run& run, Arguments arguments) {
    SocketObject* self = self_of(arguments);
    std::string_view bytes = bytes_to_write(run, arguments[1]);
    while (!bytes.empty()) {
        std::int64_t sent = finish(run, self, file_of(run, self).write(bytes), "socket.sendall()");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return none(run);
}

Value shut_down(Run& run, Arguments arguments) {
    auto how = static_cast<int>(index_as_int64(run, arguments[1]));
    require_socket_success(run, file_of(run, self_of(arguments)).shut_down(how), "shutdown()");
    return none(run);
}

Value get_socket_name(Run& run, Arguments arguments) {
    return address_object(run, file_of(run, self_of(arguments)).local);
}

Value get_peer_name(Run& run, Arguments arguments) {
    SocketFile& file = file_of(run, self_of(arguments));
    if (!file.is_connected()) raise_socket_error(run, error_not_connected);
    return address_object(run, file.peer);
}

Value get_option(Run& run, Arguments arguments) {
    file_of(run, self_of(arguments));
    return make_int(run, 0);
}

Value set_option(Run& run, Arguments arguments) {
    file_of(run, self_of(arguments));
    return none(run);
}

Value set_blocking(Run& run, Arguments arguments) {
    apply_timeout(run, self_of(arguments), is_true(run, arguments[1]) ? -1 : 0);
    return none(run);
}

Value get_blocking(Run& run, Arguments arguments) {
    return make_bool(run, self_of(arguments)->timeout != 0);
}

Value set_timeout(Run& run, Arguments arguments) {
    apply_timeout(run, self_of(arguments), timeout_argument(run, arguments[1]));
    return none(run);
}

Value get_timeout(Run& run, Arguments arguments) {
    return timeout_object(run, self_of(arguments)->timeout);
}

Value repr_row(Run& run, Arguments arguments) {
    SocketObject* self = self_of(arguments);
    return make_string(run, fmt::format("<socket object, fd={}, family={}, type={}, proto={}>", self->descriptor,
                                        self->family, self->type, self->protocol));
}

Value get_family(Run& run, Object* object) {
    return make_int(run, static_cast<SocketObject*>(object)->family);
}
Value get_type(Run& run, Object* object) {
    return make_int(run, static_cast<SocketObject*>(object)->type);
}
Value get_proto(Run& run, Object* object) {
    return make_int(run, static_cast<SocketObject*>(object)->protocol);
}
Value get_timeout_attribute(Run& run, Object* object) {
    return timeout_object(run, static_cast<SocketObject*>(object)->timeout);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, *args, **kwargs", socket_new, Binding::static_method},
    {"__init__", "self, family=-1, type=-1, proto=-1, fileno=None", init},
    {"__del__", "self, /", finalize},
    {"__repr__", "self, /", repr_row},
    {"_accept", "self, /", accept},
    {"bind", "self, address, /", bind},
    {"close", "self, /", close},
    {"connect", "self, address, /", connect},
    {"connect_ex", "self, address, /", connect_ex},
    {"detach", "self, /", detach},
    {"fileno", "self, /", fileno},
    {"getblocking", "self, /", get_blocking},
    {"getpeername", "self, /", get_peer_name},
    {"getsockname", "self, /", get_socket_name},
    {"getsockopt", "self, level, option, buflen=0, /", get_option},
    {"gettimeout", "self, /", get_timeout},
    {"listen", "self, backlog=128, /", listen},
    {"recv", "self, bufsize, flags=0, /", recv},
    {"recv_into", "self, buffer, nbytes=0, flags=0", recv_into},
    {"recvfrom", "self, bufsize, flags=0, /", recv_from},
    {"send", "self, data, flags=0, /", send},
    {"sendall", "self, data, flags=0, /", send_all},
    {"setblocking", "self, flag, /", set_blocking},
    {"setsockopt", "self, level, option, value, optlen=0, /", set_option},
    {"settimeout", "self, value, /", set_timeout},
    {"shutdown", "self, how, /", shut_down},
};

constexpr GetSetRow attributes[] = {
    {"family", get_family}, {"type", get_type}, {"proto", get_proto}, {"timeout", get_timeout_attribute}};

}  // namespace

const TypeSpec socket_type{
    .name = "socket",
    .kind = Kind::file,
    .instance_size = sizeof(SocketObject),
    .methods = rows,
    .attributes = attributes,
    .module = "_socket",
    .has_finalizer = true,
};

}  // namespace lastref::model
