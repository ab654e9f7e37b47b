package dev.chronicle.demo.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Asks for the operator's token: under {@code /admin} and for the dashboard's forms, and where
 * others than this machine can reach the server everywhere but at {@code /health} and where one
 * signs in.
 *
 * <p>A session, see {@link Sessions}, is as good for reading and for the dashboard's own forms, not
 * for anything else that changes something.
 */
final class TokenFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String SIGN_IN = "/dashboard/sign-in";

  private final transient AdminToken token;
  private final transient Sessions sessions;
  private final boolean everywhere;

  private TokenFilter(AdminToken token, boolean everywhere) {
    this.token = token;
    this.sessions = new Sessions(token, Clock.systemUTC());
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
    if (isOpen(request)
        || token.isIn(request.getHeader("Authorization"))
        || (isForSessions(request) && sessions.isIn(request))) {
      chain.doFilter(request, response);
    } else if (isPerson(request)) {
      response.setStatus(HttpStatus.SEE_OTHER_303);
      response.setHeader("Location", SIGN_IN + "?to=" + returnPath(request));
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
    if (path.equals("/health") || path.equals(SIGN_IN) || path.startsWith("/dashboard/assets/")) {
      return true;
    }
    return !everywhere && !isAdmin(request) && (isReading(request) || !isDashboard(request));
  }

  private static boolean isForSessions(HttpServletRequest request) {
    return isReading(request) || isDashboard(request);
  }

  private static boolean isPerson(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  /** A form cannot be sent again by a link, so who sent one starts from the first page. */
  private static String returnPath(HttpServletRequest request) {
    return isReading(request) && isDashboard(request) ? request.getRequestURI() : "/dashboard";
  }

  private static boolean isReading(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }

  private static boolean isAdmin(HttpServletRequest request) {
    return "admin".equalsIgnoreCase(firstStep(request));
  }

  private static boolean isDashboard(HttpServletRequest request) {
    return "dashboard".equalsIgnoreCase(firstStep(request));
  }

  /** Looks at the decoded path, and not at empty steps in it, so that no spelling slips through. */
  private static String firstStep(HttpServletRequest request) {
    String path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    return Arrays.stream(path.split("[/;\\\\]+"))
        .filter(step -> !step.isEmpty())
        .findFirst()
        .orElse("");
  }
}
