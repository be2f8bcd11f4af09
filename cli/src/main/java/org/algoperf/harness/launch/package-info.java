/**
 * Runs beyond one machine. In: a plan and the trials of it that are open. Out: tasks of some trials
 * each, every one of which is a call of {@code algoperf trial}, as a printed list, as a manifest,
 * or submitted and followed.
 */
package org.algoperf.harness.launch;
