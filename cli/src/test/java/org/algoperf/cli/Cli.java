package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.Offer;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.trial.Clock;
import org.algoperf.workloads.spec.Workload;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The program in this process, with its output caught. */
final class Cli {

  static final List<String> WORKLOADS =
      List.of("fashion_mnist_mlp", "logistic_regression", "small_transformer");
  static final List<String> SUBMISSIONS = List.of("adamw", "heavy_ball", "nadamw", "nesterov");

  /** What a command has printed and returned; its help must have named the code. */
  record Result(int code, String out, String err) {}

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ManualClock clock = new ManualClock();
  private final OptionalInt columns;
  private final Map<String, String> environment;

  private Cli(OptionalInt columns, Map<String, String> environment) {
    this.columns = columns;
    this.environment = environment;
  }

  static Cli plain() {
    return new Cli(OptionalInt.empty(), Map.of());
  }

  static Cli terminal(int columns) {
    return new Cli(OptionalInt.of(columns), Map.of());
  }

  static Cli with(Map<String, String> environment) {
    return new Cli(OptionalInt.empty(), environment);
  }

  static Result run(String... args) {
    Cli cli = plain();
    CommandLine line = Main.commandLine(cli.host());
    int code = line.execute(args);
    ParseResult parsed = line.getParseResult();
    while (parsed != null && parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    if (parsed != null) {
      var codes = parsed.commandSpec().usageMessage().exitCodeList().keySet();
      assertTrue(codes.contains("" + code), List.of(args) + " ended with " + code + " of " + codes);
    }
    return new Result(code, cli.out(), cli.err());
  }

  Host host() {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), columns, false);
    return Host.of(
        console,
        CatalogSource.of(Few.class),
        environment,
        clock,
        () -> LocalDateTime.of(2026, 3, 4, 5, 6, 7));
  }

  /** Of those that come with the program a few, so that tests stand when it gets more. */
  public static final class Few implements Supplier<Catalog> {

    @Override
    public Catalog get() {
      Catalog all = new BuiltIn().get();
      SortedMap<String, Workload> workloads = new TreeMap<>(all.workloads());
      workloads.keySet().retainAll(WORKLOADS);
      SortedMap<String, Offer> submissions = new TreeMap<>(all.submissions());
      submissions.keySet().retainAll(SUBMISSIONS);
      return new Catalog(workloads, submissions);
    }
  }

  void advance(double seconds) {
    clock.nanos += Math.round(seconds * 1e9);
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  /** What was printed since the last call. */
  private static String text(StringWriter writer) {
    String text = writer.toString();
    writer.getBuffer().setLength(0);
    return text;
  }

  private static final class ManualClock implements Clock {
    private long nanos;

    @Override
    public long wallNanos() {
      return nanos;
    }

    @Override
    public long cpuNanos() {
      return nanos;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(nanos);
    }
  }
}
