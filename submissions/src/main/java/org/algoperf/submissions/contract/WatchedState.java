package org.algoperf.submissions.contract;

import org.algoperf.submissions.api.Rule;
import org.algoperf.submissions.api.State;
import org.algoperf.submissions.api.StateView;
import org.algoperf.submissions.transform.RuleWatch;

/**
 * State whose chains are watched.
 *
 * @param state behind it
 * @param path of the scope, such as {@code 0.1}: the second link of the first; empty for the whole
 */
record WatchedState(State state, String path) implements StateView, RuleWatch {

  @Override
  public Rule watched(Rule rule) {
    return new WatchedRule(rule, path);
  }

  @Override
  public State scope(String name) {
    return new WatchedState(state.scope(name), path.isEmpty() ? name : path + "." + name);
  }
}
