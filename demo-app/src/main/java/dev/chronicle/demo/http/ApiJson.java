package dev.chronicle.demo.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.chronicle.demo.api.Json;
import dev.chronicle.demo.api.MicrosecondsSerializer;

/** The JSON of the REST interface: one value, nothing after it, times with microseconds. */
public final class ApiJson {
  private ApiJson() {}

  /** Returns a mapper that reads and writes it. */
  public static ObjectMapper newObjectMapper() {
    return Json.mapper()
        .addModule(new SimpleModule().addSerializer(new MicrosecondsSerializer()))
        .build();
  }
}
