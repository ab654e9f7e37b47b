package dev.chronicle.demo.http;

import dev.chronicle.demo.api.Problem;
import jakarta.ws.rs.core.Response;

/** Turns problems into answers of resources. */
final class ProblemResponse {
  private ProblemResponse() {}

  /** Returns an answer that consists of the problem. */
  static Response of(Problem problem) {
    return builder(problem).build();
  }

  /** Starts an answer that consists of the problem and may get further headers. */
  static Response.ResponseBuilder builder(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }
}
