package org.algoperf.harness.external;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Finds calls that return something else in every run: clocks, and random numbers unseeded. */
final class ImpureCalls extends TreePathScanner<Void, CompilationUnitTree> {

  private static final Set<String> METHODS =
      Set.of(
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  /** Whatever their classes are: the times of java.time, and DJL's draws by torch's generator. */
  private static final List<String> PATTERNS =
      List.of(
          "java\\.time\\.\\w+\\.(now|system\\w*|tick\\w*)",
          "ai\\.djl\\.ndarray\\.NDManager\\.(random\\w+|truncatedNormal|sample\\w+)");

  /** Seeded by the clock when they are given no seed. */
  private static final Set<String> CONSTRUCTORS =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.security.SecureRandom",
          "java.util.Date");

  private final Trees trees;
  private final String file;
  private final List<String> found = new ArrayList<>();

  private ImpureCalls(Trees trees, String file) {
    this.trees = trees;
    this.file = file;
  }

  /**
   * The calls in a file that has been analysed, each as {@code MyOptimizer.java:17 calls
   * System.nanoTime}.
   */
  static List<String> in(
      JavacTask task, Iterable<? extends CompilationUnitTree> units, String file) {
    ImpureCalls calls = new ImpureCalls(Trees.instance(task), file);
    units.forEach(unit -> calls.scan(unit, unit));
    return List.copyOf(calls.found);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, CompilationUnitTree unit) {
    look(call, unit);
    return super.visitMethodInvocation(call, unit);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree reference, CompilationUnitTree unit) {
    look(reference, unit);
    return super.visitMemberReference(reference, unit);
  }

  @Override
  public Void visitNewClass(NewClassTree call, CompilationUnitTree unit) {
    look(call, unit);
    return super.visitNewClass(call, unit);
  }

  private void look(Tree call, CompilationUnitTree unit) {
    if (trees.getElement(getCurrentPath()) instanceof ExecutableElement method
        && method.getEnclosingElement() instanceof TypeElement owner) {
      String type = owner.getQualifiedName().toString();
      String name = type + "." + method.getSimpleName();
      boolean constructor = method.getSimpleName().contentEquals("<init>");
      boolean impure =
          constructor
              ? CONSTRUCTORS.contains(type) && method.getParameters().isEmpty()
              : METHODS.contains(name) || PATTERNS.stream().anyMatch(name::matches);
      if (impure) {
        long at = trees.getSourcePositions().getStartPosition(unit, call);
        String words =
            constructor ? "new " + type + "()" : name.replaceFirst("^java\\.lang\\.", "");
        found.add("%s:%d calls %s".formatted(file, unit.getLineMap().getLineNumber(at), words));
      }
    }
  }
}
