package org.algoperf.harness.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.launch.Task.Packing;

/**
 * What a Slurm cluster is like, and what is asked of it: {@code configs/launchers/slurm.yaml}.
 *
 * @param partition to submit to; the cluster's default where it is absent
 * @param account to charge
 * @param time limit of a task, as {@code --time} takes it; computed from budgets where it is absent
 * @param cores whose a task's cores are: "core" asks for a physical core of its own, "node" for a
 *     whole node, "shared" for one that others may take, too
 * @param throttle how many tasks may run at the same time
 * @param options further options of {@code sbatch}, a word each
 * @param taskMinutes of budget that a task takes trials for
 * @param maxTasks tasks at most; the cluster's MaxArraySize less one
 * @param pollSeconds between two looks at the queue
 */
public record SlurmConfig(
    Optional<String> partition,
    Optional<String> account,
    Optional<String> time,
    String cores,
    OptionalInt throttle,
    List<String> options,
    double taskMinutes,
    int maxTasks,
    int pollSeconds) {

  public SlurmConfig {
    options = List.copyOf(options);
    if (!cores.matches("core|node|shared")) {
      throw HarnessException.usage("cores: expected core, node or shared, found '%s'", cores);
    }
    if (throttle.orElse(1) < 1 || pollSeconds < 1) {
      throw HarnessException.usage(
          "throttle and poll_seconds must be at least 1, found %s and %d", throttle, pollSeconds);
    }
    time.ifPresent(SlurmTime::parse);
  }

  /** How trials become tasks. */
  public Packing packing() {
    return new Packing(taskMinutes, maxTasks);
  }

  /** The options of {@code sbatch} that every job has. */
  List<String> options(String name, String output, String limit) {
    List<String> words = new ArrayList<>();
    words.add("--job-name=" + name);
    words.add("--output=" + output);
    words.add("--time=" + limit);
    words.add("--ntasks=1");
    words.add("--cpus-per-task=1");
    if (!cores.equals("shared")) {
      words.add(cores.equals("node") ? "--exclusive" : "--hint=nomultithread");
    }
    partition.ifPresent(p -> words.add("--partition=" + p));
    account.ifPresent(a -> words.add("--account=" + a));
    words.addAll(options);
    return words;
  }

  /** What the trials' logs say of their cores. */
  String exclusivity() {
    return cores.equals("shared") ? "shared" : "exclusive";
  }
}
