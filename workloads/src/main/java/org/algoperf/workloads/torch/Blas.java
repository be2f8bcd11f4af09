package org.algoperf.workloads.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which code path the matrix products of libtorch's MKL take on this processor.
 *
 * <p>MKL asks once whether the processor is its vendor's, keeps the answer in an int, and takes a
 * slower path on others: on AMD's cores at between less than half and nine tenths of the speed, by
 * the core; 5 to 10 % were lost on a Zen 4. {@link #FAST} writes the answer before MKL asks. The
 * int is an internal of one build of libtorch, so it is found by the instruction that loads it, and
 * left alone unless processor, instruction and value are as expected. Of its vendor's kernels it
 * then takes those for AVX2 where the processor does the work of wider vectors in two halves: they
 * are faster by a tenth on small and on transposed products. The two paths agree to about five
 * digits, not in bits: results of both are never compared.
 */
public enum Blas {
  /** MKL's own choice. */
  PLAIN,
  /** The path for processors of MKL's vendor, on an AMD processor. */
  FAST;

  /** The system property that chooses: {@code auto} (the default) or {@code plain}. */
  public static final String PROPERTY = "algoperf.blas";

  /** What can be asked for. */
  public enum Choice {
    /** {@link Blas#FAST} where it is possible. */
    AUTO,
    /** {@link Blas#PLAIN}. */
    PLAIN;

    /** Takes effect if the engine of this process has not been started yet. */
    public void set() {
      System.setProperty(PROPERTY, name().toLowerCase(Locale.ROOT));
    }
  }

  private static final String SYMBOL = "mkl_serv_intel_cpu_true";

  /** MKL's call for a limit to the instructions that it uses, under the name it has in libtorch. */
  private static final String LIMIT = "mkl_serv_enable_instructions";

  /** The call's name for AVX2. */
  private static final int AVX2 = 2;

  /** Zen 3, which has no wider vectors, and Zen 4, the units of which are as wide as AVX2's. */
  private static final String HALF_WIDTH_FAMILY = "25";

  private static final int NOT_ASKED_YET = -1;

  /** {@code mov eax, [rip + displacement]}: two bytes of opcode, four of displacement. */
  private static final byte[] LOAD = {(byte) 0x8B, 0x05};

  private static final int LOAD_LENGTH = 6;

  /** The name in logs: {@code plain} or {@code fast}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Chooses the path; called once, after libtorch is loaded and before the first product.
   *
   * @throws IllegalArgumentException if the property is neither {@code auto} nor {@code plain}
   */
  static Blas choose() {
    String choice = System.getProperty(PROPERTY, "auto");
    return switch (choice) {
      case "plain" -> PLAIN;
      case "auto" -> isAmd() ? library().map(Blas::claim).orElse(PLAIN) : PLAIN;
      default ->
          throw new IllegalArgumentException(
              "%s must be auto or plain, found '%s'".formatted(PROPERTY, choice));
    };
  }

  private static boolean isAmd() {
    return System.getProperty("os.arch").equals("amd64") && cpuHas("vendor_id", "AuthenticAMD");
  }

  private static boolean cpuHas(String key, String value) {
    return lines("/proc/cpuinfo").anyMatch(line -> line.matches(key + "\\s*:\\s*" + value));
  }

  /** Where the loaded libtorch_cpu lies, from the process's memory map. */
  private static Optional<String> library() {
    return lines("/proc/self/maps")
        .filter(line -> line.endsWith("/libtorch_cpu.so"))
        .map(line -> line.substring(line.indexOf('/')))
        .findFirst();
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Blas claim(String path) {
    Pointer code;
    Function limit;
    try {
      NativeLibrary library = NativeLibrary.getInstance(path);
      code = library.getGlobalVariableAddress(SYMBOL);
      limit = library.getFunction(LIMIT);
    } catch (UnsatisfiedLinkError e) {
      return PLAIN;
    }
    if (code.getByte(0) != LOAD[0] || code.getByte(1) != LOAD[1]) {
      return PLAIN;
    }
    Pointer answer = code.share(LOAD_LENGTH + (long) code.getInt(LOAD.length));
    if (answer.getInt(0) != NOT_ASKED_YET) {
      return PLAIN;
    }
    answer.setInt(0, 1);
    if (cpuHas("cpu family", HALF_WIDTH_FAMILY)) {
      limit.invokeInt(new Object[] {AVX2});
    }
    return FAST;
  }
}
