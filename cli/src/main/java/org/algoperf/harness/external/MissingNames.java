package org.algoperf.harness.external;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import org.algoperf.submissions.api.Names;

/** Tells what was probably meant by a name that the compiler does not know. */
final class MissingNames {

  private static final List<String> METHODS_OF =
      List.of("org.algoperf.submissions.transform.", "org.algoperf.workloads.torch.");

  private static final String OPERATIONS = "see docs/reference/operations.md";
  private static final String LINKS = "see docs/reference/links.md";

  private final JavacTask task;
  private final Iterable<? extends CompilationUnitTree> units;
  private final Trees trees;

  /** Of a file that has been analysed. */
  MissingNames(JavacTask task, Iterable<? extends CompilationUnitTree> units) {
    this.task = task;
    this.units = units;
    this.trees = Trees.instance(task);
  }

  /** A line for an error that speaks of an unknown name, where something can be said. */
  Optional<String> hint(Diagnostic<?> error) {
    return error.getCode() != null && error.getCode().startsWith("compiler.err.cant.resolve")
        ? path(error).flatMap(this::hint)
        : Optional.empty();
  }

  private Optional<String> hint(TreePath path) {
    if (path.getLeaf() instanceof MemberSelectTree select) {
      return member(path, select);
    }
    return path.getLeaf() instanceof IdentifierTree identifier
        ? identifier(path, identifier.getName().toString())
        : Optional.empty();
  }

  private Optional<String> member(TreePath path, MemberSelectTree select) {
    TypeMirror type = trees.getTypeMirror(new TreePath(path, select.getExpression()));
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement owner)) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>();
    task.getElements().getAllMembers(owner).forEach(m -> names.add(m.getSimpleName().toString()));
    String where = owner.getQualifiedName().toString();
    boolean ours = ContractClasses.isContract(where) || where.startsWith("ai.djl.ndarray.");
    String list = where.startsWith("org.algoperf.submissions.transform.") ? LINKS : OPERATIONS;
    return said(Names.nearest(select.getIdentifier().toString(), names), ours ? list : "");
  }

  /** A name without a qualifier may be one that is not imported. */
  private Optional<String> identifier(TreePath path, String name) {
    Map<String, String> library = library();
    if (library.containsKey(name)) {
      return Optional.of("add 'import %s;'".formatted(library.get(name)));
    }
    Set<String> names = new TreeSet<>(library.keySet());
    for (Scope scope = trees.getScope(path); scope != null; scope = scope.getEnclosingScope()) {
      scope.getLocalElements().forEach(e -> names.add(e.getSimpleName().toString()));
      if (scope.getEnclosingClass() != null) {
        scope.getEnclosingClass().getEnclosedElements().stream()
            .filter(e -> e.getKind() != ElementKind.CONSTRUCTOR)
            .forEach(e -> names.add(e.getSimpleName().toString()));
      }
    }
    Optional<String> near = Names.nearest(name, names);
    return said(near, near.filter(library::containsKey).isPresent() ? LINKS : "");
  }

  private static Optional<String> said(Optional<String> near, String list) {
    String words = near.map(n -> "did you mean " + n + "?").orElse("");
    String text = (words + " " + list).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /**
   * What can be imported, by its simple name: types, and static methods of links and operations.
   */
  private Map<String, String> library() {
    Map<String, String> imports = new TreeMap<>();
    for (String name : ContractClasses.IMPORTED) {
      PackageElement home = task.getElements().getPackageElement(name);
      if (home != null) {
        home.getEnclosedElements().stream()
            .filter(MissingNames::isPublic)
            .forEach(type -> add(imports, type));
      }
    }
    return imports;
  }

  private static void add(Map<String, String> imports, Element type) {
    imports.put(type.getSimpleName().toString(), type.toString());
    if (METHODS_OF.stream().noneMatch(type.toString()::startsWith)) {
      return;
    }
    type.getEnclosedElements().stream()
        .filter(e -> e.getKind() == ElementKind.METHOD && isPublic(e))
        .filter(e -> e.getModifiers().contains(Modifier.STATIC))
        .map(e -> e.getSimpleName().toString())
        .forEach(name -> imports.putIfAbsent(name, "static " + type + "." + name));
  }

  private static boolean isPublic(Element element) {
    return element.getModifiers().contains(Modifier.PUBLIC);
  }

  /** The part of the source that an error points at. */
  private Optional<TreePath> path(Diagnostic<?> error) {
    TreePath[] found = new TreePath[1];
    for (CompilationUnitTree unit : units) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void scan(Tree tree, Void nothing) {
          if (tree != null && found[0] == null && isAt(unit, tree, error)) {
            found[0] = new TreePath(getCurrentPath(), tree);
          }
          return super.scan(tree, null);
        }
      }.scan(new TreePath(unit), null);
    }
    return Optional.ofNullable(found[0]);
  }

  private boolean isAt(CompilationUnitTree unit, Tree tree, Diagnostic<?> error) {
    return (tree instanceof MemberSelectTree || tree instanceof IdentifierTree)
        && trees.getSourcePositions().getStartPosition(unit, tree) == error.getStartPosition()
        && trees.getSourcePositions().getEndPosition(unit, tree) == error.getEndPosition();
  }
}
