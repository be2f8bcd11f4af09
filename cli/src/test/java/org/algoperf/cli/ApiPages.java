package org.algoperf.cli;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.algoperf.harness.describe.Javadoc;
import org.algoperf.submissions.api.Names;

/** Pages on what an optimizer can call, from the comments in the sources. */
final class ApiPages {

  private static final Path HOME = Path.of(System.getProperty("algoperf.home"));

  /** A comment, and the public method below it. */
  private static final Pattern METHOD =
      Pattern.compile(
          "(?s) +/\\*\\*((?:(?!\\*/).)*)\\*/\\s+(?:public static |public |default )?"
              + "((?!public|private|record|static|final|return)[\\w<>.]+) (\\w+)\\(([^)]*)\\)\\s*[{;]");

  private static final List<String> PARAMETERS =
      List.of("workloads/spec/Parameters", "workloads/spec/ParameterSlot", "submissions/api/State");

  private static final List<String> OPERATIONS =
      List.of("workloads/torch/Ops", "workloads/torch/Reductions", "workloads/torch/Matrices");

  private static final List<String> RULES =
      List.of("submissions/api/Rule", "submissions/api/Training", "workloads/spec/Oracle");

  /** Methods of NDArray that work on this engine and are of use in a rule. */
  private static final String ARRAYS =
      """
      - of each element, in a new array: add, sub, mul, div, pow, neg, abs, sign, square, sqrt, exp,\
       log, tanh, maximum, minimum, clip
      - in place: addi, subi, muli, divi, negi
      - over all elements or an axis: sum, mean, max, min
      - products: matMul, dot, transpose
      - other shapes of the same numbers: reshape, flatten, expandDims, squeeze
      - copies: duplicate, zerosLike, onesLike
      - what it is: getShape, getDataType, size
      """;

  private ApiPages() {}

  static String operations() {
    requireMethods(ARRAYS);
    return """
        # Operations

        What a rule can call on parameters, gradients and state: all of them are arrays, `NDArray`. The
        gradient, the parameters and `state.zeros(name)` are vectors of the same length n, of float32.

        ## In place

        Operations of these classes write to their first argument, or return numbers or arrays. What a
        step makes is closed at its end; what is to outlive it comes from `State`. Moments are
        `new Ops.Moments(beta1, beta2, epsilon)`.

        """
        + sections(OPERATIONS)
        + """
        ## Parameters, tensors and state

        A `ParameterSlot` has a `name()`, a `shape()`, a `kind()` (MATRIX, EMBEDDING, OUTPUT, BIAS, NORM or
        CONV) and an `offset()`; matrices are (outputs, inputs).

        """
        + sections(PARAMETERS)
        + """
        ## Rules and trainings

        A link is `(parameters, state) -> (g, p, t) -> u`: a rule takes the update so far, the parameters
        and the number of the step from 1, and returns its own update.

        """
        + sections(RULES)
        + """
        ## Methods of arrays

        `import ai.djl.ndarray.NDArray`. Each makes a new array, which costs a pass over memory and about
        1.5 µs, and a number as argument 4 µs more: the operations above do without.

        """
        + ARRAYS
        + """

        Random numbers are a function of the step: `new java.util.Random(step)`. There is no clock.
        `algoperf check` says where a file calls one. Links of other optimizers: [links](links.md).
        """;
  }

  static String links() {
    StringBuilder page =
        new StringBuilder(
            """
            # Links

            What a chain is made of: each link takes the update u of the one before it, the first takes the
            gradient, and the last one's update is subtracted, θ ← θ − u. In Java, `import static
            org.algoperf.submissions.transform.<class>.*`; in a `.yaml` chain the same names in snake case, as
            in `scale_by_adam: {beta1: 0.9, beta2: 0.999, epsilon: 1e-8}`, where `steps` is left out: it is the
            workload's step hint, in Java `workload.stepHint()`. What a rule of one's own can call:
            [operations](operations.md).

            """);
    for (Path file : sources("submissions/transform")) {
      String source = read(file);
      String methods = methods(source, List.of("Transform", "Schedule"));
      if (!methods.isEmpty()) {
        String name = className(file);
        page.append("## %s\n\n%s\n\n%s\n".formatted(name, about(source, name), methods));
      }
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static String sections(List<String> classes) {
    return classes.stream()
        .map(
            path -> {
              Path file = file(path + ".java");
              String source = read(file);
              String name = className(file);
              return "### %s\n\n`import %s`. %s\n\n%s\n"
                  .formatted(
                      name,
                      "org.algoperf." + path.replace('/', '.'),
                      about(source, name),
                      methods(source, List.of()));
            })
        .collect(Collectors.joining());
  }

  private static String about(String source, String name) {
    return String.join(" ", Javadoc.paragraphs(source, name));
  }

  /** A line for each method that returns one of these, or anything. */
  private static String methods(String source, List<String> results) {
    List<String> lines = new ArrayList<>();
    Matcher method = METHOD.matcher(source);
    while (method.find()) {
      String result = method.group(2);
      String shown = source.substring(method.start(), method.end());
      boolean visible = shown.contains("public static ") || !source.contains("final class");
      if (visible && (results.isEmpty() || results.contains(result))) {
        String parameters = method.group(4).replaceAll("\\s+", " ").strip();
        String prefix = results.isEmpty() && !result.equals("void") ? result + " " : "";
        lines.add(
            "- `%s%s(%s)`: %s"
                .formatted(
                    prefix,
                    method.group(3),
                    parameters,
                    String.join(" ", Javadoc.text(method.group(1)))));
      }
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static void requireMethods(String list) {
    List<String> known = Arrays.stream(NDArray.class.getMethods()).map(m -> m.getName()).toList();
    Matcher names = Pattern.compile("(?m)^- [^:]*: (.*)$").matcher(list);
    while (names.find()) {
      for (String name : names.group(1).split(", ", -1)) {
        if (!known.contains(name)) {
          throw new IllegalStateException(
              "NDArray has no %s, did you mean %s?".formatted(name, Names.nearest(name, known)));
        }
      }
    }
  }

  private static Path file(String path) {
    String module = path.substring(0, path.indexOf('/'));
    return HOME.resolve(module).resolve("src/main/java/org/algoperf").resolve(path);
  }

  private static List<Path> sources(String directory) {
    try (Stream<Path> files = Files.list(file(directory + "/"))) {
      return files.filter(f -> !f.endsWith("package-info.java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String className(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
