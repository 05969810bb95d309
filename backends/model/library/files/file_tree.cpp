#include "backends/model/library/files/file_tree.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

constexpr std::uint32_t type_of_file = 0100000;
constexpr std::uint32_t type_of_directory = 0040000;
constexpr std::uint32_t type_of_device = 0020000;

bool is_within(const Node* node, const Node* ancestor) {
    for (; node; node = node->parent) {
        if (node == ancestor) return true;
        if (node->parent == node) break;
    }
    return false;
}

}  // namespace

FileTree::FileTree() {
    nodes_.push_back(std::make_unique<Node>());
    root_ = nodes_.back().get();
    root_->kind = Node::Kind::directory;
    root_->number = last_number_;
    root_->mode = 0755;
    root_->links = 1;
    root_->parent = root_;
    add(*root_, "tmp", Node::Kind::directory, 01777);
    Node* devices = add(*root_, "dev", Node::Kind::directory, 0755);
    add(*devices, "null", Node::Kind::null_device, 0666);
    current_ = add(*root_, "work", Node::Kind::directory, 0755);
}

FileTree::~FileTree() = default;

Node* FileTree::add(Node& directory, std::string_view name, Node::Kind kind, std::uint32_t mode) {
    Node* made = make_unnamed(mode);
    made->kind = kind;
    made->links = 1;
    made->parent = &directory;
    directory.entries.emplace(name, made);
    directory.modified = ++clock_;
    return made;
}

Node* FileTree::make_unnamed(std::uint32_t mode) {
    nodes_.push_back(std::make_unique<Node>());
    Node* made = nodes_.back().get();
    made->number = ++last_number_;
    made->mode = mode;
    made->modified = ++clock_;
    return made;
}

FileTree::Place FileTree::locate(std::string_view path, int& error) {
    error = 0;
    Place place;
    if (path.empty()) {
        error = error_no_entry;
        return place;
    }
    Node* here = path.front() == '/' ? root_ : current_;
    place = {here, ".", here, false};
    std::size_t at = 0;
    while (at < path.size()) {
        std::size_t end = std::min(path.find('/', at), path.size());
        std::string_view name = path.substr(at, end - at);
        at = end + 1;
        if (name.empty()) continue;
        if (!place.node || place.node->kind != Node::Kind::directory) {
            error = place.node ? error_not_directory : error_no_entry;
            return place;
        }
        here = place.node;
        if (name == "." || name == "..") {
            Node* target = name == "." ? here : here->parent;
            place = {target, ".", target, false};
            continue;
        }
        auto found = here->entries.find(name);
        place = {here, std::string(name), found == here->entries.end() ? nullptr : found->second, false};
    }
    place.must_be_directory = path.back() == '/';
    return place;
}

Node* FileTree::find(std::string_view path, int& error) {
    Place place = locate(path, error);
    if (error) return nullptr;
    if (!place.node) error = error_no_entry;
    if (place.node && place.must_be_directory && place.node->kind != Node::Kind::directory) error = error_not_directory;
    return error ? nullptr : place.node;
}

Node* FileTree::find_or_make_file(std::string_view path, std::uint32_t mode, IfThere if_there, int& error) {
    Place place = locate(path, error);
    if (error) return nullptr;
    if (place.node) {
        if (if_there == IfThere::fail) error = error_exists;
        return error ? nullptr : place.node;
    }
    if (place.must_be_directory) {
        error = error_is_directory;
        return nullptr;
    }
    return add(*place.directory, place.name, Node::Kind::file, mode & 0755);
}

SystemResult FileTree::make_directory(std::string_view path, std::uint32_t mode) {
    int error = 0;
    Place place = locate(path, error);
    if (error) return -error;
    if (place.node) return -error_exists;
    add(*place.directory, place.name, Node::Kind::directory, mode & 0755);
    return 0;
}

void FileTree::unlink(Node& directory, std::string_view name) {
    auto found = directory.entries.find(name);
    Node* node = found->second;
    directory.entries.erase(found);
    directory.modified = ++clock_;
    --node->links;
    free_if_unused(*node);
}

void FileTree::free_if_unused(Node& node) {
    if (node.links || node.opens || &node == current_) return;
    std::erase_if(nodes_, [&](const std::unique_ptr<Node>& each) { return each.get() == &node; });
}

SystemResult FileTree::remove_file(std::string_view path) {
    int error = 0;
    Place place = locate(path, error);
    if (error) return -error;
    if (!place.node) return -error_no_entry;
    if (place.node->kind == Node::Kind::directory) return -error_is_directory;
    if (place.node->kind == Node::Kind::null_device) return -error_not_permitted;
    if (place.must_be_directory) return -error_not_directory;
    unlink(*place.directory, place.name);
    return 0;
}

SystemResult FileTree::remove_directory(std::string_view path) {
    int error = 0;
    Place place = locate(path, error);
    if (error) return -error;
    if (!place.node) return -error_no_entry;
    if (place.node->kind != Node::Kind::directory) return -error_not_directory;
    if (place.name == ".") return -error_invalid;
    if (!place.node->entries.empty()) return -error_not_empty;
    unlink(*place.directory, place.name);
    return 0;
}

SystemResult FileTree::rename(std::string_view from, std::string_view to) {
    int error = 0;
    Place source = locate(from, error);
    if (error) return -error;
    if (!source.node) return -error_no_entry;
    Place target = locate(to, error);
    if (error) return -error;
    if (source.node == target.node) return 0;
    bool directory = source.node->kind == Node::Kind::directory;
    if (directory && is_within(target.directory, source.node)) return -error_invalid;
    if (target.node) {
        bool onto_directory = target.node->kind == Node::Kind::directory;
        if (onto_directory && !directory) return -error_is_directory;
        if (!onto_directory && directory) return -error_not_directory;
        if (onto_directory && !target.node->entries.empty()) return -error_not_empty;
        unlink(*target.directory, target.name);
    }
    source.directory->entries.erase(source.name);
    target.directory->entries.emplace(target.name, source.node);
    source.node->parent = target.directory;
    source.directory->modified = target.directory->modified = ++clock_;
    return 0;
}

SystemResult FileTree::link(std::string_view from, std::string_view to) {
    int error = 0;
    Node* node = find(from, error);
    if (error) return -error;
    if (node->kind == Node::Kind::directory) return -error_not_permitted;
    Place place = locate(to, error);
    if (error) return -error;
    if (place.node) return -error_exists;
    place.directory->entries.emplace(place.name, node);
    ++node->links;
    return 0;
}

SystemResult FileTree::change_directory(std::string_view path) {
    int error = 0;
    Node* node = find(path, error);
    if (error) return -error;
    if (node->kind != Node::Kind::directory) return -error_not_directory;
    current_ = node;
    return 0;
}

std::string FileTree::current_directory() const {
    std::string path;
    for (const Node* node = current_; node != root_; node = node->parent) {
        for (const auto& [name, entry] : node->parent->entries) {
            if (entry == node) {
                path.insert(0, "/" + name);
                break;
            }
        }
    }
    return path.empty() ? "/" : path;
}

std::vector<std::string> FileTree::names_in(const Node& directory) {
    std::vector<std::string> names;
    for (const auto& [name, node] : directory.entries) names.push_back(name);
    return names;
}

FileStatus FileTree::status_of(const Node& node) {
    FileStatus status;
    std::uint32_t type = node.kind == Node::Kind::file        ? type_of_file
                         : node.kind == Node::Kind::directory ? type_of_directory
                                                              : type_of_device;
    status.mode = type | node.mode;
    status.inode = node.number;
    status.links = node.links;
    status.size = node.kind == Node::Kind::directory ? 4096 : static_cast<std::int64_t>(node.bytes.size());
    status.modified = node.modified;
    return status;
}

void FileTree::did_close(Node& node) {
    --node.opens;
    free_if_unused(node);
}

}  // namespace lastref::model
