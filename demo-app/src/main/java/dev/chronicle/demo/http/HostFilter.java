package dev.chronicle.demo.http;

import dev.chronicle.demo.api.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Refuses requests that call this machine by a foreign name.
 *
 * <p>A server on loopback trusts whoever can reach it. A web page could reach it too, by giving its
 * own name the address 127.0.0.1 after it was loaded (DNS rebinding); the browser then still sends
 * that name as {@code Host}. The port is not looked at, because a tunnel may change it.
 */
final class HostFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final Set<String> names;

  /**
   * Makes the filter.
   *
   * @param bound addresses that the server listens on
   */
  HostFilter(List<String> bound) {
    this.names =
        Stream.concat(Stream.of("localhost", "127.0.0.1", "::1"), bound.stream())
            .map(HostFilter::bare)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String host = request.getServerName();
    if (names.contains(bare(host))) {
      chain.doFilter(request, response);
    } else {
      Problem problem =
          StatusProblem.of(
              HttpStatus.MISDIRECTED_REQUEST_421,
              "this server is not called " + host + ": use localhost");
      ProblemWriter.write(problem, response);
    }
  }

  private static String bare(String host) {
    return host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
  }
}
