package org.algoperf.harness.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.algoperf.harness.config.RecordedCosts.Cost;
import org.algoperf.submissions.catalog.CatalogEntry;
import org.algoperf.submissions.catalog.Submissions;
import org.algoperf.submissions.contract.StepCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordedCostsTest {

  private static final ConfigFiles INSTALLED = ConfigFiles.installed();

  @TempDir Path directory;

  static List<CatalogEntry> submissions() {
    return Submissions.all();
  }

  @Test
  void everySubmissionIsRecordedAndNoOther() {
    assertEquals(
        new TreeSet<>(Submissions.names()), INSTALLED.costs().submissions().keySet(), HINT);
  }

  @ParameterizedTest
  @MethodSource("submissions")
  void theRecordedStateIsTrue(CatalogEntry entry) {
    double bytes = StepCost.stateBytesPerParameter(entry.at(INSTALLED.point(entry.name())));
    Cost cost = INSTALLED.costs().of(entry.name()).orElseThrow();
    assertEquals(new Cost(bytes, cost.stepCost()), cost, HINT);
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    TreeMap<String, Cost> costs = new TreeMap<>();
    costs.put("adamw", new Cost(8.04, 3.26));
    RecordedCosts written = new RecordedCosts("2026-03-04", "a machine", costs);
    Path file = ConfigFiles.in(directory).record(written);
    assertEquals(written, ConfigFiles.in(directory).costs());
    assertEquals(Optional.of(new Cost(8, 3.3)), written.of("adamw"));
    assertTrue(Files.readString(file).startsWith("# What submissions cost"));
  }

  private static final String HINT = "run: algoperf list submissions --measure --write";
}
