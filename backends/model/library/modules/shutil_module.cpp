#include "backends/model/vm/imports/module_spec.hpp"

namespace lastref::model {

namespace {

constexpr std::string_view lacks =
    "chown disk_usage get_archive_formats get_terminal_size get_unpack_formats make_archive register_archive_format "
    "register_unpack_format unpack_archive unregister_archive_format unregister_unpack_format";

}  // namespace

extern const ModuleSpec shutil_module;
const ModuleSpec shutil_module{.name = "shutil", .python = "shutil", .lacks = lacks};

}  // namespace lastref::model
