/**
 * Data sets: found, checked, decoded and split, or generated from a fixed seed.
 *
 * <p>In: a {@link org.algoperf.workloads.spec.DataRequest} that says where to look. Out: {@link
 * org.algoperf.workloads.data.Splits} of examples as primitive arrays, with the provenance that
 * every log records. Plain Java: nothing here knows of an engine. Whatever is generated has the
 * same bits on every platform and JDK, and is kept in the cache where that pays.
 */
package org.algoperf.workloads.data;
