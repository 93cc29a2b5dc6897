/* Preloaded into gradreel: libraries that ask what the processor can do are told that it can do nothing beyond what all of its kind
   can. Who asked is noted in the file PLAIN_LOG. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of libraries that may not be there. */
extern int (*VP8GetCPUInfo)(int feature) __attribute__((weak));
extern void av_force_cpu_flags(int flags) __attribute__((weak));

static void note(const char* who) {
  const char* path = secure_getenv("PLAIN_LOG");
  FILE* file = path ? fopen(path, "a") : NULL;
  if (!file) return;
  fprintf(file, "%s\n", who);
  fclose(file);
}

static int has_nothing(int feature) {
  (void)feature;
  note("webp");
  return 0;
}

__attribute__((constructor)) static void tell_libraries(void) {
  if (&VP8GetCPUInfo) VP8GetCPUInfo = has_nothing;
  if (&av_force_cpu_flags) {
    av_force_cpu_flags(0);
    note("libav");
  }
}

/* libvpx reads VPX_SIMD_CAPS, which the test sets. */
char* getenv(const char* name) {
  static char* (*real)(const char*);
  if (!real) real = (char* (*)(const char*))dlsym(RTLD_NEXT, "getenv");
  if (strcmp(name, "VPX_SIMD_CAPS") == 0) note("vpx");
  return real(name);
}

/* The first member of x264_param_t is `uint32_t cpu`: the processor's flags. */
void x264_param_default(void* param) {
  void (*real)(void*) = (void (*)(void*))dlsym(RTLD_NEXT, "x264_param_default");
  real(param);
  *(uint32_t*)param = 0;
  note("x264");
}

int x264_param_default_preset(void* param, const char* preset, const char* tune) {
  int (*real)(void*, const char*, const char*) =
      (int (*)(void*, const char*, const char*))dlsym(RTLD_NEXT, "x264_param_default_preset");
  const int result = real(param, preset, tune);
  *(uint32_t*)param = 0;
  return result;
}
