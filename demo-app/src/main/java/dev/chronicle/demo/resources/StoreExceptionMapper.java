package dev.chronicle.demo.resources;

import dev.chronicle.demo.api.Problem;
import dev.chronicle.store.StoreException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a caller why the captured calls cannot be read. */
public final class StoreExceptionMapper implements ExceptionMapper<StoreException> {
  private static final Logger LOG = LoggerFactory.getLogger(StoreExceptionMapper.class);
  private static final int RETRY_AFTER_SECONDS = 1;

  @Override
  public Response toResponse(StoreException failure) {
    LOG.warn("Captured calls cannot be read: {}", failure.getMessage());
    Problem problem = problem(failure);
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (failure.reason() == StoreException.Reason.BUSY) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.build();
  }

  private static Problem problem(StoreException failure) {
    return switch (failure.reason()) {
      case BUSY -> Problem.of(503, "database_busy", "Busy", failure.getMessage());
      case FULL -> Problem.of(507, "disk_full", "The disk is full", failure.getMessage());
      case DAMAGED, UNUSABLE, REFUSED, FAILED ->
          Problem.of(
              500, "captures_unavailable", "Captured calls cannot be read", failure.getMessage());
    };
  }
}
