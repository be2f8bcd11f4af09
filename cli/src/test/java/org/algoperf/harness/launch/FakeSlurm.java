package org.algoperf.harness.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Slurm's commands as scripts that say what a test has told them to. */
final class FakeSlurm {

  private final Path directory;

  FakeSlurm(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    program(
        "sbatch",
        """
        echo "$@" >>calls
        if [ -f refusal ]; then cat refusal >&2; exit 1; fi
        if [ -f after_sbatch ]; then sh after_sbatch; fi
        echo "$((41 + $(wc -l <calls)))"
        """);
    program(
        "squeue",
        """
        n=$(($(cat looks 2>/dev/null || echo 0) + 1))
        echo $n >looks
        if [ -f before_look_$n ]; then sh before_look_$n; fi
        if [ -f look_$n ]; then cat look_$n; else
          echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1
        fi
        """);
    program("sinfo", "cat limits");
    limits("main*|infinite", "short|1:00");
  }

  Slurm commands() {
    return new Slurm(Map.of("PATH", directory + ":/nowhere"));
  }

  /** The arguments of the calls of sbatch. */
  List<String> calls() throws IOException {
    Path calls = directory.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  void refuses(String message) throws IOException {
    Files.writeString(directory.resolve("refusal"), message);
  }

  void limits(String... lines) throws IOException {
    Files.write(directory.resolve("limits"), List.of(lines));
  }

  /** What the n-th call of squeue prints, from 1. */
  void look(int n, String... tasks) throws IOException {
    Files.write(directory.resolve("look_" + n), List.of(tasks));
  }

  /** Begins the calls anew. */
  void again() throws IOException {
    Files.deleteIfExists(directory.resolve("looks"));
  }

  /** What happens in the cluster before the n-th call of squeue. */
  void before(int n, String commands) throws IOException {
    Files.writeString(directory.resolve("before_look_" + n), commands);
  }

  private void program(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(
        file, "#!/bin/sh\nPATH=/usr/bin:/bin; export PATH; cd '%s'\n%s".formatted(directory, text));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
