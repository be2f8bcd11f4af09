package org.algoperf.workloads.spec;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a workload looks for its data.
 *
 * @param directory a directory named by the user; when present, the data must be in it
 * @param cache where downloads and generated data are kept; it need not exist yet, nor be writable
 * @param download whether the network may be tried
 * @param messages receives warnings and progress, one line each, for a person
 */
public record DataRequest(
    Optional<Path> directory, Path cache, boolean download, Consumer<String> messages) {}
