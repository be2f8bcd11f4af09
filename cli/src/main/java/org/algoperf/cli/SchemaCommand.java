package org.algoperf.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.algoperf.cli.SchemaCatalog.FileFormat;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints JSON Schemas. */
@Command(
    name = "schema",
    description =
        "Print the JSON Schema of a file that algoperf reads or writes, for an editor or a check;"
            + " without a name, list them.",
    footerHeading = "%nExamples:%n",
    footer = {"  algoperf schema", "  algoperf schema workload > workload.schema.json"})
@Exits(on = {ErrorKind.DATA, ErrorKind.OUTPUT})
final class SchemaCommand implements Callable<Integer> {

  private final Host host;

  @Parameters(arity = "0..1", paramLabel = "SCHEMA", description = "The name of the format.")
  private Optional<String> name;

  @Mixin private FormatFlag format;

  SchemaCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    if (name.isEmpty()) {
      format.print(new Listing(items()), host.console());
      return ExitCodes.OK;
    }
    String wanted = Names.canonical(name.get());
    FileFormat entry =
        SchemaCatalog.all().stream()
            .filter(e -> e.name().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    Names.unknown(
                        "schema",
                        name.get(),
                        SchemaCatalog.all().stream().map(FileFormat::name).toList()));
    host.console().print(Formats.document(entry.schema()));
    return ExitCodes.OK;
  }

  private static List<Map<String, Object>> items() {
    return SchemaCatalog.all().stream()
        .map(
            entry -> {
              Map<String, Object> item = new LinkedHashMap<>();
              item.put("name", entry.name());
              item.put("files", entry.files());
              return item;
            })
        .toList();
  }
}
