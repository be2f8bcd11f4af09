package org.algoperf.scoring.export;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.algoperf.scoring.export.Table.Column;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Writes tables to files. */
final class TableFile {

  private TableFile() {}

  /** CSV with a header; a value that is not there is an empty cell. */
  static void csv(Table table, Path file) throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      csv.writeRecord(table.columns().stream().map(Column::name).toList());
      table.rows().forEach(row -> csv.writeRecord(row.stream().map(String::valueOf).toList()));
    }
  }

  /** Parquet with optional columns; a value that is not there is null. */
  static void parquet(Table table, String name, Path file) throws IOException {
    Type[] fields = table.columns().stream().map(TableFile::field).toArray(Type[]::new);
    Files.deleteIfExists(file);
    try (ParquetWriter<List<Object>> writer =
        ParquetWriter.writeFile(
            new MessageType(name, fields),
            file.toFile(),
            (row, values) -> write(table.columns(), row, values))) {
      for (List<Object> row : table.rows()) {
        writer.write(row);
      }
    }
  }

  private static void write(List<Column> columns, List<Object> row, ValueWriter values) {
    for (int i = 0; i < columns.size(); i++) {
      if (!row.get(i).equals(Table.ABSENT)) {
        values.write(columns.get(i).name(), row.get(i));
      }
    }
  }

  private static PrimitiveType field(Column column) {
    return switch (column.cells()) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
    };
  }
}
