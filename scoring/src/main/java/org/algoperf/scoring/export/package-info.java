/**
 * Logs as other tools read them. In: trials. Out: CSV and Parquet tables, TensorBoard event files.
 */
package org.algoperf.scoring.export;
