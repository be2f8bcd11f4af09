/**
 * JSON Schemas of the files that the program reads and writes. In: the records that the files are
 * bound to. Out: schemas, draft 2020-12.
 */
package org.algoperf.cli.schema;
