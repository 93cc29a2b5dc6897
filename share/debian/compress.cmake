# Run by CPack before it packs: Debian wants the manual page and the changelog compressed, and the changelog under this name.
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_DIRECTORY}/*/gradreel.1 ${CPACK_TEMPORARY_DIRECTORY}/*/CHANGELOG.md)
execute_process(COMMAND gzip --best --no-name ${pages} COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE changelog ${CPACK_TEMPORARY_DIRECTORY}/*/CHANGELOG.md.gz)
cmake_path(REPLACE_FILENAME changelog changelog.gz OUTPUT_VARIABLE renamed)
file(RENAME ${changelog} ${renamed})
