package org.algoperf.harness.external;

import java.util.List;

/**
 * The classes that a submission from outside can name: the contract, its links and operations, and
 * libraries; not the harness with its clock, workloads, scores, or other submissions.
 */
final class ContractClasses extends ClassLoader {

  private static final String PROGRAM = "org.algoperf.";
  private static final List<String> OPEN =
      List.of(
          "org.algoperf.submissions.api.",
          "org.algoperf.submissions.transform.",
          "org.algoperf.workloads.spec.",
          "org.algoperf.workloads.torch.");

  /** Packages from which a submission imports. */
  static final List<String> IMPORTED =
      List.of(
          "org.algoperf.submissions.api",
          "org.algoperf.submissions.transform",
          "org.algoperf.workloads.spec",
          "org.algoperf.workloads.torch",
          "ai.djl.ndarray",
          "ai.djl.ndarray.types");

  /** Libraries behind which there is no border any more. */
  private static final List<String> CLOSED = List.of("ai.djl.pytorch.", "picocli.", "com.sun.jna.");

  ContractClasses() {
    super(ContractClasses.class.getClassLoader());
  }

  /** Whether a class may be named. */
  static boolean isOpen(String className) {
    return className.startsWith(PROGRAM)
        ? isContract(className)
        : CLOSED.stream().noneMatch(className::startsWith);
  }

  /** Whether a class is part of the contract, and not of a library. */
  static boolean isContract(String className) {
    return OPEN.stream().anyMatch(className::startsWith);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isOpen(name)) {
      throw new ClassNotFoundException(name + ", which is not open to submissions");
    }
    return super.loadClass(name, resolve);
  }
}
