package org.algoperf.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.external.Externals;
import org.algoperf.harness.external.Sources;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.worker.Limits;
import org.algoperf.harness.worker.Part;
import org.algoperf.harness.worker.WorkerCommand;
import org.algoperf.harness.worker.WorkerFactory;
import org.algoperf.scoring.log.TrialKey;
import org.algoperf.scoring.log.TrialMetadata.SubmissionInfo;
import org.algoperf.scoring.log.TrialReader;
import org.algoperf.scoring.log.TrialResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions from outside run in worker processes as built-in ones do. */
final class ExternalRunTest {

  @TempDir Path directory;

  private RunSummary run(Externals externals) {
    ConfigFiles files = FakeConfigs.write(directory.resolve("configs")).with(externals.points());
    return new Run(
            FakeRuns.sized(
                FakeRuns.config(directory.resolve("out"), 1, "my_optimizer", "my_chain"), 1, 1),
            new CatalogSource(Fakes.class, externals),
            files,
            new Recorder())
        .execute();
  }

  @Test
  void theyRunInWorkersAndTheirSourcesAreLogged() throws Exception {
    Path java = Sources.java(directory);
    Path yaml = Sources.yaml(directory);
    Externals externals = Externals.load(List.of(java, yaml));
    RunSummary summary = run(externals);
    assertEquals(0, summary.exitCode(), summary.failures().toString());
    assertTrue(summary.outcomes().containsKey(Outcome.TARGET_REACHED), summary.toString());
    assertEquals(source(java), logged("my_optimizer"));
    assertEquals(source(yaml), logged("my_chain"));

    Files.delete(yaml);
    Path out = directory.resolve("out");
    Verification verification = new Verification(out);
    assertEquals(List.of(), verification.files());
    Externals kept = Externals.reload(externals.sources(), Optional.of(out));
    assertEquals(
        List.of(),
        verification.repeat(
            verification.sample(1, 1), new CatalogSource(Fakes.class, kept), new Recorder()));

    Sources.yaml(directory);
    Files.writeString(java, Sources.JAVA + "// changed");
    HarnessException e =
        assertThrows(HarnessException.class, () -> run(Externals.load(List.of(java, yaml))));
    assertEquals(ErrorKind.OUTPUT, e.kind());
    String digest = externals.sources().get(0).sha256().substring(0, 16);
    assertEquals(
        "%s was edited since the run in %s began; choose another --out for the edited file, or"
                .formatted(java, out)
            + " restore the file to continue: it was kept as %s/.sources/%s/MyOptimizer.java"
                .formatted(out, digest),
        e.getMessage());
  }

  @Test
  void aWorkerRefusesAFileThatHasChanged() throws Exception {
    Path java = Sources.java(directory);
    CatalogSource catalog = new CatalogSource(Fakes.class, Externals.load(List.of(java)));
    Files.writeString(java, Sources.JAVA + "// changed");
    WorkerFactory workers =
        WorkerFactory.processes(
            new WorkerCommand(catalog, 1, directory, Limits.of(OptionalInt.empty(), 1), Part.ALL));
    HarnessException e = assertThrows(HarnessException.class, () -> workers.start(0));
    assertTrue(e.getMessage().startsWith(java + " has changed since the run began"), e.toString());
  }

  private static SubmissionInfo source(Path file) throws Exception {
    ExternalSource source = ExternalSource.of(file, Files.readAllBytes(file));
    return new SubmissionInfo(source.path().toString(), Optional.of(source.sha256()), 0);
  }

  private SubmissionInfo logged(String submission) throws Exception {
    TrialKey key = new TrialKey(submission, 0, "quadratic", 1);
    SubmissionInfo info =
        TrialReader.read(key, directory.resolve("out").resolve(key.path()))
            .metadata()
            .orElseThrow()
            .submission();
    return new SubmissionInfo(info.origin(), info.sha256(), 0);
  }
}
