# Writes ${OUTPUT}: a C++ source that holds every ${FOLDER}/*.py. Run with cmake -D OUTPUT=... -D FOLDER=... -P.
# Compilers limit the length of one literal, so texts are cut into pieces that the compiler joins again.

set(piece_length 12000)
file(GLOB sources "${FOLDER}/*.py")
list(SORT sources)
set(rows "")
foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME)
    string(REGEX REPLACE "\\.py$" "" name "${name}")
    file(READ "${source}" text)
    string(LENGTH "${text}" length)
    string(APPEND rows "    {\"${name}\", ")
    set(position 0)
    while(position LESS length)
        string(SUBSTRING "${text}" ${position} ${piece_length} piece)
        string(APPEND rows "R\"~~~(${piece})~~~\"\n")
        math(EXPR position "${position} + ${piece_length}")
    endwhile()
    if(length EQUAL 0)
        string(APPEND rows "\"\"")
    endif()
    string(APPEND rows "},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"backends/model/vm/imports/embedded_python.hpp\"

namespace lastref::model {

namespace {

struct Source {
    std::string_view module;
    std::string_view text;
};

constexpr Source sources[] = {
${rows}};

}  // namespace

std::string_view embedded_python(std::string_view module) {
    for (const Source& source : sources) {
        if (source.module == module) return source.text;
    }
    return {};
}

}  // namespace lastref::model
")
