package org.algoperf.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.workloads.data.DataSet;
import org.algoperf.workloads.data.DataSet.Found;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds, fetches and verifies data sets. */
@Command(
    name = "data",
    description =
        "Find the data sets that workloads train on. 'list' says where they are; 'prepare' fetches"
            + " what is missing into the cache and verifies every byte, so that runs need no"
            + " network. Exits with 4 when one cannot be had.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf data list",
      "  algoperf data prepare",
      "  algoperf data prepare fashion_mnist",
      "  algoperf data list --data-dir ~/data --format json"
    })
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
final class DataCommand implements Callable<Integer> {

  /** What to do. */
  enum Action {
    LIST,
    PREPARE
  }

  private final Host host;

  @Parameters(index = "0", paramLabel = "ACTION", description = "list or prepare.")
  private Action action;

  @Parameters(
      index = "1..*",
      paramLabel = "DATASET",
      description = "Names or globs, separated by commas (default: all).")
  private List<String> names = List.of("*");

  @Mixin private DataFlag data;

  @Mixin private FormatFlag format;

  DataCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    boolean prepare = action == Action.PREPARE;
    DataLocation location = data.location(host, prepare);
    List<Map<String, Object>> items = new ArrayList<>();
    boolean complete = true;
    for (DataSet set : chosen()) {
      Optional<Found> found =
          set.find(location.request(prepare ? host.console()::note : words -> {}));
      complete &= found.isPresent();
      items.add(item(set, found));
    }
    format.print(new Listing(items), host.console());
    return complete || !prepare ? ExitCodes.OK : ErrorKind.DATA.exitCode();
  }

  private List<DataSet> chosen() {
    List<String> known = Arrays.stream(DataSet.values()).map(Choices::word).toList();
    return Name.select("data set", Name.ofFlag("DATASET", names), known).stream()
        .map(name -> Choices.find(DataSet.class, name).orElseThrow())
        .toList();
  }

  private static Map<String, Object> item(DataSet set, Optional<Found> found) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("name", Choices.word(set));
    item.put("title", set.title());
    item.put("megabytes", Math.round(set.bytes() / 1e5) / 10.);
    item.put("found", found.map(f -> Choices.word(f.origin())).orElse("no"));
    item.put("as_published", found.map(f -> f.published() ? "yes" : "no").orElse(""));
    item.put("path", found.map(f -> String.valueOf(f.paths().get(0).getParent())).orElse(""));
    return item;
  }
}
