package org.algoperf.harness.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;

/** Slurm's commands. What they say on standard error becomes one message. */
public final class Slurm {

  private static final String GONE = "Invalid job id";

  private final Programs programs;

  /**
   * Commands that lie in the directories of a search path.
   *
   * @param environment whose {@code PATH} it is
   */
  public Slurm(Map<String, String> environment) {
    programs = new Programs(environment.getOrDefault("PATH", ""));
  }

  /**
   * A task of a job array.
   *
   * @param state such as PENDING, RUNNING, COMPLETED, TIMEOUT
   * @param reason why it waits or has ended, or {@code None}
   */
  record TaskState(String state, String reason) {

    /** Whether it will not change any more. */
    boolean isOver() {
      return !state.matches(
          "PENDING|RUNNING|SUSPENDED|CONFIGURING|COMPLETING|REQUEUED|RESIZING|SIGNALING|STAGE_OUT"
              + "|STOPPED|REQUEUE_HOLD|REQUEUE_FED|SPECIAL_EXIT|RESV_DEL_HOLD");
    }

    /** A state for people. */
    static String words(Optional<TaskState> state) {
      return state
          .map(s -> s.state() + (s.reason().equals("None") ? "" : " " + s.reason()))
          .orElse("forgotten by slurm");
    }
  }

  /**
   * Submits a script.
   *
   * @return the job's number
   * @throws HarnessException of kind SCHEDULER, when Slurm refuses it
   */
  String submit(List<String> options, Path script) {
    List<String> words = new ArrayList<>(List.of("--parsable"));
    words.addAll(options);
    words.add(script.toString());
    // On federated clusters the cluster's name follows.
    return required("sbatch", words).strip().replaceFirst(";.*", "");
  }

  /** The tasks of a job by number; none once Slurm has forgotten it. */
  SortedMap<Integer, TaskState> states(String job) {
    List<String> words =
        List.of("--noheader", "--array", "--states=all", "--jobs=" + job, "--format=%K|%T|%r");
    Programs.Output output = programs.run("squeue", words);
    if (output.code() != 0 && output.err().contains(GONE)) {
      return new TreeMap<>();
    }
    requireSuccess("squeue", output);
    SortedMap<Integer, TaskState> states = new TreeMap<>();
    for (String line : output.out().lines().toList()) {
      String[] cells = line.split("\\|", -1);
      // A job that is no array has no number in it.
      int task = cells[0].matches("\\d+") ? Integer.parseInt(cells[0]) : 0;
      states.put(task, new TaskState(cells[1], cells[2]));
    }
    return states;
  }

  /** The longest time in seconds that a partition allows, the default one where none is named. */
  OptionalDouble limit(Optional<String> partition) {
    List<String> words = new ArrayList<>(List.of("--noheader", "--format=%P|%l"));
    partition.ifPresent(name -> words.add("--partition=" + name));
    return required("sinfo", words)
        .lines()
        .filter(line -> partition.isPresent() || line.contains("*|"))
        .map(line -> SlurmTime.parse(line.substring(line.indexOf('|') + 1).strip()))
        .findFirst()
        .orElseGet(OptionalDouble::empty);
  }

  private String required(String program, List<String> words) {
    Programs.Output output = programs.run(program, words);
    requireSuccess(program, output);
    return output.out();
  }

  private static void requireSuccess(String program, Programs.Output output) {
    if (output.code() != 0) {
      throw new HarnessException(ErrorKind.SCHEDULER, message(program, output));
    }
  }

  private static String message(String program, Programs.Output output) {
    String said =
        output
            .err()
            .lines()
            .map(line -> line.replaceFirst("^\\w+( error)?: (error: )?", "").strip())
            .filter(line -> !line.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    String hint =
        said.contains("partition")
            ? "; 'sinfo' lists the partitions"
            : said.matches("(?is).*(contact|connect|communicat).*")
                ? "; 'scontrol ping' tells whether the controller is up"
                : "";
    return "%s failed with exit code %d: %s%s"
        .formatted(program, output.code(), said.isEmpty() ? "it gave no reason" : said, hint);
  }
}
