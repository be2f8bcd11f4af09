package org.algoperf.scoring.log;

/** Whether a trial's cores were its own. */
public enum Exclusivity {
  /** Its scheduler, or the run that pinned it, gave them to nobody else. */
  EXCLUSIVE,
  /** Others of the same run or scheduler could take them. */
  SHARED,
  /** Nobody has said. */
  UNKNOWN
}
