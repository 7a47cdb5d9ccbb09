// contract-spawn: starts a command several times and says how long each took, also of the processor, and how
// much memory at most.
//
// A program of its own, and a small one: what a process uses at most counts from what its parent used when it was
// started, so that nothing started by an interpreter could seem smaller than that.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

extern char** environ;

static double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "Usage: contract-spawn TIMES COMMAND [ARGUMENT]...\n");
    return 2;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {0, 1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);

  for (int time = 0; time < std::atoi(argv[1]); ++time) {
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (posix_spawnp(&child, argv[2], &actions, nullptr, argv + 2, environ) != 0) {
      std::fprintf(stderr, "contract-spawn: cannot start %s\n", argv[2]);
      return 1;
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child) return 1;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double processor = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    std::printf(R"({"seconds": %.9f, "processor": %.6f, "kilobytes": %ld, "exit": %d})"
                "\n",
                seconds, processor, usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : -1);
  }
}
