package org.algoperf.workloads.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.Parameters;

/**
 * Parameters as one flat vector whose tensors are autograd leaves, and whose gradients alias one
 * other flat vector.
 *
 * <p>A leaf is a slice of the values, reshaped and detached, so that it shares their storage. Its
 * gradient is made to be a slice of the flat gradient by a first backward pass through the identity
 * with that slice as cotangent: autograd keeps the cotangent itself as the leaf's gradient, and
 * adds to it in place ever after.
 */
public final class FlatParameters implements Parameters {

  private final List<ParameterSlot> slots;
  private final NDArray values;
  private final NDArray gradient;
  private final NDList leaves;
  private final NDList gradients;

  /**
   * Allocates zeros for {@code slots}.
   *
   * @param manager owns all arrays
   * @param slots cover 0..n without gaps, in order
   * @param type {@link DataType#FLOAT32} or {@link DataType#FLOAT64}
   */
  public FlatParameters(NDManager manager, List<ParameterSlot> slots, DataType type) {
    if (type != DataType.FLOAT32 && type != DataType.FLOAT64) {
      throw new IllegalArgumentException("parameters are float32 or float64, not " + type);
    }
    this.slots = List.copyOf(slots);
    requireNoGaps(this.slots);
    this.values = manager.zeros(new Shape(size()), type);
    this.gradient = manager.zeros(new Shape(size()), type);
    this.leaves = new NDList(slots.size());
    this.gradients = new NDList(slots.size());
    for (ParameterSlot slot : this.slots) {
      leaves.add(leaf(slot));
      gradients.add(view(gradient, slot));
    }
  }

  private static void requireNoGaps(List<ParameterSlot> slots) {
    long end = 0;
    for (ParameterSlot slot : slots) {
      if (slot.offset() != end) {
        throw new IllegalArgumentException(
            "tensor %s begins at %d, but the one before it ends at %d"
                .formatted(slot.name(), slot.offset(), end));
      }
      end = slot.end();
    }
  }

  private NDArray leaf(ParameterSlot slot) {
    NDArray leaf = view(values, slot).stopGradient();
    leaf.setRequiresGradient(true);
    NDArray part = Nn.slice(gradient, slot.offset(), slot.end());
    NDArray identity = Torch.withGradient(() -> leaf.reshape(slot.size()));
    Torch.backward(identity, part);
    return leaf;
  }

  @Override
  public NDArray values() {
    return values;
  }

  @Override
  public NDArray gradient() {
    return gradient;
  }

  @Override
  public NDArray view(NDArray flat, ParameterSlot slot) {
    return Nn.slice(flat, slot.offset(), slot.end()).reshape(slot.shape());
  }

  @Override
  public List<ParameterSlot> slots() {
    return slots;
  }

  /** The tensors that autograd differentiates by, in the order of the slots. */
  public NDList leaves() {
    return leaves;
  }

  /** Their gradients: views of the flat gradient, in the order of the slots. */
  public NDList gradients() {
    return gradients;
  }
}
