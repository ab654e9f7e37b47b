package dev.chronicle.demo.resources;

import dev.chronicle.capture.Capture;
import dev.chronicle.demo.api.Problem;
import dev.chronicle.demo.api.Reply;
import dev.chronicle.demo.core.ErrorCode;
import dev.chronicle.demo.core.QueueException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;

/** Tells a caller in HTTP's terms why the queue did not do what it was asked. */
public final class QueueExceptionMapper implements ExceptionMapper<QueueException> {
  private static final String RETRY_AFTER_SECONDS = "1";

  /**
   * What all failures with one code have in common.
   *
   * @param status HTTP status
   * @param title the kind of failure in words
   */
  private record Kind(int status, String title) {}

  @Override
  public Response toResponse(QueueException failure) {
    return Response.ok(explained(failure.code(), failure.getMessage(), failure.details())).build();
  }

  @Capture(name = "explain_problem")
  static Reply<Problem> explained(ErrorCode code, String message, Map<String, Object> details) {
    Kind kind = kind(code);
    Problem problem = Problem.of(kind.status(), code.text(), kind.title(), message);
    for (Map.Entry<String, Object> detail : details.entrySet()) {
      problem = problem.with(detail.getKey(), detail.getValue());
    }
    Reply<Problem> reply =
        Reply.of(kind.status(), problem).with(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    return code == ErrorCode.DATABASE_BUSY
        ? reply.with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        : reply;
  }

  private static Kind kind(ErrorCode code) {
    return switch (code) {
      case INVALID_VALUE -> new Kind(422, "A value breaks a rule");
      case TASK_NOT_FOUND -> new Kind(404, "No such task");
      case ILLEGAL_TRANSITION -> new Kind(409, "The task's status does not allow this");
      case NOT_OWNER -> new Kind(409, "Another worker holds the task");
      case LEASE_EXPIRED -> new Kind(409, "The worker's lease has run out");
      case ALREADY_COMPLETED -> new Kind(409, "The task was completed before");
      case VERSION_CONFLICT -> new Kind(412, "The task has changed");
      case IDEMPOTENCY_KEY_REUSED -> new Kind(422, "The key was used for another task");
      case INJECTED_FAILURE -> new Kind(500, "Failed on purpose");
      case DATABASE_BUSY -> new Kind(503, "Busy");
      case DISK_FULL -> new Kind(507, "The disk is full");
    };
  }
}
