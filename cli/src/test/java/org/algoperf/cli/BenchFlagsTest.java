package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.algoperf.harness.ErrorKind;
import org.algoperf.workloads.torch.Blas;
import org.junit.jupiter.api.Test;

class BenchFlagsTest {

  private static void refused(String message, String... args) {
    Cli.Result result = Cli.run(args);
    assertEquals(ErrorKind.USAGE.exitCode(), result.code());
    assertTrue(result.err().contains(message), result.err());
  }

  @Test
  void aSizeIsOfTheTransformerAlone() {
    refused(
        "--width and --layers: expected the workload small_transformer alone, found"
            + " fashion_mnist_mlp; add --workloads small_transformer",
        "bench",
        "--workloads",
        "fashion_mnist_mlp",
        "--width",
        "128");
    refused(
        "expected a --width that is a multiple of 4 and one of --layers or more, found 126 and 2",
        "bench",
        "--workloads",
        "small_transformer",
        "--width",
        "126");
  }

  @Test
  void theBlasPathIsAutoOrPlain() {
    refused("--blas: expected auto or plain, found 'fast'", "list", "workloads", "--blas", "fast");
  }

  @Test
  void theBlasPathIsHandedToTheEngine() {
    String before = System.getProperty(Blas.PROPERTY);
    try {
      assertEquals(0, Cli.run("list", "workloads", "--blas", "plain").code());
      assertEquals("plain", System.getProperty(Blas.PROPERTY));
    } finally {
      if (before == null) {
        System.clearProperty(Blas.PROPERTY);
      } else {
        System.setProperty(Blas.PROPERTY, before);
      }
    }
  }
}
