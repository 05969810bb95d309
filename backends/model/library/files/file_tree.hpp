#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lastref::model {

/// What a call to the model's machine gives: a value that is not negative, or minus the Linux number of an error.
using SystemResult = std::int64_t;

/// The errors that the machine itself names.
enum SystemError : int {
    error_not_permitted = 1,
    error_no_entry = 2,
    error_bad_descriptor = 9,
    error_try_again = 11,
    error_exists = 17,
    error_cross_device = 18,
    error_not_directory = 20,
    error_is_directory = 21,
    error_invalid = 22,
    error_too_many_open = 24,
    error_illegal_seek = 29,
    error_broken_pipe = 32,
    error_not_empty = 39,
    error_not_socket = 88,
    error_not_supported = 95,
    error_address_in_use = 98,
    error_address_not_available = 99,
    error_connection_reset = 104,
    error_is_connected = 106,
    error_not_connected = 107,
    error_connection_refused = 111,
    error_in_progress = 115,
};

/// One file or directory.
struct Node {
    enum class Kind : std::uint8_t { file, directory, null_device };
    Kind kind = Kind::file;
    std::uint32_t number = 0;  ///< inode
    std::uint32_t mode = 0;    ///< permission bits
    std::uint32_t links = 0;   ///< names that lead here
    std::uint32_t opens = 0;   ///< open file descriptions
    std::string bytes;
    std::map<std::string, Node*, std::less<>> entries;
    Node* parent = nullptr;
    std::int64_t modified = 0;  ///< when, by the tree's own clock
};

/// What stat tells.
struct FileStatus {
    std::uint32_t mode = 0;  ///< with the type's bits
    std::uint32_t inode = 0;
    std::uint32_t links = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0;
};

/// The files and directories of one run, in memory: `/`, `/dev/null`, `/tmp`, and a current directory that starts
/// empty. There are no links, no owners, and permissions bind nobody. Pure data: knows neither Python nor the real
/// machine.
class FileTree {
public:
    FileTree();
    ~FileTree();
    FileTree(const FileTree&) = delete;
    FileTree& operator=(const FileTree&) = delete;

    /// The node that a path leads to, or null with the error that says why not.
    Node* find(std::string_view path, int& error);
    /// Likewise for a file that is made when it is not there. `error_exists` when `exclusive` and it is.
    enum class IfThere : std::uint8_t { take, fail };
    Node* find_or_make_file(std::string_view path, std::uint32_t mode, IfThere if_there, int& error);
    /// A file without a name.
    Node* make_unnamed(std::uint32_t mode);

    SystemResult make_directory(std::string_view path, std::uint32_t mode);
    SystemResult remove_file(std::string_view path);
    SystemResult remove_directory(std::string_view path);
    SystemResult rename(std::string_view from, std::string_view to);
    SystemResult change_directory(std::string_view path);
    SystemResult link(std::string_view from, std::string_view to);
    [[nodiscard]] std::string current_directory() const;
    [[nodiscard]] static std::vector<std::string> names_in(const Node& directory);
    [[nodiscard]] static FileStatus status_of(const Node& node);

    static void did_open(Node& node) { ++node.opens; }
    /// The last one to close a node without names frees it.
    void did_close(Node& node);
    void did_write(Node& node) { node.modified = ++clock_; }

private:
    /// A place in a directory, whether something is there or not.
    struct Place {
        Node* directory = nullptr;
        std::string name;
        Node* node = nullptr;
        bool must_be_directory = false;  ///< the path ends in a slash
    };
    Place locate(std::string_view path, int& error);
    Node* add(Node& directory, std::string_view name, Node::Kind kind, std::uint32_t mode);
    void unlink(Node& directory, std::string_view name);
    void free_if_unused(Node& node);

    std::vector<std::unique_ptr<Node>> nodes_;
    Node* root_ = nullptr;
    Node* current_ = nullptr;
    std::uint32_t last_number_ = 1;
    std::int64_t clock_ = 0;
};

}  // namespace lastref::model
