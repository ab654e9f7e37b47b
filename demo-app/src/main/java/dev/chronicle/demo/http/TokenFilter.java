package dev.chronicle.demo.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Asks for the operator's token: under {@code /admin}, and where others than this machine can reach
 * the server everywhere but at {@code /health}.
 */
final class TokenFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient AdminToken token;
  private final boolean everywhere;

  private TokenFilter(AdminToken token, boolean everywhere) {
    this.token = token;
    this.everywhere = everywhere;
  }

  /** Returns the filter that a server of this exposure needs. */
  static TokenFilter of(AdminToken token, Exposure exposure) {
    return new TokenFilter(token, !exposure.loopbackOnly());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isOpen(request) || token.isIn(request.getHeader("Authorization"))) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"chronicle\"");
      ProblemWriter.write(
          StatusProblem.of(
              HttpStatus.UNAUTHORIZED_401, "send the operator's token as Authorization: Bearer"),
          response);
    }
  }

  private boolean isOpen(HttpServletRequest request) {
    String path = request.getRequestURI();
    return everywhere ? path.equals("/health") : !isAdmin(request);
  }

  /** Looks at the decoded path, and not at empty steps in it, so that no spelling slips through. */
  private static boolean isAdmin(HttpServletRequest request) {
    String path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    return Arrays.stream(path.split("[/;\\\\]+"))
        .filter(step -> !step.isEmpty())
        .findFirst()
        .filter("admin"::equalsIgnoreCase)
        .isPresent();
  }
}
