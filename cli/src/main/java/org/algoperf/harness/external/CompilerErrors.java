package org.algoperf.harness.external;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.algoperf.harness.HarnessException;

/**
 * What a compiler complains of, as people and editors read it.
 *
 * @param file that was compiled
 * @param text of the file
 * @param names tells what was meant by unknown ones
 */
record CompilerErrors(Path file, String text, MissingNames names) {

  private static final String PACKAGE_OF_CLASS = "\\b(?:[a-z]\\w*\\.)+(?=[A-Z])";

  /**
   * Refuses a file with errors: each as {@code MyOptimizer.java:12:8: message}, with the line and a
   * caret under the column.
   */
  void requireNone(DiagnosticCollector<JavaFileObject> diagnostics) {
    List<String> errors =
        diagnostics.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
            .map(this::describe)
            .toList();
    if (!errors.isEmpty()) {
      throw HarnessException.usage(
          "%s does not compile:\n%s", file.getFileName(), String.join("\n", errors));
    }
  }

  private String describe(Diagnostic<? extends JavaFileObject> error) {
    List<String> message =
        error.getMessage(Locale.ROOT).replaceAll(PACKAGE_OF_CLASS, "").lines().toList();
    if (error.getPosition() == Diagnostic.NOPOS) {
      return "%s: %s".formatted(file.getFileName(), String.join("\n  ", message));
    }
    int position = (int) Math.min(error.getPosition(), text.length());
    int start = text.lastIndexOf('\n', position - 1) + 1;
    String line = text.substring(start).lines().findFirst().orElse("");
    int column = position - start;
    // A tab stays one, so that the caret stands under its character however wide tabs are shown.
    String indent = text.substring(start, position).replaceAll("[^\t]", " ");
    StringBuilder out = new StringBuilder();
    out.append(
        "%s:%d:%d: %s\n%s\n%s^"
            .formatted(
                file.getFileName(),
                error.getLineNumber(),
                column + 1,
                message.get(0),
                line,
                indent));
    message.stream().skip(1).forEach(more -> out.append("\n").append(more));
    names.hint(error).ifPresent(hint -> out.append("\n  ").append(hint));
    return out.toString();
  }
}
