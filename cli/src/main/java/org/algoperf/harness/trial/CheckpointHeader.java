package org.algoperf.harness.trial;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.algoperf.scoring.log.TrialLogWriter.Tables;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.submissions.api.Snapshot;
import org.algoperf.workloads.torch.Tensor;

/**
 * A {@link Checkpoint} without the elements of its arrays.
 *
 * @param plan hash of the plan
 * @param sessions what the trial was, each time that it was started
 * @param progress how far it has come
 * @param tables its log so far
 * @param numbers of the submission's state
 * @param arrays whose elements follow, in their order
 */
record CheckpointHeader(
    String plan,
    List<TrialMetadata> sessions,
    Progress progress,
    Tables tables,
    Map<String, Double> numbers,
    List<Entry> arrays) {

  CheckpointHeader {
    requireNonNull(plan, "plan");
    sessions = List.copyOf(sessions);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("sessions: expected at least one");
    }
    requireNonNull(progress, "progress");
    requireNonNull(tables, "tables");
    numbers = Map.copyOf(numbers);
    arrays = List.copyOf(arrays);
  }

  /** An array, and how many bytes it takes. */
  record Entry(String name, DataType type, List<Long> shape, int bytes) {

    Entry {
      requireNonNull(name, "name");
      requireNonNull(type, "type");
      shape = List.copyOf(shape);
    }

    private Tensor tensor(ByteBuffer from) {
      if (bytes < 0 || bytes > from.remaining()) {
        throw new IllegalArgumentException(
            "%s has %d bytes, but %d are left".formatted(name, bytes, from.remaining()));
      }
      ByteBuffer own = from.slice(from.position(), bytes);
      from.position(from.position() + bytes);
      return new Tensor(type, shape, own);
    }
  }

  static CheckpointHeader of(Checkpoint c) {
    List<Entry> arrays =
        c.memory().arrays().entrySet().stream().map(e -> entry(e.getKey(), e.getValue())).toList();
    return new CheckpointHeader(
        c.plan(), c.sessions(), c.progress(), c.tables(), c.memory().numbers(), arrays);
  }

  private static Entry entry(String name, Tensor tensor) {
    return new Entry(name, tensor.type(), tensor.shape(), tensor.bytes().remaining());
  }

  /**
   * The checkpoint, with the elements of its arrays.
   *
   * @throws IllegalArgumentException when there are too few or too many
   */
  Checkpoint with(ByteBuffer elements) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    arrays.forEach(entry -> named.put(entry.name(), entry.tensor(elements)));
    if (elements.hasRemaining()) {
      throw new IllegalArgumentException(
          "%d bytes are left after the last array".formatted(elements.remaining()));
    }
    return new Checkpoint(plan, sessions, progress, tables, new Snapshot(named, numbers));
  }
}
