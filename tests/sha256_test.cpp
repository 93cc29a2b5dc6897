#include "sha256.hpp"

#include <fstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace gradreel::testing;

TEST_CASE("SHA-256 is that of FIPS 180-4") {
  CHECK(Sha256().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(Sha256().add("ab").add("c").hex() ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const TemporaryFolder folder;
  std::ofstream(folder / "abc") << "abc";
  CHECK(sha256_of_file(folder / "abc") == Sha256().add("abc").hex());
  CHECK_THROWS_WITH(sha256_of_file("/nowhere"), "cannot read /nowhere");
}
