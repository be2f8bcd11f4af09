package org.algoperf.cli;

import picocli.CommandLine.Option;

/** The flag of every command that prints data. */
final class FormatFlag {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (the default), json, csv or md.")
  private Format format = Format.TABLE;

  /** What was chosen. */
  Format format() {
    return format;
  }

  /** Whether lines for people are wanted. */
  boolean isTable() {
    return format == Format.TABLE;
  }

  /** Prints in the chosen format. */
  void print(Listing listing, Console console) {
    console.print(listing.text(format));
  }
}
