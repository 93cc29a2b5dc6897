#include "core/sha256.hpp"

#include "catch.hpp"

namespace gradreel {

// The values are those of FIPS 180-4's examples.
TEST_CASE("SHA-256 equals the published examples") {
  CHECK(sha256("").hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").hex() ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("A digest so far may be asked for, and more be added") {
  Sha256 hash;
  hash.add(std::string_view("a"));
  const auto first = hash.digest();
  CHECK(hash.digest() == first);
  hash.add(1);
  CHECK(hash.digest() != first);
}

TEST_CASE("Texts that follow each other are told apart") {
  const auto ab_c = Sha256().add(std::string_view("ab")).add(std::string_view("c")).digest();
  const auto a_bc = Sha256().add(std::string_view("a")).add(std::string_view("bc")).digest();
  CHECK(ab_c != a_bc);
}

TEST_CASE("A digest is read back from its digits, and from nothing else") {
  const auto digest = sha256("abc");
  CHECK(parse_sha256(digest.hex()) == digest);
  CHECK_FALSE(parse_sha256(digest.hex().substr(1)));
  CHECK_FALSE(parse_sha256(digest.hex() + "0"));
  CHECK_FALSE(parse_sha256("BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  CHECK_FALSE(parse_sha256(std::string(64, ' ')));
}

}  // namespace gradreel
