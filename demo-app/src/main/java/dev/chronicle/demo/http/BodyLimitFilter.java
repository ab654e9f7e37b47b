package dev.chronicle.demo.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses bodies over 1 MiB, whether they announce their size or not, compressed ones by what they
 * unpack to.
 *
 * <p>What is left of such a body is read and thrown away up to a bound, because a client that is
 * still sending when the connection closes would not see the answer.
 */
final class BodyLimitFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The largest body that is read, in bytes. */
  static final long LIMIT = 1 << 20;

  private static final long DISCARDED = 16 * LIMIT;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentLengthLong() > LIMIT) {
      if (request.getHeader("Expect") == null) {
        discard(request.getInputStream());
      }
      ProblemWriter.write(BodyTooLargeMapper.PROBLEM, response);
      return;
    }
    BoundedRequest bounded = new BoundedRequest(request);
    chain.doFilter(bounded, response);
    if (bounded.isExceeded()) {
      discard(request.getInputStream());
    }
  }

  private static void discard(ServletInputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    long discarded = 0;
    int read;
    while (discarded < DISCARDED && (read = body.read(buffer)) >= 0) {
      discarded += read;
    }
  }

  private static final class BoundedRequest extends HttpServletRequestWrapper {
    private BoundedBody body;

    BoundedRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (body == null) {
        body = new BoundedBody(super.getInputStream(), LIMIT);
      }
      return body;
    }

    boolean isExceeded() {
      return body != null && body.isExceeded();
    }
  }
}
