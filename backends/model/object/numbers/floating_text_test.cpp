#include "backends/model/object/numbers/complex_number.hpp"
#include "backends/model/object/numbers/floating.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <limits>

namespace lastref::model {

TEST_CASE("repr of a float is the shortest text that reads back as the same number") {
    CHECK(float_text(0.1) == "0.1");
    CHECK(float_text(1.0) == "1.0");
    CHECK(float_text(-0.0) == "-0.0");
    CHECK(float_text(1e16) == "1e+16");
    CHECK(float_text(1e15) == "1000000000000000.0");
    CHECK(float_text(123456789012345678.0) == "1.2345678901234568e+17");
    CHECK(float_text(0.0001) == "0.0001");
    CHECK(float_text(0.00001) == "1e-05");
    CHECK(float_text(5e-324) == "5e-324");
    CHECK(float_text(1.7976931348623157e308) == "1.7976931348623157e+308");
    CHECK(float_text(HUGE_VAL) == "inf");
    CHECK(float_text(-HUGE_VAL) == "-inf");
    CHECK(float_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
}

TEST_CASE("float() reads what Python reads, and nothing else") {
    CHECK(parse_float(" 1.5\n") == 1.5);
    CHECK(parse_float("1_000.5e1") == 10005.0);
    CHECK(parse_float("-.5") == -0.5);
    CHECK(parse_float("5.") == 5.0);
    CHECK(parse_float("1e400") == HUGE_VAL);
    CHECK(parse_float("1e-400") == 0.0);
    CHECK(parse_float("-Infinity") == -HUGE_VAL);
    CHECK(std::isnan(parse_float("nan").value()));
    CHECK(parse_float("\xd9\xa3") == 3.0);
    for (const char* bad : {"", " ", "1__0", "_1", "1_", "1e", "e5", ".", "0x10", "1 2", "in", "infi", "--1"}) {
        CHECK_FALSE(parse_float(bad).has_value());
    }
}

TEST_CASE("Rounding to digits is correct in decimal") {
    CHECK(float_round(2.675, 2) == 2.67);
    CHECK(float_round(0.5, 0) == 0.0);
    CHECK(float_round(1.5, 0) == 2.0);
    CHECK(float_round(1250.0, -2) == 1200.0);
    CHECK(float_round(1350.0, -2) == 1400.0);
    CHECK(float_round(1250.5, -2) == 1300.0);
    CHECK(float_round(-55.0, -1) == -60.0);
    CHECK(float_round(5.0, -1) == 0.0);
    CHECK(float_round(5.1, -1) == 10.0);
    CHECK(float_round(1e300, 10) == 1e300);
}

TEST_CASE("Hashes of floats are those of the ints that they equal") {
    CHECK(float_hash(1.0) == 1);
    CHECK(float_hash(-1.0) == -2);
    CHECK(float_hash(0.5) == 1152921504606846976);
    CHECK(float_hash(1e100) == 1822893315824342674);
    CHECK(float_hash(HUGE_VAL) == 314159);
}

TEST_CASE("Complex numbers are written as Python writes them") {
    CHECK(complex_text({0, 1}) == "1j");
    CHECK(complex_text({1, -2}) == "(1-2j)");
    CHECK(complex_text({-0.0, 1}) == "(-0+1j)");
    CHECK(complex_text({1.5, HUGE_VAL}) == "(1.5+infj)");
    CHECK(parse_complex("1+2j") == ComplexValue(1, 2));
    CHECK(parse_complex(" (1e5-j) ") == ComplexValue(1e5, -1));
    CHECK(parse_complex("-3.5") == ComplexValue(-3.5, 0));
    CHECK(parse_complex("1e-3j") == ComplexValue(0, 1e-3));
    CHECK_FALSE(parse_complex("1+2").has_value());
    CHECK_FALSE(parse_complex("1 + 2j").has_value());
}

}  // namespace lastref::model
