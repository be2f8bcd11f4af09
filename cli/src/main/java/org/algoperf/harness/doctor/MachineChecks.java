package org.algoperf.harness.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.algoperf.harness.doctor.Finding.Level;
import org.algoperf.scoring.Counts;

/** Cores, load, memory and disk. */
final class MachineChecks {

  private static final double GIBI = 1L << 30;

  /** Of the cores: from this load on times are noisy, from that on they mean nothing. */
  private static final double BUSY = .3;

  private static final double CROWDED = 1;

  private static final double STOLEN = .01;
  private static final double WORKER_GIB = 1;
  private static final double DISK_GIB = 1;

  private final SystemFiles files;
  private final int cores;
  private final boolean pins;

  /**
   * Checks of a machine.
   *
   * @param cores that this process may use
   * @param pins whether a process can be tied to a core
   */
  MachineChecks(SystemFiles files, int cores, boolean pins) {
    this.files = files;
    this.cores = cores;
    this.pins = pins;
  }

  /**
   * All of them; one that the system does not answer is left out.
   *
   * @param out where results are written
   */
  List<Finding> findings(Path out) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.unless(
            cores > 1,
            new Finding(
                "cores",
                Level.WARNING,
                Counts.of(cores, "core"),
                "with a single core the system's own work falls into the trials; use two or more")));
    findings.add(
        Finding.unless(
            pins,
            new Finding(
                "pinning",
                Level.WARNING,
                pins ? "taskset, each worker on a core of its own" : "no taskset on the PATH",
                "install util-linux, so that workers keep their cores")));
    files.load().ifPresent(load -> findings.add(load(load)));
    files.governor().ifPresent(name -> findings.add(governor(name)));
    files.stolen().ifPresent(share -> findings.add(stolen(share)));
    files.availableMemory().ifPresent(bytes -> findings.add(memory(bytes / GIBI)));
    findings.add(disk(out));
    return findings;
  }

  private Finding load(double load) {
    return Finding.unless(
        load < BUSY * cores,
        new Finding(
            "load",
            load < CROWDED * cores ? Level.WARNING : Level.PROBLEM,
            number("%.1f processes on %s over the last minute", load, Counts.of(cores, "core")),
            "stop other programs, or give the run fewer --workers than cores; `score --clock cpu` and"
                + " `--clock robust` suffer less, but budgets are wall time"));
  }

  private static Finding governor(String name) {
    return Finding.unless(
        name.equals("performance"),
        new Finding(
            "frequency",
            Level.WARNING,
            "governor " + name,
            "sudo cpupower frequency-set --governor performance"));
  }

  private static Finding stolen(double share) {
    return Finding.unless(
        share < STOLEN,
        new Finding(
            "stolen time",
            Level.WARNING,
            number("%.1f %% since the start", 100 * share),
            "other guests of this host take its cores; compare only what ran interleaved, or use a"
                + " dedicated host"));
  }

  private Finding memory(double gib) {
    return Finding.unless(
        gib >= WORKER_GIB * cores,
        new Finding(
            "memory",
            Level.PROBLEM,
            number("%.1f GiB available", gib),
            number(
                "%s at about %.1f GiB each; use fewer --workers",
                Counts.of(cores, "worker"), WORKER_GIB)));
  }

  private static Finding disk(Path out) {
    Path existing = out.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      double gib = Files.getFileStore(existing).getUsableSpace() / GIBI;
      boolean writable = Files.isWritable(existing);
      return Finding.unless(
          writable && gib >= DISK_GIB,
          new Finding(
              "disk",
              Level.PROBLEM,
              number("%.1f GiB free in %s", gib, existing) + (writable ? "" : ", not writable"),
              "write elsewhere with --out, or make room"));
    } catch (IOException e) {
      return new Finding("disk", Level.PROBLEM, e.toString(), "write elsewhere with --out");
    }
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
