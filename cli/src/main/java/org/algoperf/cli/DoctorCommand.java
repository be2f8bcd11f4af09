package org.algoperf.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.algoperf.harness.doctor.Doctor;
import org.algoperf.harness.doctor.Finding;
import org.algoperf.harness.doctor.Finding.Level;
import org.algoperf.harness.doctor.SystemFiles;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.scoring.Wrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Examines the machine. */
@Command(
    name = "doctor",
    description =
        "Look whether this machine can be trusted to measure: cores, load, memory, disk, Java,"
            + " libtorch, data, and its noise in one number; and what to do about each. Exits with"
            + " 1 when there is a problem, not for warnings.",
    footerHeading = "%nExamples:%n",
    footer = {"  algoperf doctor", "  algoperf doctor --data-dir ~/data --format json"})
@Exits(with = ExitCodes.FAILED)
final class DoctorCommand implements Callable<Integer> {

  private static final String INDENT = " ".repeat(9);

  private final Host host;

  @Mixin private DataFlag data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results are to go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("results");

  @Mixin private FormatFlag format;

  DoctorCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    DataLocation location = data.location(host, false);
    List<Finding> findings =
        new Doctor(SystemFiles.real(), host.clock(), location.request(words -> {}), out).findings();
    if (format.isTable()) {
      findings.forEach(this::print);
    } else {
      format.print(
          new Listing(findings.stream().map(DoctorCommand::item).toList()), host.console());
    }
    return findings.stream().anyMatch(f -> f.level() == Level.PROBLEM)
        ? ExitCodes.FAILED
        : ExitCodes.OK;
  }

  private void print(Finding finding) {
    int width = host.console().data().columns().orElse(DescriptionText.WIDTH);
    String level = "%-8s ".formatted(Choices.word(finding.level()));
    String found = finding.check() + ": " + finding.found();
    List<String> lines = new ArrayList<>(Wrap.lines(found, INDENT, width));
    lines.set(0, level + lines.get(0).strip());
    if (!finding.advice().isEmpty()) {
      lines.addAll(Wrap.lines("-> " + finding.advice(), INDENT, width));
    }
    host.console().lines(lines);
  }

  private static Map<String, Object> item(Finding finding) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("check", finding.check());
    item.put("level", Choices.word(finding.level()));
    item.put("found", finding.found());
    item.put("advice", finding.advice());
    return item;
  }
}
