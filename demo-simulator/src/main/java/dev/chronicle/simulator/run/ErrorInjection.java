package dev.chronicle.simulator.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * The share of calls that the server fails on purpose: changed for a run, and put back after it.
 *
 * <p>Each change waits for the server's answer, {@value #PATIENCE_SECONDS} s at most. Thread-safe;
 * changes are made one after the other.
 */
final class ErrorInjection {
  private static final int PATIENCE_SECONDS = 5;
  private static final String PATH = "/admin/error-injection";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpTransport transport;
  private OptionalDouble original = OptionalDouble.empty();
  private boolean closed;

  ErrorInjection(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Sets the rate, or puts back the one that the server had at first where none is asked for; does
   * nothing once closed.
   *
   * @throws TargetException if the server did not take it
   */
  synchronized void apply(OptionalDouble rate) throws TargetException {
    if (closed) {
      return;
    }
    if (rate.isEmpty()) {
      restore();
      return;
    }
    if (original.isEmpty()) {
      original = OptionalDouble.of(read());
    }
    write(rate.getAsDouble());
  }

  /**
   * Puts back the rate that the server had at first, and leaves it alone from now on.
   *
   * @throws TargetException if the server did not take it
   */
  synchronized void close() throws TargetException {
    closed = true;
    restore();
  }

  private void restore() throws TargetException {
    if (original.isPresent()) {
      write(original.getAsDouble());
      original = OptionalDouble.empty();
    }
  }

  private double read() throws TargetException {
    String body = call("GET", Optional.empty());
    try {
      JsonNode rate = JSON.readTree(body).path("rate");
      if (rate.isNumber()) {
        return rate.doubleValue();
      }
    } catch (IOException e) {
      // Told below, together with an answer that is JSON and has no rate.
    }
    throw new TargetException("server did not say its error rate at " + PATH);
  }

  private void write(double rate) throws TargetException {
    try {
      call("POST", Optional.of(JSON.writeValueAsString(JSON.createObjectNode().put("rate", rate))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a number must be JSON, was: " + rate, e);
    }
  }

  private String call(String method, Optional<String> body) throws TargetException {
    Answer answer =
        transport
            .send(method, PATH, body)
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .handle(HttpTransport::answer)
            .join();
    if (answer instanceof Answer.Responded responded) {
      if (responded.status() == 200 || responded.status() == 204) {
        return responded.body();
      }
      throw new TargetException(refusal(responded));
    }
    Answer.Lost lost = (Answer.Lost) answer;
    if (lost.reason() == Answer.Reason.UNREACHABLE) {
      throw new TargetException.Unreachable(lost.message());
    }
    throw new TargetException("server did not answer at " + PATH + ": " + lost.message());
  }

  private static String refusal(Answer.Responded responded) {
    String hint =
        responded.status() == 401 || responded.status() == 403
            ? "; set CHRONICLE_ADMIN_TOKEN to the server's token"
            : "";
    String detail = ProblemJson.read(responded.body()).detail();
    return "server answered "
        + responded.status()
        + " at "
        + PATH
        + (detail.isEmpty() ? "" : ": " + detail)
        + hint;
  }
}
