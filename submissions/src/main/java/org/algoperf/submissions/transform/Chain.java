package org.algoperf.submissions.transform;

import ai.djl.ndarray.NDArray;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.Transform;
import org.algoperf.workloads.spec.Parameters;

/** Links one after another. */
public final class Chain {

  private Chain() {}

  /** u = (linkₖ ∘ … ∘ link₁)(g). Each link keeps its state in a scope of its own, 0, 1, … */
  public static Transform chain(Transform... links) {
    List<Transform> all = List.of(links);
    return (parameters, state) -> {
      List<Rule> rules = new ArrayList<>(all.size());
      for (Transform link : all) {
        State own = state.scope(Integer.toString(rules.size()));
        Rule rule = link.init(parameters, own);
        rules.add(own instanceof RuleWatch watch ? watch.watched(rule) : rule);
      }
      return Links.of(rules);
    };
  }

  /**
   * @param rules all of them
   * @param head those but the last one before the tail
   * @param last the one before the tail; of an empty chain or one that is all tail, a link that
   *     does nothing
   * @param tail the affine ones at the end, in one
   * @param watching what comes after them and only looks on
   */
  private record Links(
      List<Rule> rules, List<Rule> head, Rule last, Affine tail, List<Averaging.Watching> watching)
      implements Rule {

    static Links of(List<Rule> rules) {
      Deque<Rule> rest = new ArrayDeque<>(rules);
      Deque<Averaging.Watching> watching = new ArrayDeque<>();
      while (rest.peekLast() instanceof Averaging.Watching last) {
        watching.addFirst(last);
        rest.removeLast();
      }
      Affine tail = withoutTail(rest);
      Rule last = last(rest);
      return new Links(List.copyOf(rules), List.copyOf(rest), last, tail, List.copyOf(watching));
    }

    /** Takes the affine links off the end. */
    private static Affine withoutTail(Deque<Rule> rest) {
      Affine tail = Affine.IDENTITY;
      while (rest.peekLast() instanceof Affine affine) {
        tail = tail.after(affine);
        rest.removeLast();
      }
      return tail;
    }

    /**
     * Takes the last link off the end, with those before it that it can do without an update of.
     */
    private static Rule last(Deque<Rule> rest) {
      if (rest.isEmpty()) {
        return Affine.IDENTITY;
      }
      Rule last = rest.removeLast();
      Deque<Rule> before = new ArrayDeque<>(rest);
      Affine between = withoutTail(before);
      if (last instanceof Affine.Absorbing absorbing
          && before.pollLast() instanceof Affine.Descending first) {
        Optional<Rule> both = absorbing.after(first, between);
        if (both.isPresent()) {
          rest.clear();
          rest.addAll(before);
          return both.get();
        }
      }
      return last;
    }

    @Override
    public void descend(NDArray update, Parameters parameters, long step) {
      NDArray u = update;
      for (Rule rule : head) {
        u = rule.update(u, parameters, step);
      }
      tail.descend(last, u, parameters, step);
      watching.forEach(link -> link.watch(parameters, step));
    }

    @Override
    public NDArray update(NDArray update, Parameters parameters, long step) {
      NDArray u = update;
      for (Rule rule : rules) {
        u = rule.update(u, parameters, step);
      }
      return u;
    }

    @Override
    public NDArray evalView(NDArray values) {
      NDArray view = values;
      for (Rule rule : rules) {
        view = rule.evalView(view);
      }
      return view;
    }
  }
}
