package org.algoperf.submissions.transform;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.ParameterSlot.Kind;
import org.algoperf.workloads.spec.Parameters;

/** One chain for some tensors, another for the rest. */
public final class Partition {

  private Partition() {}

  /** Weights between hidden units, of dense and of convolutional layers. */
  public static boolean isHiddenWeight(ParameterSlot slot) {
    return slot.kind() == Kind.MATRIX || slot.kind() == Kind.CONV;
  }

  /**
   * Gives each part flat vectors of its own, copied to and fro at each step, so that any link can
   * be used within it. A part without tensors is left out.
   *
   * @param which the tensors of the first part
   * @param then for those tensors
   * @param otherwise for all others
   */
  public static Transform partition(
      Predicate<ParameterSlot> which, Transform then, Transform otherwise) {
    return (parameters, state) ->
        new Parts(
            Stream.of(
                    part(parameters, which, then, state.scope("then")),
                    part(parameters, which.negate(), otherwise, state.scope("otherwise")))
                .flatMap(List::stream)
                .toList());
  }

  /** {@link #partition(Predicate, Transform, Transform)} by {@link #isHiddenWeight}. */
  public static Transform partition(Transform hiddenWeights, Transform others) {
    return partition(Partition::isHiddenWeight, hiddenWeights, others);
  }

  private static List<Part> part(
      Parameters whole, Predicate<ParameterSlot> which, Transform transform, State state) {
    List<ParameterSlot> slots = whole.slots().stream().filter(which).toList();
    if (slots.isEmpty()) {
      return List.of();
    }
    Selection selection = new Selection(slots, whole, state);
    return List.of(
        new Part(
            selection,
            transform.init(selection, new PartState(state, selection.values().getShape()))));
  }

  private record Part(Selection selection, Rule rule) {

    void update(NDArray update, Parameters whole, long step) {
      selection.gatherValues(whole.values());
      selection.gatherUpdate(update);
      selection.scatter(rule.update(selection.gradient(), selection, step), update);
    }

    void evalView(NDArray values, NDArray view) {
      selection.gatherValues(values);
      selection.scatter(rule.evalView(selection.values()), view);
    }
  }

  private record Parts(List<Part> parts) implements Rule {

    @Override
    public NDArray update(NDArray update, Parameters parameters, long step) {
      parts.forEach(part -> part.update(update, parameters, step));
      return update;
    }

    @Override
    public NDArray evalView(NDArray values) {
      NDArray view = values.duplicate();
      parts.forEach(part -> part.evalView(values, view));
      return view;
    }
  }
}
