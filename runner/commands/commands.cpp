#include "runner/commands/command.hpp"

namespace lastref {

std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_diff_command();
std::unique_ptr<Command> make_exec_command();
std::unique_ptr<Command> make_fuzz_command();
std::unique_ptr<Command> make_list_command();
std::unique_ptr<Command> make_mutants_command();
std::unique_ptr<Command> make_record_command();
std::unique_ptr<Command> make_report_command();
std::unique_ptr<Command> make_run_command();
std::unique_ptr<Command> make_runtimes_command();

const std::vector<CommandRow>& commands() {
    static const std::vector<CommandRow> rows{
        {"run", "run cases on runtimes, and hold what they do against what is recorded", make_run_command},
        {"list", "list the cases, and what each claims", make_list_command},
        {"runtimes", "list the runtimes: models, and the real interpreters of this machine", make_runtimes_command},
        {"diff", "show the cases that two runtimes run differently", make_diff_command},
        {"exec", "run one program as a runtime would", make_exec_command},
        {"fuzz", "run random programs on a model and on another runtime, and make small what differs",
         make_fuzz_command},
#ifdef LASTREF_MUTANTS
        {"mutants", "give the models deliberate faults, and tell which of them the cases notice", make_mutants_command},
#endif
        {"report", "write a saved run record in another format", make_report_command},
        {"record", "write down what real interpreters do as what is expected", make_record_command},
        {"check", "check that cases and expectations are as they should be", make_check_command},
    };
    return rows;
}

}  // namespace lastref
