package org.algoperf.harness.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cores that a run has for itself, one for each of its workers. A core is claimed by a lock on
 * a file that all runs of this machine know, so that a second run takes other cores. The system
 * releases it when the process ends, however it ends; the file stays.
 */
final class CoreClaims implements AutoCloseable {

  private static final String FILE = "algoperf-core-%d.lock";

  /**
   * What this process has claimed. On POSIX systems it would lose a lock by closing another channel
   * to the same file, so that none may be opened.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final List<Claim> claims;
  private final boolean refused;

  /** A core and the open file that makes it ours. */
  private record Claim(int core, Path file, FileChannel channel) {}

  private CoreClaims(List<Claim> claims, boolean refused) {
    this.claims = List.copyOf(claims);
    this.refused = refused;
  }

  /** No core for anybody. */
  static CoreClaims none() {
    return new CoreClaims(List.of(), false);
  }

  /**
   * Claims a core for each worker, whole cores if there are enough of them; or none at all, when
   * other runs have left too few.
   *
   * @param directory of the lock files
   */
  static CoreClaims take(Cores cores, int workers, Path directory) {
    if (workers > cores.order().size()) {
      return none();
    }
    int whole = workers <= cores.physical() ? cores.physical() : cores.order().size();
    List<Claim> claims = new ArrayList<>();
    for (int core : cores.order().subList(0, whole)) {
      if (claims.size() < workers) {
        claim(core, directory.resolve(FILE.formatted(core))).ifPresent(claims::add);
      }
    }
    if (claims.size() == workers) {
      return new CoreClaims(claims, false);
    }
    claims.forEach(CoreClaims::release);
    return new CoreClaims(List.of(), true);
  }

  /** The core of a worker, if it has one of its own. */
  Optional<Integer> of(int worker) {
    return claims.isEmpty() ? Optional.empty() : Optional.of(claims.get(worker).core);
  }

  /** Whether other runs have left too few cores. */
  boolean isRefused() {
    return refused;
  }

  /** Gives the cores back. */
  @Override
  public void close() {
    claims.forEach(CoreClaims::release);
  }

  private static Optional<Claim> claim(int core, Path file) {
    if (!OWN.add(file)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      channel = open(file);
      if (channel.tryLock() != null) {
        return Optional.of(new Claim(core, file, channel));
      }
    } catch (IOException e) {
      // A core that cannot be claimed may be another's.
      System.err.println("core %d cannot be claimed: %s".formatted(core, e));
    }
    if (channel != null) {
      close(channel);
    }
    OWN.remove(file);
    return Optional.empty();
  }

  /** For every user, because cores are everybody's; who opens another's file must not create it. */
  private static FileChannel open(Path file) throws IOException {
    if (Files.exists(file)) {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    }
    return channel;
  }

  /** At most once: a second call must not touch what somebody else has claimed since. */
  private static void release(Claim claim) {
    if (claim.channel.isOpen()) {
      close(claim.channel);
      OWN.remove(claim.file);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The system closes it with the process, and nothing was written to it.
      System.err.println("the claim to a core could not be released: " + e);
    }
  }
}
