/**
 * The command line, described for other readers than a terminal. In: picocli's model of the
 * commands. Out: manual pages, completion scripts.
 */
package org.algoperf.cli.help;
