#include "runner/commands/command.hpp"

namespace lastref {

std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_list_command();
std::unique_ptr<Command> make_record_command();
std::unique_ptr<Command> make_runtimes_command();

const std::vector<CommandRow>& commands() {
    static const std::vector<CommandRow> rows{
        {"list", "list the cases, and what each claims", make_list_command},
        {"runtimes", "list the runtimes: models, and the real interpreters of this machine", make_runtimes_command},
        {"record", "write down what real interpreters do as what is expected", make_record_command},
        {"check", "check that cases and expectations are as they should be", make_check_command},
    };
    return rows;
}

}  // namespace lastref
