package org.algoperf.harness.external;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.algoperf.harness.Catalog;
import org.algoperf.harness.ExternalSource;

/**
 * How a catalog is made, here and in worker processes.
 *
 * @param builtIn has a public constructor without arguments
 * @param externals that join what it supplies
 */
public record CatalogSource(Class<? extends Supplier<Catalog>> builtIn, Externals externals) {

  /** A catalog without submissions from outside. */
  public static CatalogSource of(Class<? extends Supplier<Catalog>> builtIn) {
    return new CatalogSource(builtIn, Externals.none());
  }

  /** Makes the catalog. */
  public Catalog make() {
    try {
      return externals.joined(builtIn.getDeclaredConstructor().newInstance().get());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(builtIn.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          builtIn.getName() + " needs a public constructor without arguments", e);
    }
  }

  /** The same in a run, whose directory has copies of the files, or is to have them. */
  public CatalogSource in(Path run) {
    return new CatalogSource(builtIn, externals.in(run));
  }

  /**
   * What {@link #parse} takes: the class, the directory of the run, path and sha256 of each file.
   */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(builtIn.getName());
    arguments.add(externals.run().map(Path::toString).orElse(""));
    for (ExternalSource source : externals.sources()) {
      arguments.add(source.path().toString());
      arguments.add(source.sha256());
    }
    return arguments;
  }

  /**
   * The source that these arguments describe.
   *
   * @throws org.algoperf.harness.HarnessException when a file has changed
   */
  public static CatalogSource parse(List<String> arguments) throws ClassNotFoundException {
    List<ExternalSource> sources = new ArrayList<>();
    for (int i = 2; i < arguments.size(); i += 2) {
      sources.add(new ExternalSource(Path.of(arguments.get(i)), arguments.get(i + 1)));
    }
    // The class comes from the command line of the parent, which has checked its type.
    @SuppressWarnings("unchecked")
    Class<? extends Supplier<Catalog>> builtIn =
        (Class<? extends Supplier<Catalog>>)
            Class.forName(arguments.get(0)).asSubclass(Supplier.class);
    Optional<Path> run =
        Optional.of(arguments.get(1)).filter(text -> !text.isEmpty()).map(Path::of);
    return new CatalogSource(builtIn, Externals.reload(sources, run));
  }
}
