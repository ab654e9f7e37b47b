package dev.chronicle.demo.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Refuses writes that a page of another site makes a browser send.
 *
 * <p>Browsers say so themselves, in {@code Sec-Fetch-Site} or, older ones, in {@code Origin}.
 * Programs send neither and are not affected.
 */
final class CrossSiteFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (READING.contains(request.getMethod()) || isFromHere(request)) {
      chain.doFilter(request, response);
    } else {
      ProblemWriter.write(
          StatusProblem.of(
              HttpStatus.FORBIDDEN_403, "a page of another site must not change anything"),
          response);
    }
  }

  private static boolean isFromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return OWN.contains(site);
    }
    String origin = request.getHeader("Origin");
    return origin == null || hasAuthority(origin, request.getHeader("Host"));
  }

  private static boolean hasAuthority(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }
}
