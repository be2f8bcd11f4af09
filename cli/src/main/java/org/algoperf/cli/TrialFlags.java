package org.algoperf.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.RunConfig;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.plan.Shard;
import org.algoperf.harness.run.Run;
import org.algoperf.harness.run.RunListener;
import org.algoperf.harness.worker.Limits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that choose trials, alike for a run and for its plan. */
final class TrialFlags {

  @Mixin private RunFlags flags;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Only the I-th of N parts of the plan; the others may run at the same time, in the"
              + " same directory or in others that have a copy of its plan.json.")
  private Optional<String> shard;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "A submission that runs beside the others, taking turns on the same machine; at the end"
              + " they are compared with it. With --submission and without --submissions, it is the"
              + " only other one.")
  private Optional<String> baseline;

  /**
   * What was asked for, with its defaults.
   *
   * @param config of the run
   * @param source of its catalog, submissions from outside among it
   * @param limits of each worker
   */
  record Request(RunConfig config, CatalogSource source, Limits limits) {

    /** Submissions from outside. */
    Externals externals() {
      return source.externals();
    }

    /** The run, which has not begun. */
    Run run(RunListener listener) {
      return new Run(config, source, ConfigFiles.installed().with(externals().points()), listener)
          .within(limits);
    }
  }

  /**
   * Settles what was asked for.
   *
   * @throws org.algoperf.harness.HarnessException of kind USAGE
   */
  Request request(Host host) {
    RunSettings asked = asked();
    Externals externals = Externals.load(asked.submission().orElse(List.of()));
    Host offering = host.with(externals);
    List<String> chosen = new ArrayList<>(externals.names());
    baseline.ifPresent(name -> chosen.add(known(name, offering.catalog())));
    RunConfig config = new RunRequest(offering).settle(asked, chosen);
    requireOthers(config);
    return new Request(config, offering.source(), flags.limits(config.workers()));
  }

  /** The submission to compare with. */
  Optional<String> baseline() {
    return baseline;
  }

  /** Which part of the plan is meant. */
  Shard shard() {
    return shard.map(Shard::parse).orElse(Shard.ALL);
  }

  /** With a baseline, submissions from outside need no others beside them. */
  private RunSettings asked() {
    RunSettings asked = flags.asked();
    boolean alone =
        baseline.isPresent() && asked.submission().isPresent() && asked.submissions().isEmpty();
    return alone ? asked.withSubmissions(List.of()) : asked;
  }

  /** Said before the run, as nothing could be compared after it. */
  private void requireOthers(RunConfig config) {
    if (baseline.isPresent() && config.submissions().equals(List.of(baseline.get()))) {
      throw HarnessException.usage(
          "--baseline %s: expected other submissions to compare with it, found none; name them by"
              + " --submissions or --submission",
          baseline.get());
    }
  }

  private static String known(String submission, Catalog catalog) {
    catalog.submission(submission);
    return submission;
  }
}
