package org.algoperf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.ErrorKind;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.Evidence;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.ScoreRequest;
import org.algoperf.scoring.Scorer;
import org.algoperf.scoring.compare.Observed;
import org.algoperf.scoring.compare.ResultSet;
import org.algoperf.scoring.history.HistoryFile;
import org.algoperf.scoring.history.HistoryText;
import org.algoperf.scoring.history.Night;
import org.algoperf.scoring.history.Trend;
import org.algoperf.scoring.report.ComparisonReport;
import org.algoperf.scoring.report.HistoryMarkdown;
import org.algoperf.scoring.report.HistoryPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Night after night: keeps results, and shows how they change. */
@Command(
    name = "history",
    description =
        "Show how scores and times change from night to night. A history is a file with one JSON"
            + " line per run; nights are compared through a baseline that runs in each.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  algoperf history append --results results/nightly --history history.jsonl --clock robust",
      "  algoperf history --history history.jsonl",
      "  algoperf history page --results results/nightly --history history.jsonl --out page.html",
      "  algoperf history readme README.md --history history.jsonl",
      "  algoperf history check --history history.jsonl --fail-on slower"
    })
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
final class HistoryCommand implements Runnable {

  private final Host host;

  @Mixin private HistoryFlags flags;

  @Mixin private FormatFlag format;

  HistoryCommand(Host host) {
    this.host = host;
  }

  @Override
  public void run() {
    List<Night> nights = flags.nights();
    List<Trend> trends = flags.trends(nights);
    host.console()
        .print(
            switch (format.format()) {
              case TABLE ->
                  HistoryText.table(
                      nights,
                      flags.baseline(),
                      trends,
                      host.console().data().columns().orElse(100));
              case JSON -> HistoryText.json(nights, flags.baseline(), trends);
              case CSV -> HistoryText.csv(trends);
              case MD -> HistoryMarkdown.write(nights, flags.baseline(), trends);
            });
  }

  @Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
  @Command(
      name = "append",
      description = "Add a run's results. The same run cannot be added twice.")
  int append(
      @Option(
              names = "--results",
              required = true,
              paramLabel = "DIR",
              description = "The run's results.")
          Path results,
      @Option(
              names = "--history",
              required = true,
              paramLabel = "FILE",
              description = "The history; made where it does not exist.")
          Path history,
      @Option(
              names = "--date",
              paramLabel = "DATE",
              description =
                  "By which nights are ordered, ISO 8601 (default: when the run's last trial"
                      + " ended).")
          Optional<String> date,
      @Option(
              names = "--clock",
              paramLabel = "CLOCK",
              defaultValue = "wall",
              description =
                  "On which nights are compared (default: ${DEFAULT-VALUE}); robust leaves out the"
                      + " pauses of a machine that others use too. Scores are of the wall clock.")
          Clock clock)
      throws IOException {
    ScoreRequest request = ScoreRequest.of(List.of(results));
    ScoreRequest onClock = request.withClock(clock);
    Evidence logs = Scorer.evidence(onClock);
    Night night =
        Night.of(
            date.orElseGet(() -> RunEnd.of(logs.logs().trials())),
            ResultSet.of(results.toString(), logs, onClock),
            Scorer.score(request, logs));
    HistoryFile.append(history, night);
    host.console().println(night.runId());
    return ExitCodes.OK;
  }

  @Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
  @Command(name = "merge", description = "Join histories; the order does not matter.")
  int merge(
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "Histories.")
          List<Path> histories,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "Where all nights go; may be one of them.")
          Path out)
      throws IOException {
    HistoryFile.merge(histories, out);
    return ExitCodes.OK;
  }

  @Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
  @Command(
      name = "page",
      description = "Write one static page: the leaderboard of a run, and the history.")
  int page(
      @Mixin HistoryFlags from,
      @Option(
              names = "--results",
              required = true,
              paramLabel = "DIR",
              description = "The last run's results.")
          Path results,
      @Option(names = "--out", required = true, paramLabel = "FILE", description = "The page.")
          Path out)
      throws IOException {
    Leaderboard board = Scorer.score(ScoreRequest.of(List.of(results)));
    List<Night> nights = from.nights();
    write(out, HistoryPage.write(board, nights, from.baseline(), from.trends(nights)));
    return ExitCodes.OK;
  }

  @Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
  @Command(
      name = "readme",
      description =
          "Put the last night's table between <!-- algoperf:leaderboard --> and"
              + " <!-- /algoperf:leaderboard --> of a file.")
  int readme(
      @Mixin HistoryFlags from,
      @Parameters(paramLabel = "FILE", description = "The file that has the two markers.")
          Path file)
      throws IOException {
    List<Night> nights = from.nights();
    String table = HistoryMarkdown.write(nights, from.baseline(), from.trends(nights));
    write(file, HistoryMarkdown.insert(Files.readString(file), table));
    return ExitCodes.OK;
  }

  @Exits(
      on = {ErrorKind.DATA, ErrorKind.OUTPUT},
      with = ExitCodes.VERDICT)
  @Command(
      name = "check",
      description = "Compare the last night with the one before it, through the baseline.")
  int check(
      @Mixin HistoryFlags from,
      @Mixin FailOn failOn,
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              description = "table (the default), json, csv, md or html.")
          Optional<ComparisonReport.Format> as) {
    List<Night> nights = from.nights();
    if (nights.size() < 2) {
      host.console().note("one night has nothing to be compared with");
      return ExitCodes.OK;
    }
    ComparisonReport report =
        Comparisons.of(from.floor(nights))
            .across(
                Observed.of(nights.get(nights.size() - 2).results()),
                Observed.of(nights.get(nights.size() - 1).results()),
                Optional.of(from.baseline()));
    host.console()
        .print(
            report.write(
                as.orElse(ComparisonReport.Format.TABLE), host.console().data().columns()));
    return failOn.exitCode(report.comparisons());
  }

  private void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    host.console().println(file);
  }
}
