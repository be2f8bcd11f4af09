package org.algoperf.harness.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import org.algoperf.harness.Formats;

/** A line between a worker and its parent: a JSON object whose {@code type} says which record. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Request.Load.class, name = "load"),
  @JsonSubTypes.Type(value = Request.Calibrate.class, name = "calibrate"),
  @JsonSubTypes.Type(value = Request.RunTrial.class, name = "run_trial"),
  @JsonSubTypes.Type(value = Event.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = Event.Note.class, name = "note"),
  @JsonSubTypes.Type(value = Event.Flooded.class, name = "flooded"),
  @JsonSubTypes.Type(value = Event.Evaluated.class, name = "evaluated"),
  @JsonSubTypes.Type(value = Event.Loaded.class, name = "loaded"),
  @JsonSubTypes.Type(value = Event.Calibrated.class, name = "calibrated"),
  @JsonSubTypes.Type(value = Event.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = Event.Failed.class, name = "failed")
})
public sealed interface Message permits Request, Event {

  /** The version of the protocol; parent and worker must have the same. */
  int PROTOCOL = 3;

  /** The message as one line, without its end. */
  default String line() {
    try {
      return Formats.lines().writerFor(Message.class).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a line.
   *
   * @throws ProtocolException when it is not a message
   */
  static Message parse(String line) {
    try {
      Message message = Formats.lines().readValue(line, Message.class);
      if (message == null) {
        throw new ProtocolException("expected a message, found null", null);
      }
      return message;
    } catch (JsonProcessingException e) {
      throw new ProtocolException(
          "expected a message, found '%s': %s".formatted(clip(line), clip(Formats.explain(e))), e);
    }
  }

  private static String clip(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }
}
