package org.algoperf.harness.doctor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.algoperf.harness.doctor.Finding.Level;
import org.algoperf.harness.trial.Environment;
import org.algoperf.workloads.torch.Torch;

/** Java, libtorch, its matrix products, and how steady they are. */
final class SoftwareChecks {

  private static final int OLDEST_JAVA = 17;
  private static final int SIZE = 256;

  /** From this spread on small differences drown, from that on large ones do. */
  private static final double NOISY = .05;

  private static final double WILD = .5;

  private final Noise noise;

  SoftwareChecks(Noise noise) {
    this.noise = noise;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    try {
      Environment environment = Environment.of(1);
      findings.add(Finding.ok("libtorch", environment.software().libtorch()));
      findings.add(blas(environment));
      findings.add(steadiness(noise.of(SoftwareChecks::product)));
    } catch (LinkageError | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      findings.add(
          new Finding(
              "libtorch",
              Level.PROBLEM,
              "cannot be loaded: " + cause,
              "this build carries the native libraries of one platform; build it on this one, and"
                  + " see that ~/.djl.ai can be written"));
    }
    return findings;
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return Finding.unless(
        feature >= OLDEST_JAVA,
        new Finding(
            "java",
            Level.PROBLEM,
            "%s, %s"
                .formatted(System.getProperty("java.version"), System.getProperty("java.vendor")),
            "install Java " + OLDEST_JAVA + " or later"));
  }

  private static Finding blas(Environment environment) {
    String path = environment.software().blas();
    boolean amd = environment.machine().cpu().contains("AMD");
    return Finding.unless(
        !amd || !path.equals("plain"),
        new Finding(
            "blas",
            Level.WARNING,
            "%s path on %s".formatted(path, environment.machine().cpu()),
            "matrix products take MKL's slow path, which never compares with the fast one; leave"
                + " algoperf.blas unset"));
  }

  private static Finding steadiness(double spread) {
    return Finding.unless(
        spread < NOISY,
        new Finding(
            "noise",
            spread < WILD ? Level.WARNING : Level.PROBLEM,
            String.format(
                Locale.ROOT,
                "%.1f %% between the slow and the fast tenth of a matrix product",
                100 * spread),
            "smaller differences than this need many studies; stop other programs, then see"
                + " `algoperf aa`"));
  }

  /** Ten products of the size that trials are made of: some milliseconds. */
  private static void product() {
    try (NDManager manager = Torch.newManager()) {
      NDArray a = manager.ones(new Shape(SIZE, SIZE), DataType.FLOAT32);
      for (int i = 0; i < 10; i++) {
        a.matMul(a);
      }
    }
  }
}
