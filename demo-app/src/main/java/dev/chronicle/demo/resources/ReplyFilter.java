package dev.chronicle.demo.resources;

import dev.chronicle.demo.api.Reply;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Sends what a {@link Reply} says, before any other filter looks at the answer. */
@Priority(Priorities.USER + 1)
public final class ReplyFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Reply<?> reply) {
      response.setStatus(reply.status());
      reply.headers().forEach(response.getHeaders()::putSingle);
      response.setEntity(reply.body());
      if (reply.body() == null) {
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
      }
    }
  }
}
