package org.algoperf.workloads.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.algoperf.workloads.spec.DataException;
import org.algoperf.workloads.spec.DataProvenance.Origin;
import org.algoperf.workloads.spec.DataRequest;

/**
 * A data set that is published as files, and the places where they are looked for: the directory
 * that the user named, the cache, the network.
 *
 * @param title for messages
 * @param folders looked into, relative to the directory or the cache, which come first themselves;
 *     downloads are kept in the first
 * @param files all of them are needed, from one folder
 * @param base the address that the files' names are resolved against
 */
record PublishedData(String title, List<String> folders, List<PublishedFile> files, URI base) {

  /**
   * Where files were found.
   *
   * @param paths in the order of {@link PublishedData#files}
   */
  record Found(List<Path> paths, Origin origin) {}

  /**
   * The same data at the address in a system property, if that is set.
   *
   * @throws DataException when that is not an HTTP address ending in a slash
   */
  PublishedData withBaseFrom(String property) {
    String address = System.getProperty(property);
    if (address == null) {
      return this;
    }
    if (!address.matches("https?://\\S+/")) {
      throw new DataException(
          "system property %s: expected an http or https address ending in a slash, found '%s'"
              .formatted(property, address));
    }
    return withBase(URI.create(address));
  }

  PublishedData withBase(URI address) {
    return new PublishedData(title, folders, files, address);
  }

  /**
   * Finds the files.
   *
   * @return empty when they are neither in the cache nor to be had from the network; a warning
   *     tells of a download that failed
   * @throws DataException when the user named a directory and they are not in it
   */
  Optional<Found> find(DataRequest request, Download download) {
    if (request.directory().isPresent()) {
      return Optional.of(new Found(inDirectory(request.directory().get()), Origin.DIRECTORY));
    }
    Path cache = request.cache();
    Optional<List<Path>> cached = locate(cache);
    if (cached.isPresent()) {
      return Optional.of(new Found(cached.get(), Origin.CACHE));
    }
    Consumer<String> messages = request.messages();
    if (!request.download()) {
      return Optional.empty();
    }
    try {
      fetch(cache.resolve(folders.get(0)), download, messages);
      return locate(cache).map(paths -> new Found(paths, Origin.DOWNLOAD));
    } catch (IOException e) {
      messages.accept(
          "warning: %s is not in the cache %s, and the download failed: %s"
              .formatted(title, cache, e.getMessage()));
      return Optional.empty();
    }
  }

  private void fetch(Path folder, Download download, Consumer<String> messages) throws IOException {
    long bytes = files.stream().mapToLong(PublishedFile::bytes).sum();
    messages.accept(
        String.format(
            Locale.ROOT,
            "%s: downloading %.1f MB from %s to %s",
            title,
            bytes / 1e6,
            base,
            folder));
    for (PublishedFile file : files) {
      if (file.in(folder).isEmpty()) {
        download.fetch(base.resolve(file.name()), file, folder.resolve(file.name()), messages);
      }
    }
  }

  private List<Path> inDirectory(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new DataException(
          "data directory %s: expected a directory with %s, found none; check the path"
              .formatted(directory, title));
    }
    return locate(directory).orElseThrow(() -> missing(directory));
  }

  private DataException missing(Path directory) {
    return new DataException(
        ("data directory %s: expected %s, the files %s, all in one of %s; found %s; put the files"
                + " there, or name no data directory")
            .formatted(
                directory,
                title,
                files.stream().map(f -> String.join(" or ", f.names())).toList(),
                candidates(directory).toList(),
                candidates(directory)
                    .map(f -> present(f) + " of " + files.size() + " in " + f)
                    .collect(Collectors.joining(", "))));
  }

  private long present(Path folder) {
    return files.stream().filter(file -> file.in(folder).isPresent()).count();
  }

  private Optional<List<Path>> locate(Path directory) {
    return candidates(directory)
        .filter(folder -> present(folder) == files.size())
        .map(folder -> files.stream().map(file -> file.in(folder).orElseThrow()).toList())
        .findFirst();
  }

  private Stream<Path> candidates(Path directory) {
    return Stream.concat(Stream.of(directory), folders.stream().map(directory::resolve));
  }
}
