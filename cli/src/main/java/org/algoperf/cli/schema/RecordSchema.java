package org.algoperf.cli.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The schema of a record as the project binds it: keys in snake case, nothing unknown, everything
 * required but optional values and collections; NaN and the infinities as strings.
 */
public final class RecordSchema {

  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
  private static final String TYPE = "type";

  private final Set<Class<?>> strings;

  /**
   * A generator.
   *
   * @param strings types that are written as a string
   */
  public RecordSchema(Set<Class<?>> strings) {
    this.strings = Set.copyOf(strings);
  }

  /** The schema of a record. */
  public ObjectNode of(Class<?> record) {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.FLATTENED_OPTIONALS);
    builder
        .forFields()
        .withPropertyNameOverrideResolver(field -> SNAKE_CASE.translate(field.getName()))
        .withRequiredCheck(RecordSchema::isRequired);
    builder.forTypesInGeneral().withCustomDefinitionProvider(this::custom);
    return new SchemaGenerator(builder.build()).generateSchema(record);
  }

  private static boolean isRequired(FieldScope field) {
    Class<?> type = field.getRawMember().getType();
    return !Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)
            .contains(type)
        && !Collection.class.isAssignableFrom(type)
        && !Map.class.isAssignableFrom(type);
  }

  private static boolean isWrittenAsItsText(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .anyMatch(
            method ->
                method.isAnnotationPresent(JsonValue.class)
                    && method.getReturnType() == String.class);
  }

  /** What a type is written as; a document of another format may be anything. */
  private CustomDefinition custom(ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    ObjectNode schema = context.getGeneratorConfig().createObjectNode();
    if (raw == Path.class || strings.contains(raw) || isWrittenAsItsText(raw)) {
      schema.put(TYPE, "string");
    } else if (raw == OptionalInt.class || raw == OptionalLong.class) {
      schema.put(TYPE, "integer");
    } else if (raw == double.class || raw == Double.class || raw == OptionalDouble.class) {
      schema.putArray("anyOf").addObject().put(TYPE, "number");
      schema
          .withArray("anyOf")
          .addObject()
          .putArray("enum")
          .add("NaN")
          .add("Infinity")
          .add("-Infinity");
    } else if (raw.isEnum()) {
      Arrays.stream(raw.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
          .forEach(schema.putArray("enum")::add);
    } else if (!JsonNode.class.isAssignableFrom(raw)) {
      return null;
    }
    return new CustomDefinition(
        schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
  }
}
