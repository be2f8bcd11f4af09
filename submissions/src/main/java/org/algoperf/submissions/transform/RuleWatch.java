package org.algoperf.submissions.transform;

import org.algoperf.submissions.api.Rule;

/** A state whose owner looks at every update of the links that take it. */
public interface RuleWatch {

  /** What a chain runs in place of the rule that was given this state. */
  Rule watched(Rule rule);
}
