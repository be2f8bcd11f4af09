package org.algoperf.harness.external;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.algoperf.harness.HarnessException;
import org.algoperf.submissions.contract.Thrown;

/** Compiles one Java file against the running program, and writes nothing to disk. */
final class MemoryCompiler {

  private MemoryCompiler() {}

  /**
   * A file that compiles.
   *
   * @param classes in the order of their names
   * @param impure as {@link ImpureCalls} finds them
   */
  record Compiled(List<Class<?>> classes, List<String> impure) {
    Compiled {
      classes = List.copyOf(classes);
      impure = List.copyOf(impure);
    }
  }

  /**
   * Compiles a file.
   *
   * @throws HarnessException of kind USAGE, with every error as {@code file:line:column: message},
   *     its line and a caret; or when this Java has no compiler
   */
  static Compiled compile(Path file, String text) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw HarnessException.usage(
          "%s cannot be compiled: the Java in %s has no compiler; set JAVA_HOME to a JDK of version"
              + " 17 or later, or give a jar by --plugin or a chain in YAML by --submission",
          file.getFileName(), System.getProperty("java.home"));
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of("-proc:none", "-Xlint:none", "-g", "-cp", System.getProperty("java.class.path"));
    try (StandardJavaFileManager standard =
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        Outputs outputs = new Outputs(standard)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, outputs, diagnostics, options, null, List.of(new Text(file, text)));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      new CompilerErrors(file, text, new MissingNames(task, units)).requireNone(diagnostics);
      List<String> impure = ImpureCalls.in(task, units, file.getFileName().toString());
      task.generate();
      return new Compiled(outputs.load(), impure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's text; named as the file, which must agree with a public class in it. */
  private static final class Text extends SimpleJavaFileObject {

    private final String text;

    Text(Path file, String text) {
      super(file.toUri(), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps class files in memory, and shows the compiler what a submission may name. */
  private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> bytes = new TreeMap<>();

    Outputs(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      bytes.put(name, out);
      URI uri = URI.create("memory:///" + name.replace('.', '/') + kind.extension);
      return new SimpleJavaFileObject(uri, kind) {
        @Override
        public OutputStream openOutputStream() {
          return out;
        }
      };
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
        throws IOException {
      return ContractClasses.isOpen(packageName + ".")
          ? super.list(location, packageName, kinds, recurse)
          : List.of();
    }

    List<Class<?>> load() {
      Map<String, byte[]> files = new TreeMap<>();
      bytes.forEach((name, out) -> files.put(name, out.toByteArray()));
      MemoryClasses loader = new MemoryClasses(files);
      List<Class<?>> classes = new ArrayList<>();
      files.keySet().forEach(name -> classes.add(loader.defined(name)));
      return List.copyOf(classes);
    }
  }

  /** Defines the classes; a built-in class of the same name is not taken in their place. */
  private static final class MemoryClasses extends ClassLoader {

    private final Map<String, byte[]> files;

    MemoryClasses(Map<String, byte[]> files) {
      super(Thrown.LOADER, new ContractClasses());
      this.files = files;
    }

    Class<?> defined(String name) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!files.containsKey(name)) {
        throw new ClassNotFoundException(name);
      }
      return define(name);
    }

    private Class<?> define(String name) {
      byte[] file = files.get(name);
      return defineClass(name, file, 0, file.length);
    }
  }
}
