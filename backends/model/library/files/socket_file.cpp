#include "backends/model/library/files/socket_file.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lastref::model {

namespace {

constexpr std::size_t socket_capacity = 212992;

}  // namespace

SocketFile::~SocketFile() {
    pending.clear();
    machine_.forget_listener(*this);
    leave();
}

void SocketFile::leave() {
    // What arrived and was not read makes the other side see a reset, not an end.
    if (incoming_ && incoming_->size() && outgoing_) outgoing_->reset = true;
    if (incoming_) machine_.release_reader(*std::exchange(incoming_, nullptr));
    if (outgoing_) {
        ByteQueue* queue = std::exchange(outgoing_, nullptr);
        machine_.release_writer(*queue);
    }
}

void SocketFile::join(Machine& machine, SocketFile& one, SocketFile& other) {
    ByteQueue* there = machine.make_queue(socket_capacity);
    ByteQueue* back = machine.make_queue(socket_capacity);
    one.outgoing_ = other.incoming_ = there;
    one.incoming_ = other.outgoing_ = back;
    for (ByteQueue* queue : {there, back}) queue->readers = queue->writers = 1;
}

SystemResult SocketFile::peek(char* into, std::size_t count) {
    if (!incoming_) return family == family_unix ? -error_invalid : -error_not_connected;
    if (incoming_->size() == 0) {
        if (incoming_->reset && !reset_told_) {
            reset_told_ = true;
            return -error_connection_reset;
        }
        return incoming_->writers && !reading_shut_ ? waiting() : 0;
    }
    count = std::min(count, incoming_->size());
    std::memcpy(into, incoming_->bytes.data() + incoming_->start, count);
    return static_cast<SystemResult>(count);
}

SystemResult SocketFile::read(char* into, std::size_t count) {
    SystemResult result = peek(into, count);
    if (result > 0) take_bytes(*incoming_, into, static_cast<std::size_t>(result));
    return result;
}

SystemResult SocketFile::write(std::string_view bytes) {
    if (writing_shut_) return -error_broken_pipe;
    if (!outgoing_) return family == family_unix ? -error_not_connected : -error_broken_pipe;
    if (outgoing_->readers == 0) {
        // TCP learns of the other side's departure by the answer to the first packet.
        if (family == family_unix || outgoing_->reset) return -error_broken_pipe;
        outgoing_->reset = true;
        return static_cast<SystemResult>(bytes.size());
    }
    return put_bytes(*outgoing_, bytes, *this);
}

SystemResult SocketFile::shut_down(int how) {
    if (!is_connected()) return -error_not_connected;
    if (how < 0 || how > 2) return -error_invalid;
    if (how != 1) reading_shut_ = true;
    if (how != 0 && !writing_shut_) {
        writing_shut_ = true;
        if (outgoing_) machine_.release_writer(*std::exchange(outgoing_, nullptr));
    }
    return 0;
}

FileStatus SocketFile::status() const {
    return {.mode = 0140777, .inode = 3, .links = 1, .size = 0, .modified = 0};
}

SocketFile* Machine::find_socket(int descriptor) const {
    return dynamic_cast<SocketFile*>(find(descriptor));
}

SystemResult Machine::make_socket(int family, int type) {
    return place(std::make_unique<SocketFile>(*this, family, type));
}

SystemResult Machine::make_socket_pair(std::array<int, 2>& ends, int family, int type) {
    auto one = std::make_unique<SocketFile>(*this, family, type);
    auto other = std::make_unique<SocketFile>(*this, family, type);
    SocketFile::join(*this, *one, *other);
    SystemResult first = place(std::move(one));
    if (first < 0) return first;
    SystemResult second = place(std::move(other));
    if (second < 0) {
        close(static_cast<int>(first));
        return second;
    }
    ends = {static_cast<int>(first), static_cast<int>(second)};
    return 0;
}

SystemResult Machine::bind(SocketFile& socket, SocketAddress address) {
    if (socket.is_bound) return -error_invalid;
    if (address.family != family_unix) {
        if (address.port == 0) address.port = ++last_port_;
    } else {
        int error = 0;
        if (!files.find_or_make_file(address.host, 0755, FileTree::IfThere::fail, error)) {
            return error == error_exists ? -error_address_in_use : -error;
        }
    }
    for (const SocketFile* each : bound_) {
        if (each->local == address) return -error_address_in_use;
    }
    socket.local = std::move(address);
    socket.is_bound = true;
    bound_.push_back(&socket);
    return 0;
}

SystemResult Machine::listen(SocketFile& socket, int backlog) {
    if (!socket.is_bound) {
        if (socket.family == family_unix) return -error_invalid;
        bind(socket, {socket.family, socket.family == family_inet ? "0.0.0.0" : "::", 0});
    }
    if (socket.is_connected()) return -error_invalid;
    socket.is_listening = true;
    socket.backlog = static_cast<std::size_t>(std::max(backlog, 0)) + 1;
    return 0;
}

SocketFile* Machine::find_listener(const SocketAddress& address) const {
    for (SocketFile* each : bound_) {
        if (!each->is_listening || each->family != address.family || each->local.port != address.port) continue;
        bool any = each->local.host == "0.0.0.0" || each->local.host == "::";
        if (any || each->local.host == address.host || address.host == "0.0.0.0") return each;
    }
    return nullptr;
}

SystemResult Machine::connect(SocketFile& socket, const SocketAddress& address) {
    if (socket.is_connected()) return -error_is_connected;
    if (socket.family == family_unix) {
        int error = 0;
        if (!files.find(address.host, error)) return -error;
    }
    SocketFile* listener = find_listener(address);
    if (!listener) return -error_connection_refused;
    if (listener->pending.size() >= listener->backlog) return socket.waiting();
    auto accepted = std::make_unique<SocketFile>(*this, socket.family, socket.type);
    if (!socket.is_bound && socket.family != family_unix) socket.local = {socket.family, address.host, ++last_port_};
    socket.peer = accepted->local = socket.family == family_unix ? listener->local : address;
    accepted->peer = socket.local;
    SocketFile::join(*this, socket, *accepted);
    listener->pending.push_back(std::move(accepted));
    return 0;
}

SystemResult Machine::accept(SocketFile& socket, SocketAddress& peer) {
    if (!socket.is_listening) return -error_invalid;
    if (socket.pending.empty()) return socket.waiting();
    if (lowest_free() >= descriptor_limit) return -error_too_many_open;
    std::unique_ptr<SocketFile> accepted = std::move(socket.pending.front());
    socket.pending.pop_front();
    peer = accepted->peer;
    return place(std::move(accepted));
}

void Machine::forget_listener(SocketFile& socket) {
    std::erase(bound_, &socket);
}

}  // namespace lastref::model
