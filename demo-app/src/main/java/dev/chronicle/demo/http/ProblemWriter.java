package dev.chronicle.demo.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.demo.api.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problems where no resource is there to do it. */
final class ProblemWriter {
  private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(Problem.class);

  private ProblemWriter() {}

  /** Answers a request with a problem. */
  static void write(Problem problem, HttpServletResponse response) throws IOException {
    byte[] body = bytes(problem);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Returns a problem as JSON in UTF-8. */
  static byte[] bytes(Problem problem) {
    try {
      return JSON.writeValueAsBytes(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("problem cannot be written", impossible);
    }
  }
}
