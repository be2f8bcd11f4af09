package org.algoperf.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.bench.Bench;
import org.algoperf.harness.bench.BenchResult;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.config.WorkloadConfig;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.trial.Metadata;
import org.algoperf.harness.trial.StandInWarning;
import org.algoperf.harness.trial.WarmUpCheck;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.algoperf.submissions.api.Submission;
import org.algoperf.workloads.catalog.SmallTransformer;
import org.algoperf.workloads.spec.LoadedWorkload;
import org.algoperf.workloads.spec.Workload;
import org.algoperf.workloads.spec.WorkloadSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times training steps, and how near they come to the machine's limit. */
@Command(
    name = "bench",
    description =
        "Time training steps, split into data, gradient and update, beside the matrix products of"
            + " that step alone: the floor. Times are microseconds per step.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf bench",
      "  algoperf bench --workloads fashion_mnist_mlp --submissions '*' --format csv",
      "  algoperf bench --workloads small_transformer --width 128 --layers 4",
      "  algoperf bench --warmup --workloads fashion_mnist_mlp"
    })
@Exits(on = ErrorKind.DATA)
final class BenchCommand implements Runnable {

  private final Host host;

  @Option(
      names = {"--workloads", "--workload"},
      paramLabel = "GLOBS",
      description = "Names or globs, separated by commas (default: all).")
  private List<String> workloads = List.of("*");

  @Option(
      names = "--submissions",
      paramLabel = "GLOBS",
      description = "Names or globs, separated by commas (default: ${DEFAULT-VALUE}).")
  private List<String> submissions = List.of("adamw");

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Of at least a quarter of a second each (default: ${DEFAULT-VALUE}).")
  private int rounds = 12;

  @Option(
      names = "--warmup",
      description =
          "Instead: whether the first steps of a trial cost more than later ones after its warm-up,"
              + " for trials that follow one another in this process.")
  private boolean warmup;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Of small_transformer, to time another size of it.")
  private Optional<Integer> width = Optional.empty();

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "Blocks of small_transformer, to time another size of it.")
  private Optional<Integer> layers = Optional.empty();

  @Mixin private DataFlag data;

  @Mixin private FormatFlag format;

  @Mixin private ExternalFlags external;

  private static final String RESIZABLE = "small_transformer";
  private static final double ROUND_SEC = 0.25;
  private static final int TRIALS = 10;
  private static final int FIRST_STEPS = 20;
  private static final int LATER_STEPS = 180;

  BenchCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    Externals externals = external.load();
    Catalog catalog = host.with(externals).catalog();
    ConfigFiles files = ConfigFiles.installed().with(externals.points());
    List<Map<String, Object>> items = new ArrayList<>();
    Map<String, DataInfo> trained = new TreeMap<>();
    Set<String> chosen =
        new LinkedHashSet<>(
            Name.select(
                "submission",
                Name.ofFlag("--submissions", submissions),
                catalog.submissions().keySet()));
    chosen.addAll(externals.names());
    for (String workload :
        Name.select(
            "workload",
            Name.ofFlag("--workloads", workloads),
            host.catalog().workloads().keySet())) {
      DataLocation location = data.location(host, false);
      WorkloadConfig config = files.workload(workload);
      try (LoadedWorkload loaded =
          workload(workload).load(location.request(host.console()::note))) {
        trained.put(workload, Metadata.data(loaded.data()));
        WorkloadSpec spec =
            new WorkloadSpec(
                workload, config.batchSize(), config.stepHint(), loaded.data().trainExamples());
        for (String name : chosen) {
          Submission submission = catalog.submission(name).at(files.point(name));
          items.addAll(items(loaded, name, submission, spec));
        }
      }
    }
    StandInWarning.of(trained).ifPresent(host.console()::note);
    format.print(new Listing(items), host.console());
  }

  /** The workload of that name, of the size that was asked for. */
  private Workload workload(String name) {
    Workload workload = host.catalog().workload(name);
    if (width.isEmpty() && layers.isEmpty()) {
      return workload;
    }
    if (!name.equals(RESIZABLE)) {
      throw HarnessException.usage(
          "--width and --layers: expected the workload %s alone, found %s; add --workloads %s",
          RESIZABLE, name, RESIZABLE);
    }
    int newWidth = width.orElse(SmallTransformer.WIDTH);
    int newLayers = layers.orElse(SmallTransformer.LAYERS);
    if (newWidth < 1 || newWidth % SmallTransformer.HEADS != 0 || newLayers < 1) {
      throw HarnessException.usage(
          "expected a --width that is a multiple of %d and one of --layers or more, found %d and %d",
          SmallTransformer.HEADS, newWidth, newLayers);
    }
    return new SmallTransformer(newWidth, newLayers);
  }

  private List<Map<String, Object>> items(
      LoadedWorkload loaded, String name, Submission submission, WorkloadSpec spec) {
    if (warmup) {
      return new WarmUpCheck(host.clock(), FIRST_STEPS, LATER_STEPS)
          .run(loaded, submission, spec, TRIALS).stream()
              .map(result -> item(spec.name(), name, result))
              .toList();
    }
    Bench bench = new Bench(host.clock(), rounds, ROUND_SEC);
    return List.of(item(bench.run(loaded, name, submission, spec)));
  }

  private static Map<String, Object> item(
      String workload, String submission, WarmUpCheck.Result result) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("workload", workload);
    item.put("submission", submission);
    item.put("trial", result.trial());
    item.put("us_first", Listing.rounded(result.usFirst(), 1));
    item.put("us_later", Listing.rounded(result.usLater(), 1));
    item.put("first_over_later", Listing.rounded(result.firstOverLater(), 3));
    item.put("us_first_mean", Listing.rounded(result.usFirstMean(), 1));
    item.put("us_later_mean", Listing.rounded(result.usLaterMean(), 1));
    return item;
  }

  private static Map<String, Object> item(BenchResult result) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("workload", result.workload());
    item.put("submission", result.submission());
    item.put("us_per_step_min", Listing.rounded(result.usPerStepMin(), 1));
    item.put("us_per_step_median", Listing.rounded(result.usPerStepMedian(), 1));
    item.put("us_data", Listing.rounded(result.usData(), 1));
    item.put("us_gradient", Listing.rounded(result.usGradient(), 1));
    item.put("us_update", Listing.rounded(result.usUpdate(), 1));
    item.put("us_floor", Listing.rounded(result.usFloor(), 1));
    item.put("floor_fraction", Listing.rounded(result.floorFraction(), 3));
    item.put("blas", result.blas());
    item.put("threads", result.threads());
    item.put("parameters", result.parameters());
    item.put("batch_size", result.batchSize());
    item.put("peak_memory_mib", Listing.rounded(result.peakMemoryMib(), 0));
    return item;
  }
}
