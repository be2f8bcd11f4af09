package org.algoperf.harness.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.FakeConfigs;
import org.algoperf.harness.fake.FakeRuns;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.fake.Quadratic;
import org.algoperf.harness.plan.PlanFile;
import org.algoperf.harness.plan.Planner;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.harness.trial.DataLocation;
import org.algoperf.harness.trial.SystemClock;
import org.algoperf.scoring.log.TrialMetadata.DataInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ProcessWorkerTest {

  private static final DataLocation LOCATION = new DataLocation(Optional.empty(), false);
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path directory;

  private WorkerCommand command(int count) {
    return new WorkerCommand(
        CatalogSource.of(Fakes.class),
        count,
        directory,
        Limits.of(OptionalInt.empty(), count),
        Part.ALL);
  }

  private Worker start() throws WorkerDiedException {
    return WorkerFactory.processes(command(2)).start(1);
  }

  private Path planOf(String submission) throws Exception {
    ConfigFiles files = FakeConfigs.write(directory.resolve("configs"));
    Planner planner =
        new Planner(
            FakeRuns.config(directory.resolve("out"), 1, submission), new Fakes().get(), files);
    RunPlan plan = planner.plan(name -> new DataInfo("quadratic", "generated", Quadratic.SHA256));
    Path file = directory.resolve(PlanFile.NAME);
    PlanFile.write(file, plan);
    return file;
  }

  @Test
  void answersRequestsUntilItIsClosed() throws Exception {
    Request load = new Request.Load("quadratic", LOCATION);
    Worker worker = start();
    try (worker) {
      assertEquals(2, worker.environment().machine().workers());
      Event.Reply loaded = worker.call(load, e -> {}, LONG);
      assertEquals("quadratic", assertInstanceOf(Event.Loaded.class, loaded).data().name());
      Event.Reply unknown = worker.call(new Request.Load("cubic", LOCATION), e -> {}, LONG);
      assertEquals(
          new Event.Failed(ErrorKind.USAGE, "unknown workload 'cubic'; there are: quadratic"),
          unknown);
    }
    assertThrows(WorkerDiedException.class, () -> worker.call(load, e -> {}, LONG));
  }

  @Test
  void aWorkerThatHangsIsKilled() throws Exception {
    Path plan = planOf("hanging");
    try (Worker worker = start()) {
      Request request = new Request.RunTrial(plan, 0, directory.resolve("out"), LOCATION);
      WorkerDiedException e =
          assertThrows(
              WorkerDiedException.class,
              () -> worker.call(request, event -> {}, Duration.ofSeconds(2)));
      assertEquals("killed: the trial hung, with no sign of life for 2 s", e.getMessage());
    }
  }

  @Test
  void aWorkerEndsWithItsParentEvenInAHangingTrial() throws Exception {
    Request request =
        new Request.RunTrial(planOf("hanging"), 0, directory.resolve("out"), LOCATION);
    Process process = command(1).process(0, CoreClaims.none()).start();
    try (var events = process.inputReader()) {
      assertInstanceOf(Event.Ready.class, Message.parse(events.readLine()));
      process.getOutputStream().write((request.line() + "\n").getBytes(UTF_8));
      process.getOutputStream().close();
      assertEquals(0, process.waitFor());
    }
    assertTrue(Files.exists(directory.resolve("worker-0.log")));
  }

  @Test
  void aTrialThatUsesUpTheMemoryWearsItsWorkerOut() throws Exception {
    Path plan = planOf("hoarding");
    try (Worker worker = start()) {
      Request request = new Request.RunTrial(plan, 0, directory.resolve("out"), LOCATION);
      Event.Finished finished =
          assertInstanceOf(Event.Finished.class, worker.call(request, event -> {}, LONG));
      assertTrue(finished.worn());
      String reason = finished.result().reason().orElseThrow();
      assertTrue(reason.startsWith("start: java.lang.OutOfMemoryError: "), reason);
    }
  }

  @Test
  void aPlanMadeForOtherDataIsRefused() throws Exception {
    RunPlan plan = PlanFile.read(planOf("descent"));
    Path file = directory.resolve("other.json");
    Files.writeString(file, PlanFile.json(plan).replace(Quadratic.SHA256, "f".repeat(64)));
    InProcessWorker worker = new InProcessWorker(new Fakes().get(), new SystemClock());
    Event.Reply reply =
        worker.call(
            new Request.RunTrial(file, 0, directory.resolve("out"), LOCATION), e -> {}, LONG);
    Event.Failed failed = assertInstanceOf(Event.Failed.class, reply);
    assertEquals(ErrorKind.DATA, failed.kind());
    assertTrue(
        failed.message().startsWith("quadratic: the plan was made for quadratic with sha256 ffff"),
        failed.message());
    assertEquals(OptionalDouble.empty(), plan.workload("quadratic").referenceStepSec());
  }
}
