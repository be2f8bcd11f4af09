/**
 * Whether this machine can be trusted to measure. In: the system's files and clocks. Out: {@link
 * org.algoperf.harness.doctor.Finding}s, each with what to do about it.
 */
package org.algoperf.harness.doctor;
