/**
 * What workloads, submissions and rulesets are, in words. In: the catalog, whose source holds the
 * words, and the configuration. Out: {@link org.algoperf.harness.describe.Description}s.
 */
package org.algoperf.harness.describe;
