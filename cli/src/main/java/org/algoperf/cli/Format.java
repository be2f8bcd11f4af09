package org.algoperf.cli;

/** How a command prints data. */
enum Format {
  /** For people: aligned columns. */
  TABLE,
  /** One document with a schema version. */
  JSON,
  /** With a header line. */
  CSV,
  /** A table for a page, in Markdown. */
  MD
}
