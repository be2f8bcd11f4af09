package org.algoperf.submissions.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Set;
import org.algoperf.submissions.contract.Problem;
import org.algoperf.workloads.torch.FlatParameters;
import org.algoperf.workloads.torch.Ops;
import org.algoperf.workloads.torch.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SnapshotTest {

  private final NDManager manager = Torch.newManager();

  /** Parameters and state of one submission. */
  private final class Memory {
    final FlatParameters parameters = new FlatParameters(manager, Problem.SLOTS, DataType.FLOAT32);
    final Buffers state = Buffers.of(manager, parameters);

    Memory() {
      state.scope("0").zeros("m");
      state.zeros("left", new Shape(2, 3));
      state.number("d", 1);
    }

    Snapshot snapshot() {
      return Snapshot.of(parameters, state);
    }
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void givesEverythingBack() {
    Memory before = new Memory();
    Ops.fill(before.parameters.values(), 1. / 3);
    Ops.fill(before.parameters.gradient(), Double.NaN);
    Ops.fill(before.state.arrays().get("left"), -0.0);
    before.state.numbers().get("d").set(Double.NEGATIVE_INFINITY);
    Snapshot snapshot = before.snapshot();
    Memory after = new Memory();
    assertNotEquals(snapshot, after.snapshot());
    snapshot.restore(after.parameters, after.state);
    assertEquals(snapshot, after.snapshot());
    assertEquals(
        Set.of("parameters", "gradient", "state.0.m", "state.left"), snapshot.arrays().keySet());
  }

  @Test
  void isACopy() {
    Memory memory = new Memory();
    Snapshot snapshot = memory.snapshot();
    Ops.fill(memory.parameters.values(), 7);
    assertNotEquals(snapshot, memory.snapshot());
    assertEquals(snapshot, new Memory().snapshot());
  }

  @Test
  void otherStateIsRefusedAndLeftAlone() {
    Snapshot snapshot = new Memory().snapshot();
    Memory more = new Memory();
    more.state.number("extra", 0);
    Ops.fill(more.parameters.values(), 7);
    Snapshot before = more.snapshot();
    assertEquals("state.extra was absent, is a number", refusal(snapshot, more));
    assertEquals(before, more.snapshot());
    assertEquals("state.extra was a number, is absent", refusal(before, new Memory()));
  }

  @Test
  void otherShapesAreRefused() {
    Memory other = new Memory();
    other.state.zeros("w", new Shape(3));
    Memory another = new Memory();
    another.state.zeros("w", new Shape(4));
    assertEquals("state.w was float32 [3], is float32 [4]", refusal(other.snapshot(), another));
  }

  private static String refusal(Snapshot snapshot, Memory memory) {
    return assertThrows(
            IllegalArgumentException.class, () -> snapshot.restore(memory.parameters, memory.state))
        .getMessage();
  }
}
