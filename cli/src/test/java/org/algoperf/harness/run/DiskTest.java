package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.scoring.log.TrialResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, and disks that cannot be written; needs the right to mount one. */
final class DiskTest {

  @TempDir Path directory;
  private Path disk;
  private ConfigFiles files;

  @BeforeEach
  void mount() throws Exception {
    files = FakeConfigs.write(directory.resolve("configs"));
    disk = Files.createDirectory(directory.resolve("disk"));
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", disk.toString()),
        "skipped: a small disk cannot be mounted here; root can");
  }

  @AfterEach
  void unmount() throws Exception {
    command("umount", disk.toString());
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      // There is no such command on this system.
      return false;
    }
  }

  private Recorder run(Path out) {
    Recorder recorder = new Recorder();
    new Run(
            FakeRuns.config(out, 0, "descent", "finishing"),
            CatalogSource.of(Fakes.class),
            files,
            recorder)
        .execute();
    return recorder;
  }

  private HarnessException refused(Path out) {
    return assertThrows(HarnessException.class, () -> run(out));
  }

  @Test
  void aFullDiskEndsTheRunAndLosesNothingThatWasFinished() throws Exception {
    Path out = disk.resolve("out");
    HarnessException full = refused(out);
    assertEquals(ErrorKind.OUTPUT, full.kind());
    assertTrue(
        full.getMessage()
            .matches(
                "cannot write .*No space left on device; make room or choose another directory.*"),
        full.getMessage());
    Map<String, TrialResult> before = results(out);
    assertTrue(!before.isEmpty() && before.size() < 6, before.toString());

    assertTrue(command("mount", "-o", "remount,size=4m", disk.toString()));
    Recorder rest = run(out);
    assertEquals(6 - before.size(), rest.results.size());
    Map<String, TrialResult> after = results(out);
    assertEquals(6, after.size());
    before.forEach((trial, result) -> assertEquals(result, after.get(trial)));
  }

  @Test
  void aDiskThatCannotBeWrittenIsNamed() throws Exception {
    assertTrue(command("mount", "-o", "remount,ro", disk.toString()));
    HarnessException e = refused(disk.resolve("out"));
    assertEquals(ErrorKind.OUTPUT, e.kind());
    assertTrue(
        e.getMessage()
            .matches(
                "cannot write to .*/disk/out: .*Read-only file system; make room or choose another"
                    + " directory by --out"),
        e.getMessage());
  }

  private Map<String, TrialResult> results(Path out) {
    TrialTree tree = TrialTree.of(out);
    Map<String, TrialResult> results = new TreeMap<>();
    PlanFile.read(tree.planFile())
        .trials()
        .forEach(
            t -> tree.result(t.key()).ifPresent(result -> results.put(t.key().path(), result)));
    return results;
  }
}
