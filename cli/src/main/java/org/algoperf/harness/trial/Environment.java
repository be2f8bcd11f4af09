package org.algoperf.harness.trial;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.algoperf.harness.BuildInfo;
import org.algoperf.scoring.log.TrialMetadata.MachineInfo;
import org.algoperf.scoring.log.TrialMetadata.SoftwareInfo;
import org.algoperf.workloads.torch.Torch;

/**
 * What trials run on.
 *
 * @param machine the machine
 * @param software the program and its libraries
 */
public record Environment(MachineInfo machine, SoftwareInfo software) {

  private static final String UNKNOWN = "unknown";
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /**
   * This process's own. Starts the engine.
   *
   * @param workers processes that run trials at the same time
   */
  public static Environment of(int workers) {
    return new Environment(thisMachine(workers), thisSoftware());
  }

  /** A line for the record of a procedure. */
  public String summary() {
    return "algoperf %s (%s), Java %s, DJL %s, libtorch %s, BLAS %s, %s"
        .formatted(
            software.algoperf(),
            software.commit(),
            software.java(),
            software.djl(),
            software.libtorch(),
            software.blas(),
            machine.cpu());
  }

  private static MachineInfo thisMachine(int workers) {
    return new MachineInfo(
        host(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        cpu().orElse(UNKNOWN),
        Runtime.getRuntime().availableProcessors(),
        workers,
        Optional.of(Placements.ofThisProcess()));
  }

  private static SoftwareInfo thisSoftware() {
    BuildInfo build = BuildInfo.read();
    return new SoftwareInfo(
        build.version(),
        build.commit(),
        System.getProperty("java.version") + " " + System.getProperty("java.vendor"),
        Engine.getDjlVersion(),
        Torch.version(),
        Torch.blas().label(),
        Torch.threads());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return UNKNOWN;
    }
  }

  private static Optional<String> cpu() {
    if (!Files.isReadable(CPU_INFO)) {
      return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
