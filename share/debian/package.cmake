# The Debian package that scripts/package makes. dpkg-shlibdeps finds the libraries that it depends on; fonts are read by their paths.
set(GRADREEL_MAINTAINER "The gradreel authors <authors@gradreel.invalid>" CACHE STRING
  "Who makes the Debian package: name and address")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gradreel)
set(CPACK_PACKAGE_CONTACT ${GRADREEL_MAINTAINER})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/compress.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION video)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "animations of optimizers at work, from YAML scenes
gradreel turns a few lines of YAML into a film of optimizers at work: gradient
descent, Momentum, Adam and many others, on a built-in surface or on your own
function. It writes MP4 for lectures, GIF for posts, PDF for papers, and the
same scene always gives the same bytes.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, fonts-lato, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "texlive-latex-base, dvisvgm")

install(FILES share/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
include(CPack)
